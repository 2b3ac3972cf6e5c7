import type { Both } from '../i18n/language.ts';
import type { Finding } from './finding.ts';
import type { Tell } from './proofread-questions.ts';

/** Words in backticks that stand in one language only. */
export function sameCode(text: Both): readonly string[] {
  const words = (language: 'ja' | 'en') =>
    new Set([...text[language].matchAll(/`([^`]+)`/g)].map(([, word]) => word ?? ''));
  const [ja, en] = [words('ja'), words('en')];
  return [...[...ja].filter((word) => !en.has(word)), ...[...en].filter((word) => !ja.has(word))];
}

/** The same words twice in one list of choices. */
export function sameTexts(texts: readonly string[], path: readonly string[], tell: Tell): readonly Finding[] {
  const plain = texts.map((text) => text.replace(/\s+/g, ' ').trim());
  return plain.flatMap((text, index) =>
    plain.indexOf(text) === index ? [] : [tell('same-text', [...path, index], text)],
  );
}
