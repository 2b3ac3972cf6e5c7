// What helm's own reference pages say (generated from the program): flags of every command, majors 3 and 4 together.
import { execFileSync } from 'node:child_process';

export function helmData(pagesRepository, sourceRepository) {
  const git = (...args) =>
    execFileSync('git', ['-C', pagesRepository, ...args], { encoding: 'utf8', maxBuffer: 1 << 26 });
  const pages = git('ls-tree', '-r', 'HEAD', '--name-only')
    .split('\n')
    .filter((path) => /^(docs|versioned_docs\/version-3)\/helm\/helm[\w-]*\.md$/.test(path));
  const commands = {};
  const globals = {};
  for (const page of pages) {
    const text = git('show', `HEAD:${page}`);
    const path = (/(helm[\w-]*)\.md$/.exec(page)?.[1] ?? '').split('_').slice(1).join(' ');
    const own = section(text, '### Options\n');
    const inherited = section(text, '### Options inherited from parent commands');
    if (path === '') Object.assign(globals, own);
    else commands[path] = { ...commands[path], ...own };
    Object.assign(globals, inherited);
  }
  delete globals.help;
  const also = otherNames(sourceRepository);
  return {
    version: git('log', '-1', '--format=%cs').trim(),
    globals: Object.values(globals),
    commands: Object.fromEntries(
      Object.entries(commands)
        .sort()
        .map(([path, flags]) => [
          path,
          { also: also[path] ?? [], flags: Object.values(flags).filter(([name]) => name !== 'help') },
        ]),
    ),
  };
}

const kinds = {
  '': 'b',
  string: 's',
  int: 'n',
  uint: 'n',
  uint32: 'n',
  float32: 'n',
  int64: 'n',
  duration: 'd',
  stringArray: 'l',
  strings: 'c',
  stringToString: 'c',
};

function section(text, heading) {
  const start = text.indexOf(heading);
  if (start < 0) return {};
  const block = text.slice(start).split('```')[1] ?? '';
  return Object.fromEntries(
    [...block.matchAll(/^ {2,6}(?:-(\w), )?--([\w-]+)(?: ([\w]+)(\[="(.*?)"\])?)? {2,}(.*)$/gm)].map(
      ([, short = '', name, kind = '', , bare, words]) => {
        const fallback = /\(default "?([^")]*)"?\)\s*$/.exec(words)?.[1] ?? (kind === '' ? 'false' : '');
        const flag = [name, short, kinds[kind] ?? 's', fallback === '[]' ? '' : fallback];
        return [name, bare === undefined ? flag : [...flag, bare]];
      },
    ),
  );
}

/** Cobra's pages leave other names of commands out; the source has them beside `Use:`, one file a command. */
function otherNames(repository) {
  const args = ['-C', repository, 'grep', '-E', '^\\s+(Use|Aliases):', 'HEAD', '--', 'pkg/cmd/*.go'];
  const names = {};
  let use = '';
  for (const line of execFileSync('git', args, { encoding: 'utf8' }).split('\n')) {
    const file = /pkg\/cmd\/([\w-]+)\.go:/.exec(line)?.[1]?.split('_') ?? [];
    use = /Use:\s+"([\w-]+)/.exec(line)?.[1] ?? use;
    const also = /Aliases:\s+\[\]string\{(.*)\}/.exec(line)?.[1];
    if (also === undefined) continue;
    const path = file.at(-1) === use ? file : [...file, use];
    names[path.join(' ')] = [...also.matchAll(/"([\w-]+)"/g)].map(([, name]) => name);
  }
  return names;
}
