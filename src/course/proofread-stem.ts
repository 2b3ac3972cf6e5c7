import type { Question } from '../study/question.ts';
import type { Finding } from './finding.ts';
import type { Tell } from './proofread-questions.ts';
import { sameCode } from './same-words.ts';

/** The question text: negatives are emphasised, and both languages use the same code words. */
export function proofreadStem(question: Question, tell: Tell): readonly Finding[] {
  const { ja, en } = question.stem;
  const bare = { ja: ja.replace(/\*\*[^*]+\*\*/g, ''), en: en.replace(/\*\*[^*]+\*\*/g, '') };
  // 少ない and 足りない end like a negative and are none.
  const negative = {
    ja: /(?:(?<!少|足り|危|欠かせ|間違い)ない|なく|誤っている|誤った|間違っている|不適切な|正しくない)(?:もの|の)?は(?:どれ|何)/.exec(
      bare.ja,
    )?.[0],
    en: /\b(?:which|what)\b[^.?]*\b(not|never|except|false|incorrect|wrong|least likely)\b[^.?]*\?|\b(except) (?:which|what)\b/i
      .exec(bare.en.replace(/wrong line|went wrong|is wrong|line is wrong|goes wrong/gi, ''))
      ?.findLast((part) => part !== undefined),
  };
  return [
    ...(['ja', 'en'] as const).flatMap((language) => {
      const word = negative[language];
      return word === undefined ? [] : [tell('negative-stem', ['stem', language], word)];
    }),
    ...sameCode(question.stem).map((word) => tell('code-parity', ['stem'], word)),
  ];
}
