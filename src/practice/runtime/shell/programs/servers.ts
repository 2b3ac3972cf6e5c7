import type { Process, Program } from '../process.ts';
import { agnhost } from './agnhost.ts';
import { nginx } from './nginx.ts';
import { optionValue } from './options.ts';
import { fileReply } from './static-files.ts';
import { untilStopped } from './until-stopped.ts';

const httpd: Program = async (process) => {
  const port = Number(optionValue(process.args, '-p')?.split(':').at(-1) ?? 80);
  const root = optionValue(process.args, '-h') ?? process.folder;
  if (!process.listen(port, ({ path }) => fileReply(process, root.replace(/\/$/, ''), path, undefined))) {
    process.err('httpd: bind: Address already in use\n');
    return 1;
  }
  if (!process.args.includes('-f')) return 0;
  return process.life.forever();
};

const coredns: Program = (process) => {
  for (const port of [53, 8080, 8181]) process.listen(port, () => ({ status: 200, body: 'OK' }));
  process.out('.:53\nCoreDNS (simulated)\n');
  return untilStopped(process);
};

const pause: Program = (process) => untilStopped(process);

/** Why a database does not begin on an empty folder: it wants a password for its administrator. */
function refusalOf(image: string, { env }: Process): string | undefined {
  const trusts = env.get('POSTGRES_HOST_AUTH_METHOD') === 'trust';
  if (image === 'postgres' && !env.get('POSTGRES_PASSWORD') && !trusts)
    return 'Error: Database is uninitialized and superuser password is not specified.\n       You must specify POSTGRES_PASSWORD to a non-empty value for the\n       superuser.\n';
  const isSet = ['ROOT_PASSWORD', 'ALLOW_EMPTY_PASSWORD', 'RANDOM_ROOT_PASSWORD'].some(
    (key) => env.get(`MYSQL_${key}`) || env.get(`MARIADB_${key}`),
  );
  if ((image === 'mysql' || image === 'mariadb') && !isSet)
    return '[ERROR] [Entrypoint]: Database is uninitialized and password option is not specified\n    You need to specify one of the following as an environment variable:\n    - MYSQL_ROOT_PASSWORD\n    - MYSQL_ALLOW_EMPTY_PASSWORD\n    - MYSQL_RANDOM_ROOT_PASSWORD\n';
  return undefined;
}

/** A program of which the practice cluster knows only that it runs and on which port it listens. */
const daemon: Program = async (process) => {
  const image = process.env.get('PRACTICE_IMAGE') ?? 'this image';
  const port = Number(process.env.get('PRACTICE_PORT') ?? 0);
  const refusal = refusalOf(image, process);
  if (refusal !== undefined) {
    process.err(refusal);
    return 1;
  }
  const page = { status: 200, body: '<html><body><h1>It works!</h1></body></html>\n' };
  if (port > 0) process.listen(port, () => (image === 'httpd' ? page : undefined));
  process.out(`${image} is running (simulated by the practice cluster${port > 0 ? `, port ${port}` : ''})\n`);
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
