import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareLines } from '../../src/study/command/compare.ts';
import { splitWords } from '../../src/study/command/words.ts';
import { gradeCommand } from '../../src/study/grade/command.ts';
import { command } from '../support/questions.ts';
import { corpus } from './command-corpus.ts';

describe('the corpus', () => {
  test('holds at least 300 pairs', () => {
    const pairs = corpus.reduce((sum, { same, other }) => sum + same.length - 1 + other.length, 0);
    expect(pairs).toBeGreaterThanOrEqual(300);
  });

  test.each(corpus.map((group) => [group.same[0] ?? '', group] as const))(
    'lines that mean %s are the same',
    (_, group) => {
      const refused = group.same.filter(
        (line) => !compareLines(line, group.same[0] ?? '', group.setting).same,
      );
      expect(refused).toEqual([]);
      expect(
        group.same.filter((line) => !compareLines(group.same.at(-1) ?? '', line, group.setting).same),
      ).toEqual([]);
    },
  );

  test.each(corpus.map((group) => [group.same[0] ?? '', group] as const))(
    'lines near to %s are not',
    (_, group) => {
      const wrong = group.other.flatMap((line) =>
        group.same
          .filter((right) => compareLines(line, right, group.setting).same)
          .map((right) => [line, right]),
      );
      expect(wrong).toEqual([]);
    },
  );
});

describe('equivalence', () => {
  test('turning the flags of a line around never changes the verdict', () => {
    const lines = corpus
      .filter(({ setting }) => setting.tool !== 'aws')
      .flatMap(({ setting, same }) => same.map((line) => ({ setting, line, answer: same[0] ?? '' })))
      .filter(({ line }) => !/ (-f|--filename|--values|--set)\b/.test(line))
      .filter(({ line }) => !line.includes(' -- ') && !line.includes('\\\n') && !line.startsWith('$'));
    fc.assert(
      fc.property(
        fc.constantFrom(...lines),
        fc.array(fc.nat(50), { minLength: 8, maxLength: 8 }),
        (item, moves) => {
          const split = splitWords(item.line);
          if (!split.ok) return;
          // Flags written as one word can stand anywhere behind the tool.
          const [tool = '', ...words] = split.words;
          const alone = words.filter((word) => /^--[\w-]+=/.test(word));
          const rest = words.filter((word) => !/^--[\w-]+=/.test(word));
          const lastIsFlag = /^-/.test(rest.at(-1) ?? '');
          const at = (move: number) => (lastIsFlag ? rest.length : move % (rest.length + 1));
          const turned = [...rest];
          alone.forEach((word, place) => {
            const target = at(moves[place % 8] ?? 0);
            // A word must not come between a flag and its value.
            if (!/^-/.test(turned[target - 1] ?? '')) turned.splice(target, 0, word);
            else turned.unshift(word);
          });
          const typed = [tool, ...turned].map((word) => `'${word.replace(/'/g, `'\\''`)}'`).join(' ');
          expect({ typed, same: compareLines(typed, item.answer, item.setting).same }).toEqual({
            typed,
            same: true,
          });
        },
      ),
      { numRuns: 2_000 },
    );
  });

  test('comparing is symmetric, and a line equals itself', () => {
    const lines = corpus.flatMap(({ setting, same, other }) =>
      [...same, ...other].map((line) => ({ setting, line })),
    );
    fc.assert(
      fc.property(fc.constantFrom(...lines), fc.constantFrom(...lines), (one, two) => {
        const { setting } = one;
        expect(compareLines(one.line, two.line, setting).same).toBe(
          compareLines(two.line, one.line, setting).same,
        );
        const self = compareLines(one.line, one.line, setting);
        expect(self.same).toBe(self.problem === undefined);
      }),
      { numRuns: 2_000 },
    );
  });

  test('no text makes the comparison throw', () => {
    fc.assert(
      fc.property(fc.string(), fc.constantFrom('kubectl', 'aws', 'helm', 'eksctl'), (text, tool) => {
        compareLines(`${tool} ${text}`, `${tool} x`, { tool });
        compareLines(text, `${tool} x`, { tool });
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('the verdict', () => {
  test('says which part differs, and nothing about defaults', () => {
    const grade = gradeCommand(command(), ['kubectl scale deploy web --replicas 5']);
    expect(grade.verdict).toBe('wrong');
    expect(grade.nearMiss?.en).toBe('Another namespace.');
    expect(grade.parts).toEqual([
      { part: 'action', name: '', typed: 'scale', wanted: 'scale', outcome: 'same' },
      { part: 'object', name: '', typed: 'deploy web', wanted: 'deployment/web', outcome: 'same' },
      { part: 'namespace', name: '', typed: undefined, wanted: '-n app', outcome: 'missing' },
      { part: 'flag', name: '--replicas', typed: '--replicas 5', wanted: '--replicas=5', outcome: 'same' },
    ]);
  });

  test.each([
    ['kubectl scale deploy web --replicas 5; ls', 'several-commands'],
    ['kubectl scale deploy $(cat name) --replicas 5', 'substitution'],
    ['kubectl scale deploy "$NAME" --replicas 5', 'variable'],
    ['kubectl scale deploy web --replicas 5 >x', 'redirect'],
    ["kubectl scale deploy 'web --replicas 5", 'unclosed-quote'],
    ['kubectl scael deploy web', 'unknown-command'],
    ['kubectl scale deploy web --replica 5', 'unknown-flag'],
    ['kubectl scale deploy web --replicas', 'missing-value'],
    ['helm scale deploy web', 'other-tool'],
    ['', 'empty'],
  ])('%s is refused as %s', (line, fault) => {
    expect(gradeCommand(command(), [line])).toMatchObject({ verdict: 'wrong', problem: { fault } });
  });
});
