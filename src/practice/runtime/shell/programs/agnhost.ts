import type { HttpReply, Served, Unreached } from '../../network.ts';
import type { Process, Program } from '../process.ts';
import { httpAddressOf } from './http-address.ts';
import { optionValue } from './options.ts';
import { untilStopped } from './until-stopped.ts';

function netexecReply({ path, from, headers }: Served, process: Process): HttpReply {
  const url = new URL(path, 'http://pod');
  const plain = (body: string, status = 200): HttpReply => ({ status, body });
  switch (url.pathname) {
    case '/':
      return plain(
        `NOW: ${new Date(process.clock.now()).toISOString().replace('T', ' ').replace('Z', ' +0000 UTC')}`,
      );
    case '/hostname':
    case '/hostName':
      return plain(process.env.get('HOSTNAME') ?? '');
    case '/clientip':
      return plain(`${from}:40000`);
    case '/echo':
      return plain(url.searchParams.get('msg') ?? '', Number(url.searchParams.get('code') ?? 200));
    case '/header':
      return plain(headers?.[(url.searchParams.get('key') ?? '').toLowerCase()] ?? '');
    case '/healthz':
      return plain('');
    case '/exit':
      process.clock.after(10, () => process.life.kill(Number(url.searchParams.get('code') ?? 0)));
      return plain('');
    default:
      return plain('404 page not found\n', 404);
  }
}

function netexec(process: Process): Promise<number> {
  const { args } = process;
  const http = Number(optionValue(args, '--http-port') ?? 8080);
  const udp = Number(optionValue(args, '--udp-port') ?? 8081);
  process.listen(http, (question) => netexecReply(question, process));
  process.listen(udp, () => undefined);
  process.err(`Started HTTP server on port ${http}\nStarted UDP server on port  ${udp}\n`);
  return untilStopped(process);
}

const unreachedText = (why: Unreached, host: string): string =>
  ({ refused: 'REFUSED', timeout: 'TIMEOUT', 'unknown-host': `DNS: lookup ${host}: no such host` })[why.kind];

async function connect(process: Process): Promise<number> {
  const { args, life, clock } = process;
  const { host, port } = httpAddressOf(args.find((arg, index) => index > 1 && !arg.startsWith('-')) ?? '');
  const answer = process.network.connect(host, port);
  if (!('kind' in answer)) return 0;
  if (answer.kind === 'timeout')
    await life.sleep(Number.parseFloat(optionValue(args, '--timeout') ?? '1') * 1000, clock);
  process.err(`${unreachedText(answer, host)}\n`);
  return 1;
}

/** The subcommands of Kubernetes' own test image that labs use. */
export const agnhost: Program = async (process) => {
  const [, subcommand] = process.args;
  switch (subcommand) {
    case 'netexec':
      return netexec(process);
    case 'connect':
      return connect(process);
    case 'dns-suffix':
      process.out('svc.cluster.local,cluster.local\n');
      return 0;
    case 'pause':
    case undefined:
      process.out('Paused\n');
      return untilStopped(process);
    default:
      process.err(`agnhost ${subcommand}: not available in the practice cluster\n`);
      return 1;
  }
};
