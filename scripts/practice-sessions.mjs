// Runs the kubectl sessions of test/practice/sessions against a cluster; what differs from run to run is masked.
import { spawn, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { maskAll } from './practice-mask.mjs';

const root = fileURLToPath(new URL('../test/practice/', import.meta.url));
/** The kubectl with which all sessions are recorded; older ones only with those that say `# older`. */
export const newestMinor = '1.36';
export const transcriptPath = (minor, name) => join(root, 'transcripts', minor, `${name}.txt`);

const textOf = (name) => readFileSync(join(root, 'sessions', `${name}.txt`), 'utf8');

/** Every session: its name, whether older kubectl run it too, and how many nodes it wants. */
export const sessions = () =>
  readdirSync(join(root, 'sessions'))
    .map((file) => file.replace('.txt', ''))
    .map((name) => ({
      name,
      older: /^# older$/m.test(textOf(name)),
      nodes: Number(/^# nodes (\d+)$/m.exec(textOf(name))?.[1] ?? 1),
    }));

/** Lines of a session: `$ command` is compared, `~ command` is repeated until it succeeds. */
const stepsOf = (name) =>
  textOf(name)
    .split('\n')
    .filter((line) => /^[$~] /.test(line))
    .map((line) => ({ kind: line[0], command: line.slice(2) }));

const versionOf = (program) => {
  const { stdout } = spawnSync(program, ['version', '--client', '-o', 'json'], { encoding: 'utf8' });
  const found = /"gitVersion": "v(\d+\.\d+)\.\d+(-dispatcher)?/.exec(stdout ?? '');
  return found === null || found[2] !== undefined ? undefined : found[1];
};

/** A kubectl of a minor version: `kubectl` on PATH, or `kubectl.1.30` beside one. */
export function findKubectl(minor) {
  const folders = (process.env.PATH ?? '')
    .split(delimiter)
    .filter((folder) => existsSync(join(folder, 'kubectl')));
  const programs = folders.flatMap((folder) => [
    join(folder, 'kubectl'),
    join(dirname(realpathSync(join(folder, 'kubectl'))), `kubectl.${minor}`),
  ]);
  return programs.find((program) => existsSync(program) && versionOf(program) === minor);
}

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

/** A folder with the manifests, a kubectl and a kubeconfig of its own, in which a session runs. */
async function placeFor(name, kubeconfig, kubectl) {
  const folder = mkdtempSync(join(tmpdir(), `practice-${name}-`));
  const namespace = `fid-${name}`;
  cpSync(join(root, 'manifests'), folder, { recursive: true });
  for (const file of readdirSync(folder)) {
    const text = readFileSync(join(folder, file), 'utf8');
    writeFileSync(join(folder, file), text.replaceAll('NAMESPACE', namespace));
  }
  const bin = mkdtempSync(join(tmpdir(), 'practice-bin-'));
  symlinkSync(kubectl, join(bin, 'kubectl'));
  const env = {
    PATH: `${bin}${delimiter}${process.env.PATH}`,
    HOME: folder,
    LC_ALL: 'C',
    KUBECONFIG: join(folder, '.config'),
    KUBECACHEDIR: join(folder, '.cache'),
    NAMESPACE: namespace,
    KUBERC: 'off',
  };
  const view = await shell(
    `kubectl --kubeconfig '${kubeconfig}' config view --raw --minify -o json`,
    folder,
    env,
  );
  const config = JSON.parse(view.out);
  config.contexts[0].context.namespace = namespace;
  writeFileSync(env.KUBECONFIG, JSON.stringify(config), { mode: 0o600 });
  return { folder, bin, namespace, env };
}

/** Runs one session in a namespace of its own and returns what each compared command did. */
export async function runSession(name, kubeconfig, kubectl) {
  const { folder, bin, namespace, env } = await placeFor(name, kubeconfig, kubectl);
  await shell(
    `kubectl delete ns ${namespace} --ignore-not-found --wait --timeout=90s; kubectl create ns ${namespace}; for i in $(seq 50); do kubectl get sa default && kubectl get cm kube-root-ca.crt && break; sleep 0.2; done`,
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
  rmSync(bin, { recursive: true, force: true });
  return done;
}

/** Has every image of the sessions pulled, so that no session's events depend on another's. */
export async function warmUp(kubeconfig, kubectl) {
  const { folder, bin, namespace, env } = await placeFor('warm', kubeconfig, kubectl);
  const images = ['busybox:1.36', 'nginx:1.27', 'nginx:1.28', 'nginx:1.29'];
  const run = images.map(
    (image, at) => `kubectl run warm-${at} --image=${image} --restart=Never --command -- sh -c true`,
  );
  const wait = images.map(
    (_, at) => `kubectl wait pod/warm-${at} --for=jsonpath={.status.phase}=Succeeded --timeout=60s`,
  );
  await shell(
    `kubectl create ns ${namespace}; until kubectl get sa default; do sleep 0.2; done; ${run.join('; ')}; ${wait.join('; ')}; kubectl delete ns ${namespace} --wait=false`,
    folder,
    env,
  );
  rmSync(folder, { recursive: true, force: true });
  rmSync(bin, { recursive: true, force: true });
}

async function until(command, folder, env) {
  const end = Date.now() + 150_000;
  while (Date.now() < end) {
    if ((await shell(command, folder, env)).code === 0) return;
    await new Promise((resolve) => setTimeout(resolve, 300));
  }
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
              .map((line) => `${sign} ${line}`.trimEnd());
      return [
        `$ ${command}`,
        `= ${code}`,
        ...maskAll(command, [...lines(out, '|'), ...lines(err, '!')]),
      ].join('\n');
    })
    .join('\n\n')
    .concat('\n');

/** What a transcript says, command by command. */
export const readTranscript = (text) =>
  text.split(/\n\n(?=\$ )/).map((block) => {
    const [command = '', code = '', ...lines] = block.trimEnd().split('\n');
    return { command: command.slice(2), code: Number(code.slice(2)), lines: maskAll(command, lines) };
  });
