import type { Question, QuestionOf } from '../study/question.ts';
import type { Finding } from './finding.ts';
import { proofreadOptions } from './proofread-options.ts';
import type { Tell } from './proofread-questions.ts';
import { sameCode, sameTexts } from './same-words.ts';

/** What each kind of question needs beyond its shape. */
export function proofreadKind(question: Question, tell: Tell): readonly Finding[] {
  switch (question.kind) {
    case 'single':
    case 'multiple':
      return proofreadOptions(question, tell);
    case 'output':
      return [...needsCode(question, tell), ...proofreadOptions(question, tell)];
    case 'ordering':
      return sameTexts(
        question.items.map(({ text }) => text.en),
        ['items'],
        tell,
      );
    case 'matching':
      return sameTexts(
        [
          ...question.pairs.map(({ right }) => right.en),
          ...(question.extra ?? []).map(({ text }) => text.en),
        ],
        ['pairs'],
        tell,
      );
    case 'command':
      return command(question, tell);
    case 'short':
      return question.pass > question.ideas.length
        ? [tell('pass-too-high', ['pass'], `${question.pass} > ${question.ideas.length}`)]
        : sameCode(question.model).map((word) => tell('code-parity', ['model'], word));
    case 'cloze':
      return cloze(question, tell);
    case 'wrong-line':
      return wrongLine(question, tell);
  }
}

const needsCode = (question: Question, tell: Tell): readonly Finding[] =>
  question.code === undefined ? [tell('missing-code', ['kind'], question.kind)] : [];

function command(question: QuestionOf<'command'>, tell: Tell): readonly Finding[] {
  const plain = (line: string) => line.trim().replace(/\s+/g, ' ');
  const right = new Set([question.answer, ...(question.alternatives ?? [])].map(plain));
  return question.nearMisses.flatMap(({ line }, index) =>
    right.has(plain(line)) ? [tell('miss-is-answer', ['nearMisses', index], line)] : [],
  );
}

function cloze(question: QuestionOf<'cloze'>, tell: Tell): readonly Finding[] {
  if (question.code === undefined) return needsCode(question, tell);
  const found = [...question.code.text.matchAll(/‹(\d)›/g)].map(([, number]) => Number(number));
  const numbers = new Set(found);
  const wanted = question.gaps.map((_, index) => index + 1);
  const fit = wanted.every((number) => numbers.has(number)) && numbers.size === wanted.length;
  return fit ? [] : [tell('gaps-differ', ['gaps'], `${numbers.size} / ${wanted.length}`)];
}

function wrongLine(question: QuestionOf<'wrong-line'>, tell: Tell): readonly Finding[] {
  if (question.code === undefined) return needsCode(question, tell);
  const lines = question.code.text.replace(/\n$/, '').split('\n');
  const outside = [question.line, ...question.others.map(({ line }) => line)].filter(
    (line) => line > lines.length,
  );
  return [
    ...outside.map((line) => tell('line-outside', ['line'], line)),
    ...(lines[question.line - 1] === question.repair ? [tell('same-repair', ['repair'])] : []),
  ];
}
