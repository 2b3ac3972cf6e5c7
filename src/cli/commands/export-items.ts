import { quizTexts as texts } from '../../i18n/texts/quiz.ts';
import type { Question } from '../../study/question.ts';
import type { CliContext } from '../cli-context.ts';

/** `qti` is a ZIP package of QTI 3; the others are text. */
export const itemFormats = ['anki', 'gift', 'qti'] as const;
export type ItemFormat = (typeof itemFormats)[number];

/** Questions with their answers, for other programs. */
export async function exportItems(
  questions: readonly Question[],
  format: ItemFormat,
  cli: CliContext,
): Promise<void> {
  switch (format) {
    case 'anki': {
      const { toAnki } = await import('../formats/anki.ts');
      cli.world.stdout.write(`${toAnki(questions, cli.language)}\n`);
      return;
    }
    case 'gift': {
      const { toGift } = await import('../formats/gift.ts');
      const { text, left } = toGift(questions, cli.language);
      cli.print.out(text);
      if (left > 0) cli.print.note(texts.leftOut[cli.language](left));
      return;
    }
    case 'qti': {
      const [{ toQti }, { toZip }] = await Promise.all([
        import('../formats/qti.ts'),
        import('../formats/zip.ts'),
      ]);
      cli.world.stdout.write(toZip(toQti(questions, cli.language)));
    }
  }
}
