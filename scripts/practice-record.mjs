// Records the sessions on a real cluster (KUBECONFIG, admin rights, a real kubelet; the sessions of several nodes on one
// with three): node scripts/practice-record.mjs [--kubectl=1.36] [--nodes=1] [session…]
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import {
  findKubectl,
  newestMinor,
  runSession,
  sessions,
  transcript,
  transcriptPath,
  warmUp,
} from './practice-sessions.mjs';

const kubeconfig = process.env.KUBECONFIG;
if (!kubeconfig) throw new Error('KUBECONFIG must name a real cluster');
const args = process.argv.slice(2);
const flag = (name) => args.find((arg) => arg.startsWith(`--${name}=`))?.split('=')[1];
const minor = flag('kubectl') ?? newestMinor;
const nodes = Number(flag('nodes') ?? 1);
const asked = args.filter((arg) => !arg.startsWith('--'));
const kubectl = findKubectl(minor);
if (kubectl === undefined) throw new Error(`no kubectl ${minor} on PATH or beside it`);
const wanted = sessions()
  .filter((one) => one.nodes === nodes && (minor === newestMinor || one.older))
  .map(({ name }) => name)
  .filter((name) => asked.length === 0 || asked.includes(name));
await warmUp(kubeconfig, kubectl);
await Promise.all(
  wanted.map(async (name) => {
    const done = await runSession(name, kubeconfig, kubectl);
    mkdirSync(dirname(transcriptPath(minor, name)), { recursive: true });
    writeFileSync(transcriptPath(minor, name), transcript(done));
    console.log(`${minor} ${name}: ${done.length} commands`);
  }),
);
