// What a look at a lab costs inside a program that already runs, beside one `kubectl get` of the same objects.
// Prints one line of JSON. Arguments: root of the repository, rounds, labs.
import { spawnSync } from 'node:child_process';
import { createServer } from 'node:net';
import { PassThrough } from 'node:stream';
import { labsOfFolder } from '../../src/cli/wire-author-labs.ts';
import { labDoors } from '../../src/cli/wire-labs.ts';
import { createKubectl } from '../../src/host/kubectl.ts';
import type { Command, Shell } from '../../src/host/shell.ts';
import { createLabActions } from '../../src/lab/lab-actions.ts';
import { lastReport } from '../../src/lab/work-on.ts';

const [root = '.', rounds = '7', target = '', ...ids] = process.argv.slice(2);
const quiet = () => undefined;

const world = {
  version: '0.0.0',
  nodeVersion: process.versions.node,
  content: `${root}/dist/content`,
  env: process.env,
  platform: process.platform,
  home: process.env.HOME ?? '/',
  cwd: root,
  stdin: new PassThrough(),
  stdout: new PassThrough(),
  stderr: new PassThrough(),
};
const packs = labsOfFolder(root);
const real = labDoors(world, async () => packs);
let asked: Command[] = [];
const shell: Shell = {
  run(command) {
    asked.push(command);
    return real.shell.run(command);
  },
};
const doors = { ...real, shell, kubectl: (access) => createKubectl(shell, access) } satisfies typeof real;
const labs = createLabActions(doors);

const median = (list: readonly number[]): number => list.toSorted((a, b) => a - b)[list.length >> 1] ?? 0;

async function timed(act: () => unknown): Promise<number> {
  const began = performance.now();
  await act();
  return performance.now() - began;
}

/** One kubectl, as a learner would run it, for all that the look reads. */
const getOf = (commands: readonly Command[]): readonly string[] =>
  commands.find(({ args }) => args.includes('get') && args.some((arg) => arg.startsWith('--namespace=')))
    ?.args ?? [];

async function look(session: string) {
  let first: number | undefined;
  const began = performance.now();
  for await (const _ of labs.check(session, { mode: 'once' })) first ??= performance.now() - began;
  return { first: first ?? 0, all: performance.now() - began };
}

async function measure(session: string) {
  asked = [];
  await look(session);
  const kinds = asked.map(({ args }) => args.find((arg) => ['get', 'create', 'exec'].includes(arg)) ?? '?');
  const get = getOf(asked);
  const floor: number[] = [];
  const first: number[] = [];
  const all: number[] = [];
  for (let round = 0; round < Number(rounds); round += 1) {
    floor.push(await timed(() => spawnSync('kubectl', [...get], { stdio: 'ignore' })));
    const seen = await look(session);
    first.push(seen.first);
    all.push(seen.all);
  }
  return { floor: median(floor), first: median(first), all: median(all), calls: kinds };
}

async function lab(id: string) {
  const setUp: number[] = [];
  const plan = await labs.plan(id, target);
  setUp.push(await timed(() => labs.start(plan, target, quiet)));
  try {
    const fresh = await measure(plan.session);
    await labs.applySolution(plan.session, undefined, quiet);
    await lastReport(labs.check(plan.session, { mode: 'wait' }));
    const solved = await measure(plan.session);
    return { id, setUp: median(setUp), fresh, solved };
  } finally {
    await labs.cleanup(plan.session, quiet);
  }
}

/** How long a read takes against a server that never answers, and how soon a cancelled one returns. */
async function hanging() {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
  const config = {
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [{ name: 'x', cluster: { server: url } }],
    users: [],
    contexts: [{ name: 'x', context: { cluster: 'x', user: '' } }],
  };
  const kubeconfig = await real.files.write('.scratch', 'hang.json', JSON.stringify(config));
  const cacheDir = real.files.path('.scratch', 'hang-cache');
  const access = { program: 'kubectl', kubeconfig, context: 'x', cacheDir, server: url, env: real.env() };
  const kubectl = createKubectl(real.shell, access);
  const deadline = await timed(() => kubectl.list({ args: ['pods'] }).catch(quiet));
  const abort = new AbortController();
  const running = kubectl.list({ args: ['pods'], signal: abort.signal }).catch(quiet);
  await real.clock.sleep(700);
  const cancel = await timed(() => {
    abort.abort();
    return running;
  });
  server.close();
  return { deadline, cancel };
}

const results = [];
for (const id of ids) results.push(await lab(id));
console.log(JSON.stringify({ labs: results, hang: await hanging() }));
process.exit(0);
