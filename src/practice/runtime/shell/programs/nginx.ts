import type { HttpReply, Served } from '../../network.ts';
import { nginxPage } from '../nginx-page.ts';
import type { Process, Program } from '../process.ts';
import { nginxConfigOf } from './nginx-config.ts';
import { errorPage, fileReply } from './static-files.ts';
import { untilStopped } from './until-stopped.ts';

const accessTime = (ms: number): string => {
  const text = new Date(ms).toUTCString();
  return `${text.slice(5, 7)}/${text.slice(8, 11)}/${text.slice(12, 16)}:${text.slice(17, 25)} +0000`;
};

const logTime = (ms: number): string =>
  new Date(ms).toISOString().slice(0, 19).replaceAll('-', '/').replace('T', ' ');

const versionOf = ({ env }: Process): string => `nginx/${env.get('NGINX_VERSION') ?? ''}`;

/** One answer, as the configuration says at that moment; it is written to the logs. */
function answer(question: Served, process: Process): HttpReply {
  const { clock, err, out } = process;
  const { path, method, from, headers } = question;
  const { root, returns } = nginxConfigOf(process);
  const fixed = returns.find((one) => path.startsWith(one.path));
  const reply: HttpReply = fixed
    ? { status: fixed.status, body: fixed.body || errorPage(fixed.status) }
    : fileReply(process, root, path, nginxPage);
  if (reply.status === 404)
    err(
      `${logTime(clock.now())} [error] 7#7: *1 open() "${root}${path}" failed (2: No such file or directory), client: ${from}, server: localhost, request: "${method} ${path} HTTP/1.1", host: "${headers?.host ?? ''}"\n`,
    );
  out(
    `${from} - - [${accessTime(clock.now())}] "${method} ${path} HTTP/1.1" ${reply.status} ${reply.body.length} "-" "${headers?.['user-agent'] ?? '-'}" "-"\n`,
  );
  return { ...reply, headers: { server: versionOf(process), 'content-type': 'text/html' } };
}

/** Opens the configured ports; false, and a sentence, when one cannot be had. */
function bind(process: Process): boolean {
  const { clock, err, user } = process;
  for (const port of nginxConfigOf(process).ports) {
    const failed = `bind() to 0.0.0.0:${port} failed`;
    if (port < 1024 && user !== 0) {
      const because = `${failed} (13: Permission denied)`;
      err(`${logTime(clock.now())} [emerg] 1#1: ${because}\nnginx: [emerg] ${because}\n`);
      return false;
    }
    if (!process.listen(port, (question) => answer(question, process))) {
      err(`nginx: [emerg] ${failed} (98: Address already in use)\n`);
      return false;
    }
  }
  return true;
}

/** nginx with the part of its configuration that labs use: ports, root, fixed answers. */
export const nginx: Program = async (process) => {
  const { args, clock, err } = process;
  if (args.includes('-v')) err(`nginx version: ${versionOf(process)}\n`);
  if (args.includes('-t'))
    err(
      'nginx: the configuration file /etc/nginx/nginx.conf syntax is ok\nnginx: configuration file /etc/nginx/nginx.conf test is successful\n',
    );
  if (['-v', '-t', '-s'].some((option) => args.includes(option))) return 0;
  if (!bind(process)) return 1;
  const at = `${logTime(clock.now())} [notice] 1#1:`;
  const lines = [
    'using the "epoll" event method',
    versionOf(process),
    'OS: Linux (simulated)',
    'start worker processes',
    'start worker process 7',
  ];
  err(lines.map((line) => `${at} ${line}\n`).join(''));
  return untilStopped(process);
};
