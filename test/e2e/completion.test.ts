import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'eks-learn-completion-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const shells = ['bash', 'zsh', 'fish'] as const;
const has = (shell: string) => spawnSync(shell, ['-c', 'true']).status === 0;
const missing = shells.filter((shell) => !has(shell));
if (missing.length > 0) console.warn(`test/e2e/completion is skipped in part: install ${missing.join(' ')}`);

const env = {
  PATH: `${join(folder, 'bin')}:${process.env.PATH}`,
  HOME: folder,
  EKS_LEARN_HOME: join(folder, 'home'),
  TERM: 'dumb',
};
const run = (shell: string, script: string) =>
  spawnSync(shell, ['-c', script], { env, encoding: 'utf8', timeout: 60_000 });

beforeAll(() => {
  const dist = join(folder, 'dist');
  spawnSync(process.execPath, [join(root, 'scripts/build.mjs'), '--out', dist]);
  mkdirSync(join(folder, 'bin'));
  symlinkSync(join(dist, 'launcher.cjs'), join(folder, 'bin/eks-learn'));
  for (const shell of shells)
    writeFileSync(join(folder, shell), run('sh', `eks-learn completion ${shell}`).stdout);
});

describe('completion', () => {
  const lines: readonly (readonly [string, readonly string[], string])[] = [
    ['a command', ['glos'], 'glossary'],
    ['a subcommand', ['lessons', 'sh'], 'show'],
    ['a lesson', ['lessons', 'show', 'irsa-or'], 'irsa-or-pod-identity'],
  ];

  test.skipIf(missing.includes('bash')).each(lines)('in bash knows %s', (_what, words, found) => {
    const script = `source ${folder}/bash; COMP_WORDS=(eks-learn ${words.join(' ')}); COMP_CWORD=${words.length}; _eks_learn; echo "\${COMPREPLY[@]}"`;
    expect(run('bash', script).stdout.split(/\s+/)).toContain(found);
  });

  test.skipIf(missing.includes('fish')).each(lines)('in fish knows %s', (_what, words, found) => {
    const { stdout } = run('fish', `source ${folder}/fish; complete -C 'eks-learn ${words.join(' ')}'`);
    expect(stdout.split(/\s+/)).toContain(found);
  });

  test.skipIf(missing.includes('zsh')).each(lines)('in zsh knows %s', (_what, words, found) => {
    const script = `compdef() { :; }; compadd() { shift; print -l -- \${(P)1} }; source ${folder}/zsh; words=(eks-learn ${words.join(' ')}); CURRENT=${words.length + 1}; _eks_learn`;
    expect(run('zsh', script).stdout.split(/\s+/)).toContain(found);
  });
});
