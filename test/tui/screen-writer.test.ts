import { Terminal } from '@xterm/headless';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ScreenWriter } from '../../src/tui/screen-writer.ts';

const columns = 60;
const height = 20;

class Screen {
  readonly terminal = new Terminal({
    cols: columns,
    rows: height + 1,
    allowProposedApi: true,
    scrollback: 50,
  });
  bytes = '';
  readonly writer = new ScreenWriter((text) => {
    this.bytes += text;
  });

  async draw(rows: readonly string[], cursor?: { readonly x: number; readonly y: number }): Promise<number> {
    this.writer.draw(rows, cursor, { x: 4, y: rows.length - 1 });
    const { bytes } = this;
    this.bytes = '';
    await new Promise<void>((resolve) => this.terminal.write(bytes, resolve));
    return Buffer.byteLength(bytes);
  }

  /** Every cell with its attributes, and where the cursor is. */
  cells(): string {
    const { active } = this.terminal.buffer;
    const rows = Array.from({ length: height + 1 }, (_, y) =>
      Array.from({ length: columns }, (_, x) => {
        const cell = active.getLine(active.baseY + y)?.getCell(x);
        if (cell === undefined) return '';
        const ink = [cell.isBold(), cell.isDim(), cell.isUnderline(), cell.isInverse(), cell.getFgColor()];
        return `${cell.getWidth() === 0 ? '' : cell.getChars() || ' '}${ink.join('')}`;
      }).join(','),
    );
    return `${rows.join('\n')}\n${active.cursorX},${active.cursorY},${active.baseY}`;
  }
}

const words = [
  'Pod',
  'ノードの準備',
  'は、',
  'kubectl get pods',
  'IAM ロール',
  '→ 次',
  '①',
  '👩‍💻',
  '。',
  '×',
];
const painted = (text: string, ink: number): string =>
  ink === 0 ? text : `\u001b[${ink}m${text}\u001b[${ink === 36 ? 39 : 22}m`;

const line = fc
  .array(fc.tuple(fc.constantFrom(...words), fc.constantFrom(0, 0, 1, 2, 36)), { maxLength: 3 })
  .map((parts) => parts.map(([text, ink]) => painted(text, ink)).join(' '));

/** A frame of a text at some height: head, body with a thumb, foot. */
function frameOf(text: readonly string[], top: number, pointer: number): readonly string[] {
  const rows = height - 4;
  const thumb = Math.floor((top / Math.max(1, text.length - rows)) * (rows - 2));
  const body = Array.from({ length: rows }, (_, at) => {
    const mark = top + at === pointer ? '▸' : ' ';
    const bar = at === thumb || at === thumb + 1 ? ' \u001b[2m▐\u001b[22m' : '';
    return ` ${mark}  ${text[top + at] ?? ''}${bar}`.trimEnd();
  });
  const share = Math.floor((100 * (top + rows)) / Math.max(1, text.length));
  return ['    head', `    ${'╌'.repeat(40)}`, ...body, `    ╌╌╌ ${share}% ╌╌`, '    Space next  q quit'];
}

test('what is written row by row, moved or in parts, is what a frame drawn whole shows', async () => {
  const steps = fc.array(
    fc.record({ by: fc.integer({ min: -25, max: 25 }), pointer: fc.nat(60), caret: fc.boolean() }),
    { minLength: 1, maxLength: 12 },
  );
  await fc.assert(
    fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 60 }), steps, async (text, moves) => {
      const screen = new Screen();
      let top = 0;
      for (const { by, pointer, caret } of moves) {
        top = Math.max(0, Math.min(text.length, top + by));
        const rows = frameOf(text, top, pointer);
        const cursor = caret ? { x: 7, y: 5 } : undefined;
        await screen.draw(rows, cursor);
        const whole = new Screen();
        await whole.draw(rows, cursor);
        expect(screen.cells()).toBe(whole.cells());
      }
    }),
    { numRuns: 120 },
  );
});

test('a text that goes up by one line costs a line, and a frame that stays costs nothing', async () => {
  const text = Array.from(
    { length: 60 },
    (_, at) => `${at} 条件は 2 つです。aud は sts.amazonaws.com、sub は`,
  );
  const screen = new Screen();
  await screen.draw(frameOf(text, 0, -1));
  expect(await screen.draw(frameOf(text, 1, -1))).toBeLessThan(250);
  expect(await screen.draw(frameOf(text, 1, -1))).toBe(0);
  expect(await screen.draw(frameOf(text, 0, -1))).toBeLessThan(250);
});

test('after it was forgotten a frame is drawn whole', async () => {
  const screen = new Screen();
  await screen.draw(['one', 'two']);
  screen.terminal.write('\u001b[H\u001b[Jnoise over everything');
  screen.writer.forget();
  await screen.draw(['one', 'two']);
  const fresh = new Screen();
  await fresh.draw(['one', 'two']);
  expect(screen.cells()).toBe(fresh.cells());
});
