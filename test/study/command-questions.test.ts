import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { compareLines, meaningOf } from '../../src/study/command/compare.ts';
import { gradeCommand } from '../../src/study/grade/command.ts';
import type { QuestionOf } from '../../src/study/question.ts';

const folder = join(import.meta.dirname, '../../quizzes');
const questions = readdirSync(folder)
  .filter((name) => name.endsWith('.yaml'))
  .flatMap((name) => parse(readFileSync(join(folder, name), 'utf8')).questions as QuestionOf<'command'>[])
  .filter(({ kind }) => kind === 'command');

describe('typed-command questions of the course', () => {
  test.each(questions.map((question) => [question.id, question] as const))(
    '%s accepts its answers and refuses its near misses',
    (_, question) => {
      const { answer, alternatives = [], nearMisses, setting } = question;
      for (const line of [answer, ...alternatives]) {
        expect(meaningOf(line, setting), line).not.toHaveProperty('fault');
        expect(gradeCommand(question, [line]).verdict, line).toBe('right');
      }
      for (const { line } of nearMisses) {
        const grade = gradeCommand(question, [line]);
        expect(grade.verdict, line).toBe('wrong');
        // A near miss that cannot be read is one on purpose: a list, a variable, an option that does not exist.
        const readable = compareLines(line, line, setting).problem === undefined;
        if (readable) expect(grade.nearMiss, line).toBeDefined();
      }
    },
  );
});
