// Runs the recorded sessions on a practice cluster and compares: npm run fidelity [--kubectl=1.36] [session…]. The numbers
// may only rise: test/practice/fidelity-floor.json holds the lowest allowed for each kubectl; --raise writes the present
// ones there; --diff shows differences; --dist=FOLDER runs another build; --transcripts=FOLDER and --floor=FILE compare
// with others; --find says only which kubectl it would run (exit 3: none).
import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import {
  findKubectl,
  newestMinor,
  readTranscript,
  runSession,
  sessions,
  transcript,
  transcriptPath,
  warmUp,
} from './practice-sessions.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const flags = process.argv.slice(2).filter((arg) => arg.startsWith('--'));
const flag = (name) => flags.find((one) => one.startsWith(`--${name}=`))?.slice(name.length + 3);
const asked = process.argv.slice(2).filter((arg) => !arg.startsWith('--'));
const minor = flag('kubectl') ?? newestMinor;
const floorPath = flag('floor') ?? join(root, 'test/practice/fidelity-floor.json');
const recorded = (name) =>
  flag('transcripts') ? join(flag('transcripts'), `${name}.txt`) : transcriptPath(minor, name);
const program = join(flag('dist') ?? join(root, 'dist'), 'launcher.cjs');

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
  const real = readTranscript(readFileSync(recorded(name), 'utf8'));
  const ours = readTranscript(transcript(done));
  const total = { commands: 0, sameExit: 0, lines: 0, sameLines: 0 };
  const shown = [];
  for (const [index, one] of real.entries()) {
    const other = ours[index] ?? { command: '', code: -1, lines: [] };
    const same = common(one.lines, other.lines);
    const lines = Math.max(one.lines.length, other.lines.length);
    total.commands++;
    total.sameExit += Number(one.code === other.code);
    total.lines += lines;
    total.sameLines += same;
    if (one.code !== other.code || same < lines) shown.push(difference(one, other));
  }
  return { ...total, shown };
}

function difference(real, ours) {
  const said = [`$ ${real.command}   (${real.code} / ${ours.code})`];
  const missing = [...ours.lines];
  for (const line of real.lines) {
    const at = missing.indexOf(line);
    if (at >= 0) missing.splice(at, 1);
    else said.push(`  - ${line}`);
  }
  for (const line of missing) said.push(`  + ${line}`);
  if (said.length === 1) said.push('  (the same lines in another order)');
  return said.join('\n');
}

const kubectl = findKubectl(minor);
if (kubectl === undefined) {
  console.error(`no kubectl ${minor} on PATH or beside it`);
  process.exit(3);
}
if (flags.includes('--find')) {
  console.log(kubectl);
  process.exit(0);
}
const chosen = sessions().filter(
  ({ name }) => existsSync(recorded(name)) && (asked.length === 0 || asked.includes(name)),
);
const home = mkdtempSync(join(tmpdir(), 'practice-fidelity-'));
// The practice cluster serves the version of the kubectl it finds.
symlinkSync(kubectl, join(home, 'kubectl'));
const env = { ...process.env, EKS_LEARN_HOME: home, PATH: `${home}${delimiter}${process.env.PATH}` };
const practice = (...args) =>
  promisify(execFile)(process.execPath, [program, 'practice', ...args], { env, encoding: 'utf8' });

/** One session on a practice cluster of its own, so that none sees another's objects. */
async function runOn({ name, nodes }) {
  await practice('up', '--name', name, '--nodes', String(nodes));
  const kubeconfig = join(home, 'practice', name, 'kubeconfig');
  try {
    await warmUp(kubeconfig, kubectl);
    return [name, compare(name, await runSession(name, kubeconfig, kubectl))];
  } finally {
    await practice('down', '--name', name);
  }
}

const sum = { commands: 0, sameExit: 0, lines: 0, sameLines: 0 };
try {
  const results = await Promise.all(chosen.map(runOn));
  for (const [name, one] of results) {
    for (const key of Object.keys(sum)) sum[key] += one[key];
    const share = ((100 * one.sameLines) / one.lines).toFixed(1);
    if (flags.includes('--diff')) for (const text of one.shown) console.log(`\n${name} ${text}`);
    console.log(
      `${name.padEnd(16)} exit ${one.sameExit}/${one.commands}   lines ${one.sameLines}/${one.lines} (${share} %)`,
    );
  }
} finally {
  rmSync(home, { recursive: true, force: true });
}
const percent = (part, of) => Math.floor((10_000 * part) / of) / 100;
const numbers = {
  commands: sum.commands,
  exit: percent(sum.sameExit, sum.commands),
  lines: percent(sum.sameLines, sum.lines),
};
console.log(
  `kubectl ${minor}   ${sum.commands} commands   same exit ${numbers.exit} %   identical lines ${numbers.lines} %`,
);
if (asked.length === 0 || flag('floor')) {
  const floors = JSON.parse(readFileSync(floorPath, 'utf8'));
  const floor = floors[minor] ?? { commands: 0, exit: 0, lines: 0 };
  if (numbers.commands < floor.commands || numbers.exit < floor.exit || numbers.lines < floor.lines) {
    console.error(
      `below the floor: ${floor.commands} commands, exit ${floor.exit} %, lines ${floor.lines} %`,
    );
    process.exitCode = 1;
  } else if (flags.includes('--raise'))
    writeFileSync(floorPath, `${JSON.stringify({ ...floors, [minor]: numbers }, undefined, 2)}\n`);
}
