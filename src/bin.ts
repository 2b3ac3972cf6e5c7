import { homedir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { main } from './cli/main.ts';

declare const EKS_LEARN_VERSION: string;

// `eks-learn lessons list | head -1` closes our stdout early: the reader has what it wanted.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
}

const exitCode = await main(process.argv.slice(2), {
  version: EKS_LEARN_VERSION,
  nodeVersion: process.versions.node,
  content: fileURLToPath(new URL('./content', import.meta.url)),
  env: process.env,
  platform: process.platform,
  home: homedir(),
  cwd: process.cwd(),
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
});
process.exitCode = exitCode;
