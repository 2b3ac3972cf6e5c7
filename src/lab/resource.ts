import type { KubeObject } from '../host/kubectl.ts';

/** `deployments.apps/web` in parts. */
export type ResourceRef = { readonly resource: string; readonly name: string | undefined };

export function refOf(text: string): ResourceRef {
  const slash = text.indexOf('/');
  return slash < 0
    ? { resource: text, name: undefined }
    : { resource: text.slice(0, slash), name: text.slice(slash + 1) };
}

/** Built-in resources without a namespace; others are taken to have one. */
const clusterScoped = new Set([
  'apiservices',
  'certificatesigningrequests',
  'clusterrolebindings',
  'clusterroles',
  'csidrivers',
  'csinodes',
  'customresourcedefinitions',
  'gatewayclasses',
  'ingressclasses',
  'mutatingwebhookconfigurations',
  'namespaces',
  'nodes',
  'persistentvolumes',
  'priorityclasses',
  'runtimeclasses',
  'storageclasses',
  'validatingadmissionpolicies',
  'validatingadmissionpolicybindings',
  'validatingwebhookconfigurations',
  'volumeattachments',
]);

const plain = (resource: string) => resource.split('.')[0] ?? resource;

/** Singular of a resource name written as kubectl also takes it: `service/web`, `pod/client`. */
const singular: Readonly<Record<string, string>> = { endpoints: 'endpoints' };

/** Plural in lower case, as the API names it. */
export function pluralOf(kind: string): string {
  const word = kind.toLowerCase();
  const fixed = singular[word];
  if (fixed !== undefined) return fixed;
  if (/(s|x|ch|sh)$/.test(word)) return `${word}es`;
  return /[^aeiou]y$/.test(word) ? `${word.slice(0, -1)}ies` : `${word}s`;
}

/** The plural resource of `pod`, `pods` or `pods.v1`-like spellings used in labs. */
export function canonical(resource: string): string {
  const [word = '', ...group] = resource.split('.');
  const known = /s$/.test(word) && !/(ss|us)$/.test(word);
  return [known ? word : pluralOf(word), ...group].join('.');
}

export const isClusterScoped = (resource: string): boolean => clusterScoped.has(plain(canonical(resource)));

/** Whether the object is of the resource, by kind and (where the resource names one) by API group. */
export function isOf(object: KubeObject, resource: string): boolean {
  const [word, ...group] = canonical(resource).split('.');
  if (pluralOf(object.kind) !== word) return false;
  const has = object.apiVersion.includes('/') ? object.apiVersion.split('/')[0] : '';
  return group.length === 0 || group.join('.') === has;
}

/** `Deployment web`, for texts. */
export const nameOf = (object: KubeObject): string => `${object.kind} ${object.metadata.name}`;
