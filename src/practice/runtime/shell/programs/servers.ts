import type { HttpReply, Served } from '../../network.ts';
import { FileError } from '../files.ts';
import { nginxPage } from '../nginx-page.ts';
import type { Process, Program } from '../process.ts';
import { option, placeOf, statusText } from './network.ts';

const errorPage = (status: number): string =>
  `<html>\r\n<head><title>${status} ${statusText(status)}</title></head>\r\n<body>\r\n<center><h1>${status} ${statusText(status)}</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n`;

function fileReply(process: Process, root: string, path: string, index: string | undefined): HttpReply {
  const plain = path.split('?')[0] ?? '/';
  const file = plain.endsWith('/') ? `${root}${plain}index.html` : `${root}${plain}`;
  try {
    return { status: 200, body: process.files.read(file) };
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    if (plain === '/' && index !== undefined && !process.files.exists(root))
      return { status: 200, body: index };
    const status = process.files.isFolder(file) || plain.endsWith('/') ? 403 : 404;
    return {
      status:
        plain === '/' ? 403 : status === 403 && !process.files.isFolder(`${root}${plain}`) ? 404 : status,
      body: errorPage(404),
    };
  }
}

const day = (ms: number): string => {
  const text = new Date(ms).toUTCString();
  return `${text.slice(5, 7)}/${text.slice(8, 11)}/${text.slice(12, 16)}:${text.slice(17, 25)} +0000`;
};

const notice = (ms: number): string =>
  `${new Date(ms).toISOString().slice(0, 19).replaceAll('-', '/').replace('T', ' ')} [notice]`;

