import type { Language } from '../../i18n/language.ts';
import type { Question } from '../../study/question.ts';
import { questionFace } from '../../study/review/face.ts';
import { escapeXml } from '../../text/escape-xml.ts';
import { inlineHtml } from '../../text/inline-html.ts';

/** Notes for Anki's text import: front, back and tags, parted by tabs, with the header lines it reads. */
export function toAnki(questions: readonly Question[], language: Language): string {
  const rows = questions.map((question) => {
    const { front, back, code } = questionFace(question);
    const shown = code === undefined ? '' : `<pre>${escapeXml(code.text)}</pre>`;
    const tags = [
      'eks-learn',
      `lesson::${question.lesson}`,
      ...question.domains.map((domain) => domain.replace('/', '::')),
    ];
    return [`${inlineHtml(front[language])}${shown}`, inlineHtml(back[language]), tags.join(' ')]
      .map(oneLine)
      .join('\t');
  });
  return ['#separator:tab', '#html:true', '#tags column:3', ...rows].join('\n');
}

/** Inside a field a line end would end the note: preformatted ones become entities. */
const oneLine = (text: string): string => text.replaceAll('\t', '&#9;').replaceAll('\n', '&#10;');
