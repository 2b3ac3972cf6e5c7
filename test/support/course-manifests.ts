import { parseAllDocuments } from 'yaml';
import { allBlocks } from '../../src/course/blocks-in.ts';
import type { Material } from '../../src/course/load.ts';
import { answeredCode } from './course-commands.ts';

/** A manifest of the course as the reader would apply it, and the lesson or question it stands in. */
export type CourseManifest = { readonly where: string; readonly text: string };

type Fields = Readonly<Record<string, unknown>>;

/** Code that is no manifest of a cluster, and why. */
export const noManifests: Readonly<Record<string, string>> = {
  'content/first-cluster/kubeconfig-and-cleanup': 'a part of a kubeconfig',
  'manage-matrix-line': 'a table of duties, written as YAML',
  'prom-pipeline-line': "the collector's own configuration",
};

/** What stands for the words in capitals that the reader replaces. */
const replaced: Readonly<Record<string, string>> = {
  BASE64_OF_CSR:
    'LS0tLS1CRUdJTiBDRVJUSUZJQ0FURSBSRVFVRVNULS0tLS0KTUlIUU1Ia0NBUUF3RnpFVk1CTUdBMVVFQXd3TVlYQnBMbk5vYjNBdWMzWmpNRmt3RXdZSEtvWkl6ajBDQVFZSQpLb1pJemowREFRY0RRZ0FFQlQ4ODlxWUwvNUNkUTNNekxqUHJ5c1hCSjRnNENSc3krOXlPYVZWSExVWEp0K0pwCmRMTFlRRGJKZGF3Mi9MODYzMHFyQVk5alo2eHRxNEFpeWRzUUFxQUFNQW9HQ0NxR1NNNDlCQU1DQTBjQU1FUUMKSUN0QjBwaGJ0Q29OSE02WlhtdDhzSHZrb1JrZUFBSjVCZlNYWHpZZGxBRkFBaUFITWxRbjhUa1hHTHE0QllmaApJSzAxOUV3NzQveWZEZDF1VFRSTmNSUUwxQT09Ci0tLS0tRU5EIENFUlRJRklDQVRFIFJFUVVFU1QtLS0tLQo=',
};

/** Excerpts that need more around them than their first field tells. */
const framed: Readonly<Record<string, Fields>> = {
  'hpa-yaml': {
    metadata: { name: 'api' },
    spec: { maxReplicas: 5, scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'api' } },
  },
  'ep-wrong-line': {
    apiVersion: 'eksctl.io/v1alpha5',
    kind: 'ClusterConfig',
    metadata: { name: 'study', region: 'ap-northeast-1' },
  },
  'asm-class-cloze': {
    apiVersion: 'secrets-store.csi.x-k8s.io/v1',
    kind: 'SecretProviderClass',
    metadata: { name: 'api-db' },
  },
};

const pod = (spec: Fields): Fields => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name: 'excerpt', namespace: 'shop' },
  spec: { containers: [container({})], ...spec },
});
const container = (fields: Fields): Fields => ({ name: 'api', image: 'nginx', ...fields });

/** The object an excerpt belongs to, told by its first field; undefined when nothing is known of it. */
function around(part: unknown): Fields | undefined {
  if (Array.isArray(part)) return pod({ containers: [container({ env: part })] });
  const fields = part as Fields;
  switch (Object.keys(fields)[0]) {
    case 'spec':
      return pod(fields.spec as Fields);
    case 'containers':
    case 'topologySpreadConstraints':
    case 'affinity':
    case 'tolerations':
    case 'serviceAccountName':
    case 'volumes':
      return pod(fields);
    case 'resources':
    case 'securityContext':
    case 'env':
    case 'startupProbe':
    case 'readinessProbe':
    case 'livenessProbe':
      return pod({ containers: [container(fields)] });
    case 'ingress':
      return {
        apiVersion: 'networking.k8s.io/v1',
        kind: 'NetworkPolicy',
        metadata: { name: 'excerpt' },
        spec: { podSelector: {}, ...fields },
      };
    default:
      return undefined;
  }
}

/** Every manifest of lessons and questions, gaps filled and wrong lines repaired; excerpts inside what they are part of. */
export const courseManifests = ({ lessons, questions }: Material): readonly CourseManifest[] => [
  ...lessons
    .filter(({ language }) => language === 'en')
    .flatMap(({ folder, blocks }) =>
      allBlocks(blocks).flatMap((block) =>
        block.kind === 'code' ? whole(folder, manifestIn(block.lang, block.text)) : [],
      ),
    ),
  ...questions
    .flatMap(({ value }) => value.questions)
    .flatMap((question) =>
      question.code === undefined
        ? []
        : whole(question.id, manifestIn(question.code.lang, answeredCode(question))),
    ),
];

/** Code in YAML, or a manifest inside of another text such as user data. */
function manifestIn(lang: string, text: string): string | undefined {
  if (lang === 'yaml') return text;
  if (lang !== 'text') return undefined;
  return /^apiVersion: .*\nkind: (?:(?!^--\w).*\n?)*/m.exec(text)?.[0];
}

function whole(where: string, source: string | undefined): readonly CourseManifest[] {
  if (source === undefined || Object.hasOwn(noManifests, where)) return [];
  const text = source
    .replace(/\b[A-Z0-9_]{8,}\b/g, (word) => replaced[word] ?? word)
    // nodeadm reads it from a file, where it needs no name.
    .replace(/^kind: NodeConfig$/m, 'kind: NodeConfig\nmetadata: {name: node}');
  const parts = parseAllDocuments(text).map((document) => document.toJS() as Fields);
  const more = framed[where];
  if (more === undefined && parts.every((part) => 'apiVersion' in part)) return [{ where, text }];
  return parts.map((part) => {
    const object = more === undefined ? ('apiVersion' in part ? part : around(part)) : merged(more, part);
    if (object === undefined)
      throw new Error(`${where}: say in test/support/course-manifests.ts what this is part of`);
    return { where, text: JSON.stringify(object) };
  });
}

const merged = (one: Fields, other: Fields): Fields => ({
  ...one,
  ...other,
  ...(one.spec !== undefined && { spec: { ...(one.spec as Fields), ...(other.spec as Fields) } }),
});
