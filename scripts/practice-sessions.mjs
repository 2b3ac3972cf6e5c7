// Runs the kubectl sessions of test/practice/sessions against a cluster, and masks what differs from run to run.
import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../test/practice/', import.meta.url));
export const sessionNames = () => readdirSync(join(root, 'sessions')).map((file) => file.replace('.txt', ''));
export const transcriptPath = (name) => join(root, 'transcripts', `${name}.txt`);

/** Lines of a session: `$ command` is compared, `~ command` is repeated until it succeeds. */
const stepsOf = (name) =>
  readFileSync(join(root, 'sessions', `${name}.txt`), 'utf8')
    .split('\n')
    .filter((line) => /^[$~] /.test(line))
    .map((line) => ({ kind: line[0], command: line.slice(2) }));

function shell(command, cwd, env, limit = 90_000) {
  return new Promise((resolve) => {
    const child = spawn('bash', ['-c', command], {
      cwd,
      env,
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    const out = [];
    const err = [];
    const timer = setTimeout(() => process.kill(-child.pid, 'SIGKILL'), limit);
    child.stdout.on('data', (part) => out.push(part));
    child.stderr.on('data', (part) => err.push(part));
    child.on('close', (code) => {
      clearTimeout(timer);
      resolve({ code: code ?? 137, out: Buffer.concat(out).toString(), err: Buffer.concat(err).toString() });
    });
  });
}

/** Runs one session in a namespace of its own and returns what each compared command did. */
export async function runSession(name, kubeconfig, base) {
  const folder = mkdtempSync(join(tmpdir(), `practice-${name}-`));
  const namespace = `fid-${name}`;
  cpSync(join(root, 'manifests'), folder, { recursive: true });
  for (const file of readdirSync(folder)) {
    const text = readFileSync(join(folder, file), 'utf8');
    writeFileSync(join(folder, file), text.replaceAll('NAMESPACE', namespace));
  }
  const env = {
    PATH: process.env.PATH,
    HOME: folder,
    KUBECONFIG: join(folder, '.config'),
    KUBECACHEDIR: join(folder, '.cache'),
    NAMESPACE: namespace,
    KUBERC: 'off',
  };
  const config = JSON.parse(
    (
      await shell(
        `kubectl --kubeconfig '${kubeconfig}' config view --raw --minify -o json`,
        base ?? folder,
        env,
      )
    ).out,
  );
  config.contexts[0].context.namespace = namespace;
  writeFileSync(env.KUBECONFIG, JSON.stringify(config), { mode: 0o600 });
  await shell(
    `kubectl delete ns ${namespace} fid-extra --ignore-not-found --wait --timeout=90s; kubectl create ns ${namespace}; for i in $(seq 50); do kubectl get sa default && kubectl get cm kube-root-ca.crt && break; sleep 0.2; done`,
    folder,
    env,
  );
  const done = [];
  for (const { kind, command } of stepsOf(name)) {
    if (kind === '~') await until(command, folder, env);
    else done.push({ command, ...(await shell(command, folder, env)) });
  }
  await shell(`kubectl delete ns ${namespace} --wait=false`, folder, env);
  rmSync(folder, { recursive: true, force: true });
  return done;
}

async function until(command, folder, env) {
  const end = Date.now() + 150_000;
  while (Date.now() < end) {
    if ((await shell(command, folder, env)).code === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
}

const duration =
  /\b(?:\d+y)?(?:\d+d)?(?:\d+h)?(?:\d+m)?\d+(?:\.\d+)?s\b|\b\d+(?:y\d+d|d\d+h|d|h\d+m|h|m)\b|<invalid>/g;

/** Takes out of a line what no two runs have in common: times, addresses, generated names. */
export function mask(line) {
  return line
    .replace(/\/tmp\/(LIVE|MERGED)-\d+/g, '/tmp/$1')
    .replace(/\d{4}-\d\d-\d\d \d\d:\d\d:[\d.]+ [+-]\d{4}/g, '<time>')
    .replace(/\b\d{4}-\d\d-\d\dT[\d:.]+Z/g, '<time>')
    .replace(/(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d \w{3} \d{4} [\d:]+ [+-]\d{4}/g, '<time>')
    .replace(/\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/g, '<uid>')
    .replace(/sha256:[0-9a-f]{64}/g, '<digest>')
    .replace(/containerd:\/\/[0-9a-f]{64}/g, '<container>')
    .replace(/\b[0-9a-f]{64}\b/g, '<hex>')
    .replace(/start exec "<hex>":/g, 'start exec:')
    .replace(/\b(?:10|192\.168|172)\.\d+\.\d+(?:\.\d+)?\b/g, '<address>')
    .replace(/\bip-[\d-]+\.[\w.-]*compute\.internal\b|\bnode-real\b/g, '<node>')
    .replace(/\bkube-api-access-\w{5}\b/g, 'kube-api-access-<suffix>')
    .replace(
      /\b(web2?|many)-[a-z0-9]{6,10}(-[a-z0-9]{5})?\b/g,
      (_, name, pod) => `${name}-<hash>${pod ? '-<suffix>' : ''}`,
    )
    .replace(/\b(once|manual|j|jobok|jobfail|web|agent|db)-(?!0\b|1\b)[a-z0-9]{5,10}\b/g, '$1-<suffix>')
    .replace(/\b(pod-template-hash|controller-revision-hash)=[\w-]+/g, '$1=<hash>')
    .replace(/\b(resourceVersion|uid): .*/g, '$1: <masked>')
    .replace(/\b\d+ bytes\b/g, '<bytes>')
    .replace(/\b\d+(\.\d+)?ms\b/g, '<duration>')
    .replace(duration, '<duration>')
    .replace(/\((x\d+) over/g, '(<count> over')
    .replace(
      /\d+\/\d+ nodes|: \d+ (?=Insufficient|node\(s\)|Preemption)|, \d+ (?=Insufficient|node\(s\))/g,
      '<count> ',
    )
    .replace(/:3\d{4}\//g, ':<port>/')
    .replace(/\s+$/, '')
    .replace(/ {2,}/g, '  ')
    .replace(/-{4,}/g, '----');
}

/** A transcript as text: the command, its exit status, its lines (`|` out, `!` err), masked. */
export const transcript = (done) =>
  done
    .map(({ command, code, out, err }) => {
      const lines = (text, sign) =>
        text === ''
          ? []
          : text
              .replace(/\n$/, '')
              .split('\n')
              .map((line) => `${sign} ${mask(line)}`.trimEnd());
      return [`$ ${command}`, `= ${code}`, ...lines(out, '|'), ...lines(err, '!')].join('\n');
    })
    .join('\n\n')
    .concat('\n');

/** What a transcript says, command by command. */
export const readTranscript = (text) =>
  text.split(/\n\n(?=\$ )/).map((block) => {
    const [command = '', code = '', ...lines] = block.trimEnd().split('\n');
    return { command: command.slice(2), code: Number(code.slice(2)), lines: lines.map((line) => mask(line)) };
  });
