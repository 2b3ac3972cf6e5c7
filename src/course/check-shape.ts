import type * as z from 'zod/mini';
import { type Finding, finding } from './finding.ts';
import type { ReadYaml } from './read-yaml.ts';

export type Shaped<T> = { readonly value: T | undefined; readonly findings: readonly Finding[] };

type Issue = z.core.$ZodIssue;

/** Holds a document to its schema: the value with its type, or a finding at the place of each mistake. */
export function checkShape<S extends z.ZodMiniType>(
  file: string,
  document: ReadYaml,
  schema: S,
): Shaped<z.output<S>> {
  if (document.findings.length > 0) return { value: undefined, findings: document.findings };
  const result = schema.safeParse(document.value);
  if (result.success) return { value: result.data, findings: [] };
  return {
    value: undefined,
    findings: result.error.issues.flatMap((issue) => findingsOf(file, document, issue)),
  };
}

function findingsOf(file: string, document: ReadYaml, issue: Issue): readonly Finding[] {
  const path = issue.path.filter((part) => typeof part !== 'symbol');
  const at = document.positionOf(path);
  const name = path.at(-1) ?? '';
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) =>
        finding('unknown-key', file, document.keyPositionOf([...path, key]), key),
      );
    case 'invalid_type':
      return [
        valueAt(document.value, path) === undefined
          ? finding('missing-key', file, at, name)
          : finding('wrong-type', file, at, `${name}: ${issue.expected}`),
      ];
    case 'invalid_value':
      return [finding('wrong-value', file, at, `${name}: ${issue.values.join(' | ')}`)];
    case 'invalid_union':
      return nearestBranch(file, document, issue) ?? [finding('wrong-value', file, at, `${name}`)];
    case 'too_small':
      return [finding('too-small', file, at, `${name} >= ${issue.minimum}`)];
    case 'too_big':
      return [finding('too-big', file, at, `${name} <= ${issue.maximum}`)];
    case 'invalid_format':
      return [finding('wrong-format', file, at, `${name}: ${issue.pattern ?? issue.format}`)];
    default:
      return [finding('wrong-value', file, at, name)];
  }
}

type UnionIssue = Extract<Issue, { code: 'invalid_union' }>;

/** The mistakes of the branch that was meant: the one with the fewest of them. */
function nearestBranch(file: string, document: ReadYaml, issue: UnionIssue): readonly Finding[] | undefined {
  const branches = issue.errors.map((issues) =>
    issues.flatMap((inner) => findingsOf(file, document, { ...inner, path: [...issue.path, ...inner.path] })),
  );
  return branches.toSorted((a, b) => a.length - b.length)[0];
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  let here: unknown = value;
  for (const part of path) {
    if (typeof here !== 'object' || here === null) return undefined;
    here = (here as Record<PropertyKey, unknown>)[part];
  }
  return here;
}
