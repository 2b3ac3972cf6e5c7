import type { Process, Program } from '../process.ts';
import { curl } from './curl.ts';
import { operands, optionValue } from './options.ts';
import { connectPatience, waitInVain } from './patience.ts';
import { wget } from './wget.ts';

/** Serves one connection: what comes in goes out, what stands in the input is the answer. */
async function serveOnce(process: Process, port: number): Promise<number> {
  const { life, input, out } = process;
  const text = input.isOpen ? '' : await input.all(life);
  const asked = life.until<string>((resolve) => {
    const opened = process.listen(port, ({ path }) => {
      resolve(path);
      return { status: 200, body: text };
    });
    if (!opened) resolve('');
    return () => process.close(port);
  });
  out(await asked);
  process.close(port);
  return 0;
}

const nc: Program = async (process) => {
  const { args, err } = process;
  if (args.some((arg) => /^-[a-z]*l/.test(arg))) {
    const port = Number(
      optionValue(args, '-p') ?? args.find((arg, index) => index > 1 && /^\d+$/.test(arg)) ?? 0,
    );
    return serveOnce(process, port);
  }
  const [host = '', port = '0'] = operands(args, ['-w']);
  const limit = Number(optionValue(args, '-w') ?? 0) * 1000;
  const answer = process.network.connect(host, Number(port));
  if (!('kind' in answer)) {
    if (args.some((arg) => /^-[a-z]*v/.test(arg))) err(`${host} (${answer.address}:${port}) open\n`);
    if (args.some((arg) => /^-[a-z]*z/.test(arg))) return 0;
    const sent = process.input.isOpen ? '' : await process.input.all(process.life);
    const reply = process.network.http(host, Number(port), { method: 'RAW', path: sent });
    if ('status' in reply) process.out(reply.body);
    return 0;
  }
  if (answer.kind === 'unknown-host') err(`nc: bad address '${host}'\n`);
  else if (answer.kind === 'refused') err(`nc: ${host} (${answer.address}:${port}): Connection refused\n`);
  else {
    await waitInVain(process, limit || connectPatience);
    err(`nc: ${host} (${answer.address}:${port}): Connection timed out\n`);
  }
  return 1;
};

const ping: Program = async ({ err }) => {
  err('ping: not available in the practice cluster (no packets are sent)\n');
  return 1;
};

/** Programs that ask other Pods and Services. */
export const connectPrograms: Readonly<Record<string, Program>> = { wget, curl, nc, ping };
