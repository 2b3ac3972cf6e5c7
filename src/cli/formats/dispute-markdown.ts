import { sayDate } from '../../i18n/amounts.ts';
import type { Language } from '../../i18n/language.ts';
import { disputeTexts as texts } from '../../i18n/texts/disputes.ts';
import type { Dispute } from '../../study/disputes.ts';
import type { Question, Source } from '../../study/question.ts';
import { questionFace } from '../../study/review/face.ts';

/** A dispute with what it is about; without a question when this version of the course has it no more. */
export type Disputed = Dispute & { readonly question?: Question; readonly sources: readonly Source[] };

/** Disputes as a report for the authors of the course, one section each, in Markdown. */
export const disputesToMarkdown = (
  disputes: readonly Disputed[],
  version: string,
  language: Language,
): string => disputes.map((dispute) => section(dispute, version, language)).join('\n\n');

function section(dispute: Disputed, version: string, language: Language): string {
  const { item, text, at, question, sources } = dispute;
  const quoted = text.split('\n').map((line) => `> ${line}`.trimEnd());
  const head = [`## ${texts.title[language](item)}`, '', `- eks-learn ${version}, ${sayDate(at)}`];
  const argument = ['', `### ${texts.argument[language]}`, '', ...quoted];
  if (question === undefined) return [...head, `- ${texts.gone[language]}`, ...argument].join('\n');
  const { front, back, code } = questionFace(question);
  const fence = '`'.repeat(
    Math.max(3, ...[...(code?.text ?? '').matchAll(/`+/g)].map(([run]) => run.length + 1)),
  );
  return [
    ...head,
    `- ${texts.lesson[language]} ${question.lesson}`,
    ...sources.map(({ title, url, checked }) => `- [${title[language]}](${url}) ${checked}`),
    ...argument,
    '',
    `### ${texts.question[language]}`,
    '',
    front[language],
    ...(code === undefined ? [] : ['', `${fence}${code.lang}`, code.text.trimEnd(), fence]),
    '',
    `### ${texts.key[language]}`,
    '',
    back[language],
  ].join('\n');
}
