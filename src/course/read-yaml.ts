import { isAlias, isMap, isNode, isScalar, LineCounter, type Node, parseDocument, visit } from 'yaml';
import { type Finding, finding, type Position } from './finding.ts';

/** A way into a document: keys and indexes. */
export type YamlPath = readonly (string | number)[];

export type ReadYaml = {
  /** Plain data; `undefined` when there is a finding. */
  readonly value: unknown;
  readonly findings: readonly Finding[];
  /** Where the value at the path stands, or the nearest thing around it. */
  positionOf(path: YamlPath): Position;
  /** Where the key itself stands, not its value. */
  keyPositionOf(path: YamlPath): Position;
};

export type YamlOptions = {
  /** Added to every line: where the text begins in its file. */
  readonly firstLine?: number;
  /** Largest size in bytes; 1 MiB when not said. */
  readonly maxBytes?: number;
};

const maxDepth = 32;
const maxAliases = 50;

/**
 * Reads YAML as JSON-like data: text stays text (`1.30`, `2026-11-21`, `on`), only whole numbers, true, false and null
 * are values of their own. Tags, `<<`, `__proto__`, duplicate keys, deep nesting and alias bombs are findings.
 */
export function readYaml(file: string, text: string, options: YamlOptions = {}): ReadYaml {
  const firstLine = options.firstLine ?? 1;
  const counter = new LineCounter();
  const at = (offset: number): Position => {
    const { line, col } = counter.linePos(offset);
    return { line: Math.max(1, line) + firstLine - 1, column: Math.max(1, col) };
  };
  const refuse = (found: Finding): ReadYaml => unread([found], firstLine);
  if (text.length > (options.maxBytes ?? 1024 * 1024)) return refuse(finding('yaml-too-large', file, at(0)));
  if (nestingOf(text) > maxDepth) return refuse(finding('yaml-too-deep', file, at(0), maxDepth));

  const document = parseDocument(text, {
    schema: 'failsafe',
    customTags: ['int', 'bool', 'null'],
    lineCounter: counter,
    prettyErrors: false,
    keepSourceTokens: false,
  });
  const findings = [
    ...[...document.errors, ...document.warnings].map(({ code, pos, message }) =>
      finding(code === 'TAG_RESOLVE_FAILED' ? 'yaml-tag' : 'yaml', file, at(pos[0]), message),
    ),
    ...dangersOf(document.contents, (node, code) => finding(code, file, at(node.range?.[0] ?? 0))),
  ];
  const positionOf = (path: YamlPath): Position => {
    for (let length = path.length; length > 0; length--) {
      const node = document.getIn(path.slice(0, length), true);
      if (isNode(node) && node.range) return at(node.range[0]);
    }
    return at(document.contents?.range?.[0] ?? 0);
  };
  const keyPositionOf = (path: YamlPath): Position => {
    const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
    const pair = isMap(parent)
      ? parent.items.find(({ key }) => isScalar(key) && key.value === path.at(-1))
      : undefined;
    return isNode(pair?.key) && pair.key.range ? at(pair.key.range[0]) : positionOf(path);
  };
  const value = findings.length > 0 ? undefined : document.toJS({ maxAliasCount: maxAliases });
  return { value, findings, positionOf, keyPositionOf };
}

/** A document that could not be read at all. */
export function unread(findings: readonly Finding[], line = 1): ReadYaml {
  const position = () => ({ line, column: 1 });
  return { value: undefined, findings, positionOf: position, keyPositionOf: position };
}

/** How deep flow brackets and indentation can nest, found without a parser, whose own stack they could exhaust. */
function nestingOf(text: string): number {
  let deepest = 0;
  let open = 0;
  let steps: number[] = [];
  for (const line of text.split('\n')) {
    const indent = line.search(/\S/);
    if (indent === -1) continue;
    steps = [...steps.filter((step) => step < indent), indent];
    const dashes = (/^(?:- )+/.exec(line.slice(indent))?.[0].length ?? 0) / 2;
    for (const character of line.replace(/"(?:[^"\\]|\\.)*"|'[^']*'/g, '')) {
      if (character === '[' || character === '{') open++;
      else if ((character === ']' || character === '}') && open > 0) open--;
      deepest = Math.max(deepest, steps.length + dashes + open);
    }
  }
  return deepest;
}

type Danger = 'yaml-merge' | 'yaml-proto' | 'yaml-tag' | 'yaml-aliases';

function dangersOf(contents: unknown, tell: (node: Node, danger: Danger) => Finding): readonly Finding[] {
  const found: Finding[] = [];
  let aliases = 0;
  if (!isNode(contents)) return found;
  visit(contents, (_key, node) => {
    if (isAlias(node) && ++aliases === maxAliases + 1) found.push(tell(node, 'yaml-aliases'));
    if (isNode(node) && typeof node.tag === 'string' && !node.tag.startsWith('tag:yaml.org,2002:'))
      found.push(tell(node, 'yaml-tag'));
    if (!isMap(node)) return;
    for (const { key } of node.items) {
      if (!isScalar(key)) continue;
      if (key.value === '<<') found.push(tell(key, 'yaml-merge'));
      if (key.value === '__proto__') found.push(tell(key, 'yaml-proto'));
    }
  });
  return found;
}
