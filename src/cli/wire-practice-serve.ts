import { homedir } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { kubectlMinor } from '../practice/kubectl-minor.ts';

/** The process of a practice cluster: `practice serve` without the rest of the program, which would be read first. */
const minor = kubectlMinor(process.env);
const text = { type: 'string' } as const;
const { values } = parseArgs({ options: { name: text, nodes: text, idle: text, speed: text } });
const number = (given: string | undefined) => (given === undefined ? undefined : Number(given));
const { practiceServe } = await import('./practice-serve.ts');
const exitCode = await practiceServe(
  {
    name: values.name ?? 'default',
    nodes: number(values.nodes),
    idle: number(values.idle),
    speed: number(values.speed),
  },
  {
    content: fileURLToPath(new URL('./content', import.meta.url)),
    env: process.env,
    platform: process.platform,
    home: homedir(),
    stdout: process.stdout,
  },
  minor,
);
process.exit(exitCode);