/** What the server blocks of nginx's configuration say, as far as labs use them. */
function nginxSites(process: Process): {
  ports: number[];
  root: string;
  returns: readonly { path: string; status: number; body: string }[];
} {
  const folder = '/etc/nginx/conf.d';
  const names = process.files.isFolder(folder)
    ? process.files.list(folder).filter((name) => name.endsWith('.conf'))
    : [];
  const text = names
    .map((name) => process.files.read(`${folder}/${name}`))
    .join('\n')
    .replace(/#.*$/gm, '');
  const ports = [...text.matchAll(/\blisten\s+(?:[\d.]+:|\[::\]:)?(\d+)/g)].map((match) => Number(match[1]));
  const returns = [
    ...text.matchAll(
      /location\s+(?:=\s*)?(\S+)\s*\{[^}]*?\breturn\s+(\d{3})(?:\s+(?:"([^"]*)"|'([^']*)'|([^;]*)))?;/g,
    ),
  ].map((match) => ({
    path: match[1] ?? '/',
    status: Number(match[2]),
    body:
      (match[3] ?? match[4] ?? match[5] ?? '').replaceAll('\\n', '\n').trimEnd() +
      (match[3]?.endsWith('\\n') || match[4]?.endsWith('\\n') ? '\n' : ''),
  }));
  return {
    ports: ports.length > 0 ? [...new Set(ports)] : [80],
    root: /\broot\s+([^;]+);/.exec(text)?.[1]?.trim() ?? '/usr/share/nginx/html',
    returns,
  };
}

const nginx: Program = async (process) => {
  const { args, clock, err, out } = process;
  if (args.includes('-v')) {
    err(`nginx version: nginx/${process.env.get('NGINX_VERSION') ?? ''}\n`);
    return 0;
  }
  if (args.includes('-t')) {
    err(
      'nginx: the configuration file /etc/nginx/nginx.conf syntax is ok\nnginx: configuration file /etc/nginx/nginx.conf test is successful\n',
    );
    return 0;
  }
  if (args.includes('-s')) return 0;
  const sites = nginxSites(process);
  const answer = (question: Served): HttpReply => {
    const now = nginxSites(process);
    const fixed = [...now.returns]
      .sort((a, b) => b.path.length - a.path.length)
      .find((one) => question.path.startsWith(one.path));
    const reply = fixed
      ? { status: fixed.status, body: fixed.body || errorPage(fixed.status) }
      : fileReply(process, now.root, question.path, nginxPage);
    const agent = question.headers?.['user-agent'] ?? '-';
    if (reply.status === 404)
      err(
        `${notice(clock.now()).replace('notice', 'error')} 7#7: *1 open() "${now.root}${question.path}" failed (2: No such file or directory), client: ${question.from}, server: localhost, request: "${question.method} ${question.path} HTTP/1.1", host: "${question.headers?.host ?? ''}"\n`,
      );
    out(
      `${question.from} - - [${day(clock.now())}] "${question.method} ${question.path} HTTP/1.1" ${reply.status} ${reply.body.length} "-" "${agent}" "-"\n`,
    );
    return {
      ...reply,
      headers: {
        server: `nginx/${process.env.get('NGINX_VERSION') ?? ''}`,
        'content-type': 'text/html',
        ...reply.headers,
      },
    };
  };
  for (const port of sites.ports) {
    if (port < 1024 && process.user !== 0) {
      err(
        `${notice(clock.now()).replace('notice', 'emerg')} 1#1: bind() to 0.0.0.0:${port} failed (13: Permission denied)\nnginx: [emerg] bind() to 0.0.0.0:${port} failed (13: Permission denied)\n`,
      );
      return 1;
    }
    if (!process.listen(port, answer)) {
      err(`nginx: [emerg] bind() to 0.0.0.0:${port} failed (98: Address already in use)\n`);
      return 1;
    }
  }
  const begin = notice(clock.now());
  err(
    `${begin} 1#1: using the "epoll" event method\n${begin} 1#1: nginx/${process.env.get('NGINX_VERSION') ?? ''}\n${begin} 1#1: OS: Linux (simulated)\n${begin} 1#1: start worker processes\n${begin} 1#1: start worker process 7\n`,
  );
  return untilStopped(process);
};

/** Servers that end with 0 when they are asked to. */
function untilStopped(process: Process): Promise<never> {
  process.life.onSignal((name) => {
    if (name === 'TERM' || name === 'QUIT' || name === 'INT') process.life.kill(0);
  });
  return process.life.forever();
}

const httpd: Program = async (process) => {
  const port = Number(option(process.args, '-p')?.split(':').at(-1) ?? 80);
  const root = option(process.args, '-h') ?? process.folder;
  if (!process.listen(port, ({ path }) => fileReply(process, root.replace(/\/$/, ''), path, undefined))) {
    process.err('httpd: bind: Address already in use\n');
    return 1;
  }
  if (!process.args.includes('-f')) return 0;
  return process.life.forever();
};

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

const agnhost: Program = async (process) => {
  const { args, network, out, err, life } = process;
  switch (args[1]) {
    case 'netexec': {
      const port = Number(option(args, '--http-port') ?? 8080);
      process.listen(port, (question) => netexecReply(question, process));
      process.listen(Number(option(args, '--udp-port') ?? 8081), () => undefined);
      err(
        `Started HTTP server on port ${port}\nStarted UDP server on port  ${option(args, '--udp-port') ?? 8081}\n`,
      );
      return untilStopped(process);
    }
    case 'connect': {
      const place = placeOf(args.find((arg, index) => index > 1 && !arg.startsWith('-')) ?? '');
      const answer = network.connect(place.host, place.port);
      if (!('kind' in answer)) return 0;
      if (answer.kind === 'timeout')
        await life.sleep(Number.parseFloat(option(args, '--timeout') ?? '1') * 1000, process.clock);
      err(
        answer.kind === 'refused'
          ? 'REFUSED\n'
          : answer.kind === 'timeout'
            ? 'TIMEOUT\n'
            : `DNS: lookup ${place.host}: no such host\n`,
      );
      return 1;
    }
    case 'dns-suffix':
      out('svc.cluster.local,cluster.local\n');
      return 0;
    case 'pause':
    case undefined:
      out('Paused\n');
      return untilStopped(process);
    default:
      err(`agnhost ${args[1]}: not available in the practice cluster\n`);
      return 1;
  }
};

const coredns: Program = (process) => {
  for (const port of [53, 8080, 8181]) process.listen(port, () => ({ status: 200, body: 'OK' }));
  process.out('.:53\nCoreDNS (simulated)\n');
  return untilStopped(process);
};

const pause: Program = (process) => untilStopped(process);

/** A program of which the practice cluster knows only that it runs and on which port it listens. */
const daemon: Program = async (process) => {
  const name = process.env.get('PRACTICE_IMAGE') ?? 'this image';
  const port = Number(process.env.get('PRACTICE_PORT') ?? 0);
  if (
    name === 'postgres' &&
    !process.env.get('POSTGRES_PASSWORD') &&
    process.env.get('POSTGRES_HOST_AUTH_METHOD') !== 'trust'
  ) {
    process.err(
      'Error: Database is uninitialized and superuser password is not specified.\n       You must specify POSTGRES_PASSWORD to a non-empty value for the\n       superuser.\n',
    );
    return 1;
  }
  if (
    (name === 'mysql' || name === 'mariadb') &&
    !['ROOT_PASSWORD', 'ALLOW_EMPTY_PASSWORD', 'RANDOM_ROOT_PASSWORD'].some(
      (key) => process.env.get(`MYSQL_${key}`) || process.env.get(`MARIADB_${key}`),
    )
  ) {
    process.err(
      '[ERROR] [Entrypoint]: Database is uninitialized and password option is not specified\n    You need to specify one of the following as an environment variable:\n    - MYSQL_ROOT_PASSWORD\n    - MYSQL_ALLOW_EMPTY_PASSWORD\n    - MYSQL_RANDOM_ROOT_PASSWORD\n',
    );
    return 1;
  }
  if (port > 0)
    process.listen(
      port,
      name === 'httpd'
        ? () => ({ status: 200, body: '<html><body><h1>It works!</h1></body></html>\n' })
        : () => undefined,
    );
  process.out(`${name} is running (simulated by the practice cluster${port > 0 ? `, port ${port}` : ''})\n`);
  return untilStopped(process);
};

/** Programs that listen. */
export const serverPrograms: Readonly<Record<string, Program>> = {
  nginx,
  httpd,
  agnhost,
  pause,
  coredns,
  'practice-daemon': daemon,
};
