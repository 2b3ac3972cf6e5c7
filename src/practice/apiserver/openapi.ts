import { createHash } from 'node:crypto';
import type { Schema, Schemas } from '../data.ts';
import type { RawObject } from '../kube.ts';
import { basePath, groupVersion, type Resource, type Resources } from './resources.ts';

const pathOf = (resource: Resource): string =>
  `${basePath(resource)}/${resource.namespaced ? 'namespaces/{namespace}/' : ''}${resource.name}`;

/** `/openapi/v3`: where each group version's document is. The hash changes with what it defines. */
export function openApiIndex(resources: Resources): RawObject {
  const paths: RawObject = {};
  for (const group of resources.groups())
    for (const { version } of group.versions) {
      const path = basePath({ group: group.name, version }).slice(1);
      const members = resources.all().filter((one) => one.group === group.name && one.version === version);
      const hash = createHash('sha256')
        .update(JSON.stringify(members.map((one) => [one.name, one.custom?.schema])))
        .digest('hex');
      paths[path] = { serverRelativeURL: `/openapi/v3/${path}?hash=${hash.toUpperCase()}` };
    }
  return { paths };
}

const parameter = (name: string, place: 'query' | 'path'): RawObject => ({
  name,
  in: place,
  ...(place === 'path' ? { required: true } : {}),
  schema: { type: 'string', uniqueItems: true },
});

const writing = ['dryRun', 'fieldManager', 'fieldValidation', 'pretty'].map((name) =>
  parameter(name, 'query'),
);

function operation(resource: Resource, action: string, parameters: readonly RawObject[]): RawObject {
  return {
    'x-kubernetes-action': action,
    'x-kubernetes-group-version-kind': {
      group: resource.group,
      version: resource.version,
      kind: resource.kind,
    },
    parameters,
    responses: { '200': { description: 'OK' }, '401': { description: 'Unauthorized' } },
  };
}

function pathsOf(resource: Resource): RawObject {
  const has = (verb: string) => resource.verbs.includes(verb);
  const place = resource.namespaced ? [parameter('namespace', 'path')] : [];
  return {
    [pathOf(resource)]: {
      ...(has('list') ? { get: operation(resource, 'list', []) } : {}),
      ...(has('create') ? { post: operation(resource, 'post', writing) } : {}),
      parameters: place,
    },
    [`${pathOf(resource)}/{name}`]: {
      ...(has('get') ? { get: operation(resource, 'get', []) } : {}),
      ...(has('update') ? { put: operation(resource, 'put', writing) } : {}),
      // Kinds that can only be created have no patch, but kubectl looks there whether the server checks fields.
      ...(has('patch') || has('create')
        ? { patch: operation(resource, 'patch', [...writing, parameter('force', 'query')]) }
        : {}),
      ...(has('delete') ? { delete: operation(resource, 'delete', writing) } : {}),
      parameters: [parameter('name', 'path'), ...place],
    },
  };
}

function reach(name: string, schemas: Schemas, found: Map<string, Schema>): void {
  const schema = schemas[name];
  if (schema === undefined || found.has(name)) return;
  found.set(name, schema);
  for (const reference of JSON.stringify(schema).matchAll(/#\/components\/schemas\/([^"]+)"/g))
    reach(reference[1] ?? '', schemas, found);
}

const customType = (resource: Resource): string =>
  [...resource.group.split('.').reverse(), resource.version, resource.kind].join('.');

function customSchema(resource: Resource): Schema {
  const given = resource.custom?.schema ?? { type: 'object', 'x-kubernetes-preserve-unknown-fields': true };
  const meta = { $ref: '#/components/schemas/io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta' };
  return {
    ...given,
    properties: {
      apiVersion: { type: 'string' },
      kind: { type: 'string' },
      ...given.properties,
      metadata: { allOf: [meta] },
    },
    'x-kubernetes-group-version-kind': [
      { group: resource.group, version: resource.version, kind: resource.kind },
    ],
  };
}

function customListSchema(resource: Resource): Schema {
  const meta = { $ref: '#/components/schemas/io.k8s.apimachinery.pkg.apis.meta.v1.ListMeta' };
  const { group, version, kind } = resource;
  return {
    type: 'object',
    required: ['items'],
    properties: {
      apiVersion: { type: 'string' },
      kind: { type: 'string' },
      items: { type: 'array', items: { $ref: `#/components/schemas/${customType(resource)}` } },
      metadata: { allOf: [meta] },
    },
    'x-kubernetes-group-version-kind': [{ group, version, kind: `${kind}List` }],
  };
}

/** The document of one group version. */
export function openApiOf(group: string, version: string, resources: Resources, schemas: Schemas): RawObject {
  const members = resources.all().filter((one) => one.group === group && one.version === version);
  const found = new Map<string, Schema>();
  const paths: RawObject = {};
  for (const name of ['Status', 'DeleteOptions', 'WatchEvent', 'Patch'])
    reach(`io.k8s.apimachinery.pkg.apis.meta.v1.${name}`, schemas, found);
  for (const resource of members) {
    Object.assign(paths, pathsOf(resource));
    if (resource.type !== undefined) {
      reach(resource.type, schemas, found);
      reach(`${resource.type}List`, schemas, found);
    } else if (resource.custom !== undefined) {
      reach('io.k8s.apimachinery.pkg.apis.meta.v1.ObjectMeta', schemas, found);
      reach('io.k8s.apimachinery.pkg.apis.meta.v1.ListMeta', schemas, found);
      found.set(customType(resource), customSchema(resource));
      found.set(`${customType(resource)}List`, customListSchema(resource));
    }
    for (const sub of resource.subresources) {
      const of = { group: sub.group ?? group, version: sub.version ?? version };
      const type = resources.typeOf(groupVersion(of), sub.kind);
      if (type !== undefined) reach(type, schemas, found);
    }
  }
  return {
    openapi: '3.0.0',
    info: { title: 'Kubernetes (eks-learn practice cluster)', version: 'practice' },
    paths,
    components: { schemas: Object.fromEntries([...found].sort(([a], [b]) => (a < b ? -1 : 1))) },
  };
}
