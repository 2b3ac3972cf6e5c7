// What eksctl's source declares: its verbs and nouns with their other names, and its flags.
import { execFileSync } from 'node:child_process';

export function eksctlData(repository) {
  const git = (...args) =>
    execFileSync('git', ['-C', repository, ...args], { encoding: 'utf8', maxBuffer: 1 << 26 });
  const files = git('ls-tree', '-r', 'HEAD', '--name-only', 'pkg/ctl')
    .split('\n')
    .filter((path) => path.endsWith('.go') && !path.endsWith('_test.go'));
  const flags = {};
  const commands = {};
  for (const path of files) {
    const text = git('show', `HEAD:${path}`);
    for (const flag of flagsOf(text)) flags[flag[0]] ??= flag;
    const verb = /^pkg\/ctl\/([\w-]+)\//.exec(path)?.[1];
    if (verb === undefined || ['cmdutils', 'ctltest'].includes(verb)) continue;
    for (const [noun, also] of nounsOf(text)) commands[`${verb} ${noun}`] = { also, flags: [] };
  }
  return { version: git('log', '-1', '--format=%cs').trim(), globals: Object.values(flags), commands };
}

const kinds = {
  String: 's',
  Int: 'n',
  Bool: 'b',
  Duration: 'd',
  StringSlice: 'c',
  StringArray: 'l',
  StringToString: 'c',
  IPSlice: 'c',
  IPNetSlice: 'c',
};

/** `fs.StringVarP(&place, "name", "n", "fallback", "help")` and its kin, with or without the place. */
const declaration = new RegExp(
  `\\.(${Object.keys(kinds).join('|')})(Var)?(P)?\\(\\s*(?:&?[\\w.*]+(?:\\([^)]*\\))?,\\s*)?"([a-z][a-z0-9-]+)",\\s*(?:"(\\w?)",\\s*)?([^,\\n]*),`,
  'g',
);

const flagsOf = (text) =>
  [...text.matchAll(declaration)].map(([, kind, , p, name, short = '', fallback]) => {
    const known = /^(true|false|-?\d+)$/.test(fallback.trim()) ? fallback.trim() : '';
    return [
      name,
      p === undefined ? '' : short,
      kinds[kind],
      kind === 'Bool' && known === '' ? 'false' : known,
    ];
  });

const nounsOf = (text) =>
  [...text.matchAll(/SetDescription\(\s*"([\w-]+)"([^;]*?)\)\n/g)].map(([, noun, rest]) => {
    const texts = [...rest.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, value]) => value);
    return [noun, texts.slice(2).filter((name) => /^[\w-]+$/.test(name))];
  });
