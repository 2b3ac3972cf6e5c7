// npm test: installs what is missing, then build, types, Biome and all tests. Needs Node.js and npm alone; a suite that
// needs more says on one line what to install or set, and is skipped. Arguments name test files: npm test -- test/text
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { installIfNeeded } from './install.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const report = join(root, '.tmp/vitest.json');
const files = process.argv.slice(2);

/** The program of an installed package, run with this Node.js: no shell, no PATH. */
function programOf(name, bin = name) {
  const file = join(root, 'node_modules', name, 'package.json');
  const { bin: bins } = createRequire(import.meta.url)(file);
  return join(root, 'node_modules', name, typeof bins === 'string' ? bins : bins[bin]);
}

function run(title, ...args) {
  console.error(`\n== ${title}`);
  const { status } = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
  if (status !== 0) console.error(`== ${title}: failed`);
  return status === 0;
}

function testAll() {
  if (!installIfNeeded(root)) return false;
  mkdirSync(join(root, '.tmp'), { recursive: true });
  rmSync(report, { force: true });
  const built = run('build', 'scripts/build.mjs');
  const checks =
    files.length > 0
      ? []
      : [
          () => run('types', programOf('typescript', 'tsc'), '-p', '.'),
          () => run('types of tests', programOf('typescript', 'tsc'), '-p', 'test'),
          () => run('Biome', programOf('@biomejs/biome', 'biome'), 'check', '--diagnostic-level=warn', '.'),
        ];
  const checked = checks.map((check) => check()).every(Boolean);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const tested = built && run('tests', programOf('vitest'), 'run', ...reporters, ...files);
  return built && checked && tested;
}

/** One line that says it all: what a CI log ends with. */
function closingLine() {
  if (!existsSync(report)) return '0 passed, 1 failed, 0 skipped';
  const { numPassedTests, numFailedTests, numPendingTests, numTodoTests, testResults } = JSON.parse(
    readFileSync(report, 'utf8'),
  );
  const brokenFiles = testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
  );
  const failed = numFailedTests + brokenFiles.length;
  return `${numPassedTests} passed, ${failed} failed, ${numPendingTests + numTodoTests} skipped`;
}

const passed = testAll();
console.log(`\n${closingLine()}`);
process.exitCode = passed ? 0 : 1;
