import { target } from './kubectl-flags.ts';
import type { MeaningPart } from './meaning.ts';
import type { ParsedLine } from './parse-flags.ts';
import { resourceOf } from './resources.ts';
import { inOrder, list, plainJson } from './values.ts';

/** Objects and arguments of a line, and the resource types it names. */
export type Places = { readonly parts: readonly MeaningPart[]; readonly types: readonly string[] };

/** Commands whose places are `TYPE NAME…` or `TYPE/NAME…`. */
const ofResources =
  /^(get|describe|delete|edit|label|annotate|scale|expose|autoscale|patch|wait|taint|set \S+|rollout \S+|apply (edit|view)-last-applied)$/;
/** … of those, the ones that take `KEY=VALUE` and `KEY-` besides. */
const withChanges = /^(label|annotate|taint|set (image|env|resources|subject|serviceaccount))$/;
const ofPods = /^(logs|exec|attach|port-forward|debug|top pod)$/;
const ofNodes = /^(cordon|uncordon|drain|top node)$/;
const ofNothing =
  /^(config.*|version|api-resources|api-versions|cluster-info.*|explain|completion|kustomize|certificate.*|auth whoami|kuberc.*|proxy|options)$/;
const clusterKinds = /^create (namespace|clusterrole|clusterrolebinding|priorityclass)$/;

export function kubectlPlaces(line: ParsedLine): Places {
  const { path, places, rest } = line;
  const behind: readonly MeaningPart[] =
    rest === undefined
      ? []
      : [{ part: 'argument', name: '--', plain: inOrder(rest), raw: `-- ${rest.join(' ')}` }];
  const made = placesOf(path, places);
  return { ...made, parts: [...made.parts, ...behind] };
}

/** Whether the namespace makes a difference: not for nodes, not for `config`, not for cluster-wide kinds. */
export function usesNamespace({ path }: ParsedLine, types: readonly string[]): boolean {
  if (ofNothing.test(path) || ofNodes.test(path) || clusterKinds.test(path)) return false;
  return types.length === 0 || types.some((type) => resourceOf(type).namespaced);
}

function placesOf(path: string, places: readonly string[]): Places {
  if (ofResources.test(path)) return resources(path, places);
  if (ofPods.test(path)) return pods(path, places);
  if (ofNodes.test(path))
    return named(
      places.map((place) => (place.includes('/') ? target(place) : `nodes/${place}`)),
      places,
      ['nodes'],
    );
  if (path === 'explain') {
    const [type = '', ...fields] = (places[0] ?? '').split('.');
    return named([[resourceOf(type).name, ...fields].join('.')], places, []);
  }
  if (path === 'auth can-i') {
    const [verb = '', what = '', ...more] = places;
    const object = what.startsWith('/') ? what : what.includes('/') ? target(what) : resourceOf(what).name;
    const type = what.startsWith('/') ? [] : [what.split('/')[0] ?? ''];
    return {
      parts: [argument('verb', verb, verb), objects([object, ...more], places.slice(1))],
      types: type,
    };
  }
  return { parts: places.map((place, at) => argument(String(at + 1), place, place)), types: [] };
}

/** `TYPE[,TYPE] [NAME…]` or `TYPE/NAME…`, then changes. */
function resources(path: string, places: readonly string[]): Places {
  const isChange = (place: string) => withChanges.test(path) && /^[^=]+=|[^/]-$/.test(place);
  const firstChange = places.findIndex(isChange);
  const targets = firstChange < 0 ? places : places.slice(0, firstChange);
  const changes = firstChange < 0 ? [] : places.slice(firstChange);
  const [first = '', ...names] = targets;
  const types = first.includes('/') ? targets.map((place) => place.split('/')[0] ?? '') : first.split(',');
  const plain = first.includes('/')
    ? targets.map(target)
    : types.flatMap((type) => {
        const { name } = resourceOf(type);
        return names.length === 0 ? [name] : names.map((each) => `${name}/${each}`);
      });
  const parts = first === '' ? [] : [objects(plain, targets)];
  if (changes.length > 0) parts.push(argument('changes', list(changes.map(plainChange)), changes.join(' ')));
  return { parts, types: first === '' ? [] : types };
}

/** `set resources` and JSON values aside, a change is a name and a text. */
const plainChange = (change: string): string => {
  const equals = change.indexOf('=');
  const json = equals < 0 ? undefined : plainJson(change.slice(equals + 1));
  return json === undefined ? change : `${change.slice(0, equals)}=${json}`;
};

/** The first place is a Pod unless it says another type; `logs POD CONTAINER` is `-c`, ports are a set. */
function pods(path: string, places: readonly string[]): Places {
  const [first, ...more] = places;
  if (first === undefined) return { parts: [], types: path === 'top pod' ? ['pods'] : [] };
  const object = first.includes('/') ? target(first) : `pods/${first}`;
  const type = first.includes('/') ? (first.split('/')[0] ?? 'pods') : 'pods';
  const parts = [objects([object], [first])];
  if (path === 'logs' && more.length === 1)
    parts.push({ part: 'flag', name: '--container', plain: more[0] ?? '', raw: more[0] ?? '' });
  else if (more.length > 0)
    parts.push(
      argument(
        'arguments',
        path === 'port-forward' ? list(more.map(samePort)) : inOrder(more),
        more.join(' '),
      ),
    );
  return { parts, types: [type] };
}

/** `8080` is `8080:8080`. */
const samePort = (port: string): string => (/^\d+$/.test(port) ? `${port}:${port}` : port);

const named = (plain: readonly string[], raw: readonly string[], types: readonly string[]): Places => ({
  parts: raw.length === 0 ? [] : [objects(plain, raw)],
  types,
});

const objects = (plain: readonly string[], raw: readonly string[]): MeaningPart => ({
  part: 'object',
  name: '',
  plain: list([...new Set(plain)]),
  raw: raw.join(' '),
});

const argument = (name: string, plain: string, raw: string): MeaningPart => ({
  part: 'argument',
  name,
  plain,
  raw,
});
