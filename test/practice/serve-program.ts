// A practice cluster as a process of its own: `ROOT serve --name …` runs one, `ROOT up --name …` starts one and ends.
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { PracticeControl } from '../../src/practice/control.ts';
import { homeOf } from '../../src/practice/home.ts';
import { kubectlMinor } from '../../src/practice/kubectl-minor.ts';
import { servePractice } from '../../src/practice/serve.ts';

const [root = '', what, ...flags] = process.argv.slice(2);
const text = { type: 'string' } as const;
const {
  name = 'default',
  nodes,
  idle,
  speed,
} = parseArgs({
  args: flags,
  options: { name: text, nodes: text, idle: text, speed: text },
}).values;
const home = homeOf(root, name);
const self = fileURLToPath(import.meta.url);

if (what === 'up') {
  await new PracticeControl({ home, serve: [process.execPath, self, root, 'serve'], env: process.env }).up();
} else {
  const served = await servePractice({
    home,
    data: process.env.PRACTICE_DATA ?? '',
    nodes: Number(nodes ?? 2),
    idle: Number(idle ?? 0) * 60_000,
    speed: Number(speed ?? 1),
    minor: kubectlMinor(process.env),
    ready: (server) => process.stdout.write(`${JSON.stringify(server)}\n`),
  });
  process.exit(served ? 0 : 1);
}
