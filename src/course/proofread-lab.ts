import type { Folder } from '../host/folder.ts';
import type { Check, Condition } from '../lab/check.ts';
import { solutionPrograms, splitCommand } from '../lab/command-line.ts';
import type { Lab } from '../lab/lab.ts';
import { refOf } from '../lab/resource.ts';
import { type Finding, finding } from './finding.ts';
import { type ReadLab, readLab } from './read-lab.ts';
import type { YamlPath } from './read-yaml.ts';

type Placed = { readonly check: Check; readonly path: YamlPath };

const placedChecks = (lab: Lab): readonly Placed[] =>
  lab.tasks.flatMap((task, t) =>
    task.checks.map((check, c) => ({ check, path: ['tasks', t, 'checks', c] as const })),
  );

const waysOf = (lab: Lab) => [
  { way: lab.solution, path: ['solution'] as YamlPath },
  ...lab.alternatives.map((way, index) => ({ way, path: ['alternatives', index] as YamlPath })),
  ...lab.wrong.map((way, index) => ({ way, path: ['wrong', index] as YamlPath })),
];

const isDenial = (look: Condition): boolean =>
  'absent' in look ||
  ('can' in look && look.can.allow.length === 0) ||
  ('probe' in look && typeof look.expect.exit === 'object');

const lacksQuantifier = (look: Condition): boolean =>
  'get' in look && look.quantifier === undefined && refOf(look.get).name === undefined;

const knownName =
  /^(ns|session|target\.cluster|aws\.(account|region|arn|owner|expires|tags|tagMap)|facts\.[\w-]+)$/;

/** Names used anywhere in the document that nothing will fill in. */
function unknownNames(value: unknown, path: YamlPath): readonly { name: string; path: YamlPath }[] {
  if (typeof value === 'string')
    return [...value.matchAll(/\$\{([a-zA-Z][\w.-]*)\}/g)].flatMap(([whole, name = '']) =>
      knownName.test(name) ? [] : [{ name: whole, path }],
    );
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) =>
    unknownNames(item, [...path, Array.isArray(value) ? Number(key) : key]),
  );
}

/** A lab that is there, costs nothing and runs on the practice cluster or in files. */
function isFree(id: string, folder: Folder): boolean {
  const other = readLab(folder, id, '').pack?.lab;
  if (other === undefined || other.cost !== null) return false;
  return other.requires.target.some((target) => target === 'practice' || target === 'offline');
}

/** What the schema cannot say about a lab: references, files, positive controls, commands. */
export function proofreadLab(
  { file, document, pack }: ReadLab,
  folder: Folder,
  id: string,
): readonly Finding[] {
  if (pack === undefined) return [];
  const { lab } = pack;
  const at = (path: YamlPath) => document.positionOf(path);
  const found: Finding[] = [];
  const tell = (code: Parameters<typeof finding>[0], path: YamlPath, detail: string) =>
    found.push(finding(code, file, at(path), detail));
  if (lab.id !== id) tell('lab-id', ['id'], lab.id);
  const seen = new Set<string>();
  for (const { check, path } of placedChecks(lab)) {
    if (seen.has(check.id)) tell('lab-check-twice', [...path, 'id'], check.id);
    const first = [...check.needs, ...check.given.filter((given) => typeof given === 'string')];
    for (const need of first) if (!seen.has(need)) tell('lab-no-check', path, need);
    seen.add(check.id);
    const settled = [...lab.baseline.fail, ...lab.baseline.pass].includes(check.id);
    if (!settled && first.length === 0 && check.given.length === 0) tell('lab-baseline', path, check.id);
    if (isDenial(check) && check.given.length === 0) tell('lab-no-control', path, check.id);
    if (lacksQuantifier(check)) tell('lab-no-quantifier', path, check.id);
  }
  const named = [...lab.baseline.fail, ...lab.baseline.pass];
  for (const name of named) if (!seen.has(name)) tell('lab-no-check', ['baseline'], name);
  for (const [index, wrong] of lab.wrong.entries())
    for (const name of wrong.fails)
      if (!seen.has(name)) tell('lab-no-check', ['wrong', index, 'fails'], name);
  for (const [index, name] of lab.scope.clusterScoped.entries())
    if (!/\$\{(ns|session)\}/.test(name)) tell('lab-cluster-scoped', ['scope', 'clusterScoped', index], name);
  const free = lab.freeAlternative;
  if (free === undefined ? lab.cost !== null : !isFree(free, folder))
    tell('lab-no-free', free === undefined ? ['cost'] : ['freeAlternative'], free ?? id);
  for (const { name, path } of unknownNames(document.value, [])) tell('lab-unknown-name', path, name);
  return [...found, ...proofreadFiles(lab, file, at, folder, id)];
}

function proofreadFiles(
  lab: Lab,
  file: string,
  at: (path: YamlPath) => { line: number; column: number },
  folder: Folder,
  id: string,
): readonly Finding[] {
  const found: Finding[] = [];
  const need = (path: string, place: YamlPath) => {
    const there = folder.read(`labs/${id}/${path}`) !== undefined || folder.isFolder(`labs/${id}/${path}`);
    if (!there) found.push(finding('lab-no-file', file, at(place), path));
  };
  for (const [index, step] of lab.setup.entries()) {
    if ('apply' in step) need(step.apply, ['setup', index]);
    if ('file' in step) need(step.file, ['setup', index]);
  }
  for (const { way, path } of waysOf(lab))
    for (const [index, line] of way.run.entries()) {
      const words = splitCommand(line);
      const [program = ''] = words ?? [];
      const place = [...path, 'run', index];
      if (!solutionPrograms.some((known) => known === program))
        found.push(finding('lab-command', file, at(place), line.slice(0, 60)));
      for (const word of words ?? [])
        for (const [, name = ''] of word.matchAll(
          /(?:^|=|:\/\/)((?:solution|alternatives|wrong|files)\/[\w./-]+)/g,
        ))
          need(name, place);
    }
  return found;
}
