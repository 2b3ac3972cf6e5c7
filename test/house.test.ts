import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

type Cruise = {
  readonly summary: {
    readonly totalCruised: number;
    readonly violations: readonly {
      readonly from: string;
      readonly to: string;
      readonly rule: { readonly name: string };
    }[];
  };
};

function cruise(folder: string): Cruise {
  const program = join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const args = [program, '--config', join(root, '.dependency-cruiser.cjs'), '--output-type', 'json', 'src'];
  const { stdout } = spawnSync(process.execPath, args, {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  return JSON.parse(stdout) as Cruise;
}

/** Each file is one mistake; the rule that must find it. */
const planted: readonly (readonly [file: string, text: string, rule: string])[] = [
  ['study/up.ts', "import { a } from '../tui/a.tsx';\nexport const b = a;\n", 'study-looks-down'],
  ['study/neighbour.ts', "import { a } from '../lab/a.ts';\nexport const b = a;\n", 'study-looks-down'],
  ['host/up.ts', "import { a } from '../lab/a.ts';\nexport const b = a;\n", 'host-looks-down'],
  ['i18n/up.ts', "import { a } from '../study/a.ts';\nexport const b = a;\n", 'i18n-looks-down'],
  [
    'course/host-value.ts',
    "import { a } from '../host/a.ts';\nexport const b = a;\n",
    'host-and-store-by-type-only',
  ],
  [
    'cli/early-screen.ts',
    "import { a } from '../tui/a.tsx';\nexport const b = a;\n",
    'screens-are-imported-late',
  ],
  [
    'course/ink.ts',
    "import { Box } from 'ink';\nexport const b = Box;\n",
    'door-of-ink-ink-select-input-react-react-reconciler',
  ],
  [
    'tui/files.ts',
    "import { readFileSync } from 'node:fs';\nexport const b = readFileSync;\n",
    'door-of-node-fs-promises',
  ],
  [
    'lab/spawn.ts',
    "import { spawn } from 'node:child_process';\nexport const b = spawn;\n",
    'door-of-node-child-process',
  ],
  [
    'cli/net.ts',
    "import { request } from 'node:https';\nexport const b = request;\n",
    'door-of-node-https-net-tls-http-dgram-dns',
  ],
  ['text/circle-a.ts', "import { b } from './circle-b.ts';\nexport const a = () => b;\n", 'no-circles'],
  ['text/lost.ts', "import { b } from './nowhere.ts';\nexport const a = b;\n", 'nothing-unresolvable'],
];

/** What the rules must let pass. */
const allowed: Readonly<Record<string, string>> = {
  'course/host-type.ts': "import type { A } from '../host/a.ts';\nexport type B = A;\n",
  'i18n/type.ts': "import type { A } from '../text/a.ts';\nexport type B = A;\n",
  'cli/late-screen.ts': "export const open = () => import('../tui/a.tsx');\n",
  'tui/down.ts': "import { a } from '../study/a.ts';\nexport const b = a;\n",
};

const shared: Readonly<Record<string, string>> = {
  'tui/a.tsx': 'export const a = 1;\n',
  'lab/a.ts': 'export const a = 1;\n',
  'study/a.ts': 'export const a = 1;\n',
  'host/a.ts': 'export type A = 1;\nexport const a = 1;\n',
  'text/a.ts': 'export type A = 1;\n',
  'text/circle-b.ts': "import { a } from './circle-a.ts';\nexport const b = () => a;\n",
};

describe('the walls between the rooms', () => {
  mkdirSync(join(root, '.tmp'), { recursive: true });
  const folder = mkdtempSync(join(root, '.tmp/house-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const put = (file: string, text: string) => {
    const path = join(folder, 'src', file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  };
  for (const [file, text] of [...planted, ...Object.entries({ ...allowed, ...shared })]) put(file, text);
  cpSync(join(root, 'tsconfig.json'), join(folder, 'tsconfig.json'));
  const found = cruise(folder).summary.violations.map(({ from, rule }) => `${from} ${rule.name}`);

  test.each(planted)('%s is found', (file, _text, rule) => {
    expect(found).toContain(`src/${file} ${rule}`);
  });

  test.each(Object.keys(allowed))('%s is let pass', (file) => {
    expect(found.filter((line) => line.startsWith(`src/${file} `))).toEqual([]);
  });

  test('hold in the whole program, all of which the lint can see', () => {
    const { summary } = cruise(root);
    expect(summary.totalCruised).toBeGreaterThan(100);
    expect(summary.violations.map(({ from, to, rule }) => `${from} -> ${to} ${rule.name}`)).toEqual([]);
  }, 120_000);
});

test('no file of the program has a length of its own', () => {
  const { overrides } = JSON.parse(readFileSync(join(root, 'biome.json'), 'utf8')) as {
    overrides: readonly { readonly includes: readonly string[]; readonly linter: unknown }[];
  };
  const longer = overrides.filter((one) => /noExcessiveLines/.test(JSON.stringify(one.linter)));
  expect(longer.flatMap((one) => one.includes).filter((glob) => glob.startsWith('src'))).toEqual([]);
});
