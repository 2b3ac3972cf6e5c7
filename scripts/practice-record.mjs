// Records the sessions on a real cluster (KUBECONFIG, admin rights, a real kubelet): node scripts/practice-record.mjs [session…]
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { runSession, sessionNames, transcript, transcriptPath } from './practice-sessions.mjs';

const kubeconfig = process.env.KUBECONFIG;
if (!kubeconfig) throw new Error('KUBECONFIG must name a real cluster');
const names = process.argv.length > 2 ? process.argv.slice(2) : sessionNames();
await Promise.all(
  names.map(async (name) => {
    const done = await runSession(name, kubeconfig);
    mkdirSync(dirname(transcriptPath(name)), { recursive: true });
    writeFileSync(transcriptPath(name), transcript(done));
    console.log(`${name}: ${done.length} commands`);
  }),
);
