import type { Process } from '../process.ts';

/** What the server blocks of nginx's configuration say, as far as labs use them. */
export type NginxConfig = {
  readonly ports: readonly number[];
  readonly root: string;
  /** Locations that answer with a fixed text; the longest path that fits counts. */
  readonly returns: readonly { readonly path: string; readonly status: number; readonly body: string }[];
};

const folder = '/etc/nginx/conf.d';

/** The configuration that stands in the container's files now. */
export function nginxConfigOf({ files }: Process): NginxConfig {
  const names = files.isFolder(folder) ? files.list(folder).filter((name) => name.endsWith('.conf')) : [];
  return parseNginxConfig(names.map((name) => files.read(`${folder}/${name}`)).join('\n'));
}

const location =
  /location\s+(?:=\s*)?(\S+)\s*\{[^}]*?\breturn\s+(\d{3})(?:\s+(?:"([^"]*)"|'([^']*)'|([^;]*)))?;/g;

/** Reads what `conf.d` holds; port 80 and the image's own pages where it does not say. */
export function parseNginxConfig(text: string): NginxConfig {
  const plain = text.replace(/#.*$/gm, '');
  const ports = [...plain.matchAll(/\blisten\s+(?:[\d.]+:|\[::\]:)?(\d+)/g)].map((match) => Number(match[1]));
  return {
    ports: ports.length > 0 ? [...new Set(ports)] : [80],
    root: /\broot\s+([^;]+);/.exec(plain)?.[1]?.trim() ?? '/usr/share/nginx/html',
    returns: [...plain.matchAll(location)]
      .map(([, path = '/', status, ...bodies]) => ({ path, status: Number(status), body: bodyOf(bodies) }))
      .sort((a, b) => b.path.length - a.path.length),
  };
}

/** A quoted text keeps the line end it asks for; a bare one has none. */
function bodyOf([double, single, bare]: readonly (string | undefined)[]): string {
  const quoted = double ?? single;
  const body = (quoted ?? bare ?? '').replaceAll('\\n', '\n').trimEnd();
  return quoted?.endsWith('\\n') ? `${body}\n` : body;
}
