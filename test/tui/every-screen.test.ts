import { expect, test } from 'vitest';
import type { Role } from '../../src/text/line.ts';
import { widthOf } from '../../src/text/width.ts';
import { type KeyUse, keyTable, pressedIn } from '../../src/tui/keys.ts';
import { type LookFlags, lookFor } from '../../src/tui/look.ts';
import { paintRow } from '../../src/tui/paint.ts';
import { cellsOf } from '../support/frame-rules.ts';
import { goldenExams } from '../support/golden-exams.ts';
import { goldenLabs } from '../support/golden-labs.ts';
import { type GoldenScreen, goldenScreens } from '../support/golden-screens.ts';
import { openShell } from '../support/open-shell.ts';

const screens = [...goldenScreens, ...goldenLabs, ...goldenExams].filter(({ only }) => only === undefined);
const term = { TERM: 'xterm-256color', LANG: 'C.UTF-8' };
/** Far above what a busy machine needs. */
const limit = 120_000;
const colour = /\u001b\[(?:[0-9;]*;)?(?:3[0-8]|9[0-7]|4[0-8]|10[0-7])(?:;[0-9;]*)?m/;
const bare = (painted: string) => painted.replace(/\u001b\[[0-9;]*m|\u001b\]8;;[^\u001b]*\u001b\\/g, '');

/** Keys of a use that the footer promises: the first of the table, or each of a range. */
function promised(use: KeyUse): readonly string[] {
  const keys = Object.keys(use.keys ?? keyTable[use.id].keys);
  return keys.filter((key) => pressedIn([use], key) !== undefined);
}

test(
  'every key in every footer does something, here or with the pointer one row on',
  async () => {
    const idle: string[] = [];
    const tried = new Set<string>();
    for (const screen of screens) {
      const seen = await openShell(screen, { size: [80, 16] });
      const { band, keys } = seen.view();
      const typing = seen.shell.isTyping();
      seen.shell.close();
      for (const use of (band?.keys ?? keys).filter((each) => each.footer !== false)) {
        const name = `${screen.place.screen} ${band?.title ?? ''} ${use.id} ${use.label?.en ?? ''} ${typing}`;
        if (tried.has(name) || alone.has(`${screen.name}: ${use.id}`)) continue;
        tried.add(name);
        const own = promised(use).filter((key) => !typing || [...key].length > 1);
        if (!(await someActs(screen, own))) idle.push(`${screen.name}: ${use.id}`);
      }
    }
    expect(idle).toEqual([]);
  },
  limit,
);

/** In the test's own world: one row, nothing to move to; one command, all shown; evidence that fits whole. */
const alone = new Set(['exams: move', 'lab-plan: other', 'lab-plan-local: other', 'lab-evidence: go-on']);

async function someActs(screen: GoldenScreen, keys: readonly string[]): Promise<boolean> {
  for (const key of keys)
    for (const first of [[], ['j']]) {
      const { shell, text, press, left, records } = await openShell(screen, { size: [80, 16] });
      const now = () => [...text(), JSON.stringify(shell.frame().cursor), records().length, left.length];
      await press(...first);
      const before = now();
      await press(key);
      const acted = now().some((each, at) => each !== before[at]);
      shell.close();
      if (acted) return true;
    }
  return false;
}

test(
  'Esc leads out of every screen, band and field, and q at once after it',
  async () => {
    for (const screen of screens) {
      const { shell, press, left, records } = await openShell(screen);
      const kept = records().length;
      // The stack is at most field, band, find and screen deep.
      for (let turn = 0; turn < 7 && !left.includes('end'); turn++) await press('Esc');
      if (!left.includes('end')) await press('q');
      expect(left, screen.name).toContain('end');
      expect(records().length, screen.name).toBeGreaterThanOrEqual(kept);
      shell.close();
    }
  },
  limit,
);

test(
  'on 200 columns no text is wider than the measure, whatever the screen',
  async () => {
    const wide: string[] = [];
    for (const screen of screens)
      for (const language of ['ja', 'en'] as const) {
        const { shell, text } = await openShell(screen, { size: [200, 50], language });
        for (const row of text().slice(2, -2)) {
          const cells = cellsOf(row);
          const panel = cells[78] === '╎' || cells[78] === '▐';
          const over = cells.slice(78, panel ? 78 : cells[198] === '▐' ? 198 : undefined).join('');
          if (over.trim() !== '' || (panel && cells.length > 128)) wide.push(`${screen.name}: ${row}`);
        }
        shell.close();
      }
    expect(wide).toEqual([]);
  },
  limit,
);

const colourless: readonly (readonly [string, Readonly<Record<string, string>>, LookFlags])[] = [
  ['NO_COLOR', { ...term, NO_COLOR: '1' }, {}],
  ['NO_COLOR against FORCE_COLOR', { ...term, NO_COLOR: '1', FORCE_COLOR: '3' }, {}],
  ['--no-color', { ...term, FORCE_COLOR: '1' }, { noColor: true }],
  ['FORCE_COLOR=0', { ...term, FORCE_COLOR: '0' }, {}],
  ['TERM=dumb', { ...term, TERM: 'dumb' }, {}],
  ['TERM=xterm-mono', { ...term, TERM: 'xterm-mono' }, {}],
  ['TERM=vt100', { ...term, TERM: 'vt100' }, {}],
];

test(
  'no screen has a colour where none is wanted, and every one keeps its words',
  async () => {
    for (const screen of screens) {
      const { shell, frame, text } = await openShell(screen);
      const { rows } = frame();
      for (const [name, env, flags] of colourless) {
        const painted = rows.map((row) => paintRow(row, lookFor(env, flags)));
        expect(painted.join('\n'), `${screen.name} with ${name}`).not.toMatch(colour);
        expect(painted.map((row) => bare(row).trimEnd())).toEqual(text());
      }
      shell.close();
    }
  },
  limit,
);

test(
  'no screen has a background, a bold colour, bright black or white, or inverse outside a find hit',
  async () => {
    for (const screen of screens) {
      const { shell, frame } = await openShell(screen);
      for (const theme of ['dark', 'light', 'fixed-dark', 'fixed-light'] as const) {
        const look = lookFor(term, {}, { theme });
        for (const row of frame().rows) {
          const codes = [...paintRow(row, look).matchAll(/\u001b\[([0-9;]*)m/g)].map(
            ([, code]) => code ?? '',
          );
          for (const code of codes) {
            const parts = code.replace(/38;2;\d+;\d+;\d+/, 'rgb').split(';');
            expect(parts.join(';'), screen.name).not.toMatch(/(?:^|;)(?:4[0-9]|10[0-7]|30|37|90|97)(?:;|$)/);
            if (parts.includes('1')) expect(parts.length, `${screen.name}: ${code}`).toBe(1);
          }
          expect(codes, screen.name).not.toContain('7');
        }
      }
      shell.close();
    }
  },
  limit,
);

test(
  'colour stays on marks, bars, verdict words and keys of code: never on a sentence',
  async () => {
    const inked = new Set<Role>(['pass', 'fail', 'wait', 'here']);
    const said: string[] = [];
    for (const screen of screens)
      for (const language of ['ja', 'en'] as const) {
        const { shell, frame } = await openShell(screen, { language });
        for (const row of frame().rows)
          for (const span of row.spans)
            if (inked.has(span.role) && (widthOf(span.text) > 20 || /[。.]\s/.test(span.text)))
              said.push(`${screen.name} ${language}: ${span.text}`);
        shell.close();
      }
    expect(said).toEqual([]);
  },
  limit,
);

test(
  'where the locale is not UTF-8 or ambiguous characters are wide, every cell stands where it stood',
  async () => {
    for (const screen of screens) {
      const { shell, frame, text } = await openShell(screen, { language: 'en' });
      const stood = text();
      for (const look of [lookFor({ ...term, LANG: 'C' }), lookFor(term, {}, { ambiguous: 'wide' })]) {
        const drawn = frame().rows.map((row) => bare(paintRow(row, look)).trimEnd());
        drawn.forEach((row, at) => {
          expect(widthOf(row, 'wide'), `${screen.name}: ${row}`).toBe(widthOf(stood[at] ?? ''));
        });
      }
      shell.close();
    }
  },
  limit,
);

test(
  'in an English screen of the C locale no byte is outside ASCII',
  async () => {
    const look = lookFor({ ...term, LANG: 'C', NO_COLOR: '1' });
    const found: string[] = [];
    for (const screen of screens) {
      if (/^(?:first-language|glossary|search)/.test(screen.name)) continue;
      const { shell, frame } = await openShell(screen, { language: 'en', look });
      for (const row of frame().rows) {
        const drawn = bare(paintRow(row, look));
        if (/[^ -~]/.test(drawn)) found.push(`${screen.name}: ${drawn}`);
      }
      shell.close();
    }
    expect(found).toEqual([]);
  },
  limit,
);
