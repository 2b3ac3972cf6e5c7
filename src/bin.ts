import { homedir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { main } from './cli/main.ts';

declare const EKS_LEARN_VERSION: string;

// `eks-learn lessons list | head -1` closes our stdout early: the reader has what it wanted. A full disk has no reader.
const cannotWrite = (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') process.stderr.write(`eks-learn: ${error.message}\n`);
  process.exit(error.code === 'EPIPE' ? 0 : 3);
};
process.stdout.on('error', cannotWrite);
// What cannot be told to anybody changes nothing about what was done.
process.stderr.on('error', () => {});

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
