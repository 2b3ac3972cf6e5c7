// Runs the recorded sessions on a practice cluster and compares: npm run fidelity [session…]. The numbers may only rise:
// test/practice/fidelity-floor.json holds the lowest allowed; --raise writes the present ones there; --diff shows differences.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  readTranscript,
  runSession,
  sessionNames,
  transcript,
  transcriptPath,
} from './practice-sessions.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const floorPath = join(root, 'test/practice/fidelity-floor.json');
const flags = process.argv.slice(2).filter((arg) => arg.startsWith('--'));
const asked = process.argv.slice(2).filter((arg) => !arg.startsWith('--'));
const names = (asked.length > 0 ? asked : sessionNames()).filter((name) => existsSync(transcriptPath(name)));

/** Length of the longest common subsequence. */
function common(left, right) {
  let before = new Array(right.length + 1).fill(0);
  for (const line of left) {
    const row = [0];
    for (let at = 1; at <= right.length; at++)
      row.push(line === right[at - 1] ? before[at - 1] + 1 : Math.max(before[at], row[at - 1]));
    before = row;
  }
  return before[right.length];
}

function compare(name, done) {
  const real = readTranscript(readFileSync(transcriptPath(name), 'utf8'));
  const ours = readTranscript(transcript(done));
  const total = { commands: 0, sameExit: 0, lines: 0, sameLines: 0 };
  for (const [index, one] of real.entries()) {
    const other = ours[index] ?? { command: '', code: -1, lines: [] };
    const same = common(one.lines, other.lines);
    const lines = Math.max(one.lines.length, other.lines.length);
    total.commands++;
    total.sameExit += Number(one.code === other.code);
    total.lines += lines;
    total.sameLines += same;
    if (flags.includes('--diff') && (one.code !== other.code || same < lines)) show(one, other);
  }
  return total;
}

function show(real, ours) {
  console.log(`\n$ ${real.command}   (${real.code} / ${ours.code})`);
  const missing = [...ours.lines];
  for (const line of real.lines) {
    const at = missing.indexOf(line);
    if (at >= 0) missing.splice(at, 1);
    else console.log(`  - ${line}`);
  }
  for (const line of missing) console.log(`  + ${line}`);
}

const home = mkdtempSync(join(tmpdir(), 'practice-fidelity-'));
const dist = flags.find((flag) => flag.startsWith('--dist='))?.slice(7) ?? join(root, 'dist');
const program = join(dist, 'launcher.cjs');
const env = { ...process.env, EKS_LEARN_HOME: home };
const practice = (...args) =>
  spawnSync(process.execPath, [program, 'practice', ...args], { env, encoding: 'utf8' });

const sum = { commands: 0, sameExit: 0, lines: 0, sameLines: 0 };
try {
  const up = practice('up', '--nodes', '1');
  if (up.status !== 0) throw new Error(up.stderr);
  const kubeconfig = join(home, 'practice/default/kubeconfig');
  const results = await Promise.all(
    names.map(async (name) => [name, compare(name, await runSession(name, kubeconfig))]),
  );
  for (const [name, one] of results) {
    for (const key of Object.keys(sum)) sum[key] += one[key];
    console.log(
      `${name.padEnd(16)} exit ${one.sameExit}/${one.commands}   lines ${one.sameLines}/${one.lines} (${((100 * one.sameLines) / one.lines).toFixed(1)} %)`,
    );
  }
} finally {
  practice('down');
  rmSync(home, { recursive: true, force: true });
}
const numbers = {
  commands: sum.commands,
  exit: Math.floor((10_000 * sum.sameExit) / sum.commands) / 100,
  lines: Math.floor((10_000 * sum.sameLines) / sum.lines) / 100,
};
console.log(
  `together         ${sum.commands} commands   same exit ${numbers.exit} %   identical lines ${numbers.lines} %`,
);
if (asked.length === 0) {
  const floor = existsSync(floorPath) ? JSON.parse(readFileSync(floorPath, 'utf8')) : { exit: 0, lines: 0 };
  if (numbers.exit < floor.exit || numbers.lines < floor.lines) {
    console.error(`below the floor: exit ${floor.exit} %, lines ${floor.lines} %`);
    process.exitCode = 1;
  }
  if (flags.includes('--raise'))
    writeFileSync(
      floorPath,
      `${JSON.stringify({ commands: numbers.commands, exit: Math.max(floor.exit, numbers.exit), lines: Math.max(floor.lines, numbers.lines) })}\n`,
    );
}
