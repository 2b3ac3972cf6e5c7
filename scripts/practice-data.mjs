// Generates src/practice/data from a running API server (KUBECONFIG, admin rights) and the Go modules of the
// same release: npm run practice:data. The release is what the server says; `go` is used to fetch its types.
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { brotliCompressSync, constants } from 'node:zlib';
import { readGoTypes } from './practice-go-types.mjs';

const folder = new URL('../src/practice/data/', import.meta.url);
const kubectl = (...args) => execFileSync('kubectl', args, { encoding: 'utf8', maxBuffer: 2 ** 28 });
const raw = (path) => JSON.parse(kubectl('get', '--raw', path));

const version = raw('/version');
const release = version.gitVersion;
const module = release.replace(/^v1\./, 'v0.').replace(/[-+].*$/, '');

/** Where Go keeps the source of a module of this release. */
const goModule = (name) =>
  JSON.parse(
    execFileSync('go', ['mod', 'download', '-json', `${name}@${module}`], {
      encoding: 'utf8',
      env: { ...process.env, GOFLAGS: '-mod=mod' },
      cwd: process.env.TMPDIR ?? '/tmp',
    }),
  ).Dir;

const write = (name, value) => {
  const packed = brotliCompressSync(JSON.stringify(value), {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
    },
  });
  writeFileSync(new URL(`${name}.json.br`, folder), packed);
  console.log(`${name}.json.br  ${packed.length} bytes`);
  return packed.length;
};

/** Every group's versions and resources, in the order in which the server names them. */
function readDiscovery() {
  const core = { name: '', versions: [{ groupVersion: 'v1', version: 'v1' }] };
  const groups = [core, ...raw('/apis').groups];
  return groups.map((group) => ({
    name: group.name,
    versions: group.versions.map(({ version, groupVersion }) => ({
      version,
      resources: raw(group.name === '' ? '/api/v1' : `/apis/${groupVersion}`).resources,
    })),
  }));
}

/** The columns the server prints for each resource, from an empty list of it. */
async function readColumns(groups) {
  const columns = {};
  const accept = 'application/json;as=Table;v=v1;g=meta.k8s.io,application/json';
  const config = JSON.parse(kubectl('config', 'view', '--raw', '--minify', '-o', 'json'));
  const server = config.clusters[0].cluster.server;
  const token = config.users[0].user.token;
  for (const group of groups) {
    for (const { version, resources } of group.versions) {
      for (const resource of resources) {
        if (!resource.verbs.includes('list')) continue;
        const base = group.name === '' ? '/api/v1' : `/apis/${group.name}/${version}`;
        const url = `${server}${base}/${resource.name}?limit=1`;
        const answer = execFileSync('curl', ['-sk', '-H', `Accept: ${accept}`, '-H', '@-', url], {
          input: `Authorization: Bearer ${token}`,
          encoding: 'utf8',
        });
        const table = JSON.parse(answer);
        if (table.kind === 'Table') columns[`${base} ${resource.name}`] = table.columnDefinitions;
      }
    }
  }
  return columns;
}

const withoutProse = (value) => {
  if (Array.isArray(value)) return value.map(withoutProse);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key, inner]) => !(key === 'description' && typeof inner === 'string'))
      .map(([key, inner]) => [key, withoutProse(inner)]),
  );
};

/** Schemas of all group versions together; each version's own list of names is the closure of its kinds. */
function readSchemas() {
  const schemas = {};
  for (const { serverRelativeURL } of Object.values(raw('/openapi/v3').paths)) {
    for (const [name, schema] of Object.entries(raw(serverRelativeURL).components?.schemas ?? {})) {
      const known = schemas[name];
      const kinds = [known, schema].flatMap((one) => one?.['x-kubernetes-group-version-kind'] ?? []);
      schemas[name] = schema;
      if (kinds.length > 0)
        schemas[name] = {
          ...schema,
          'x-kubernetes-group-version-kind': [...new Map(kinds.map((k) => [JSON.stringify(k), k])).values()],
        };
    }
  }
  return schemas;
}

/** What the server itself makes at its first start, without what belongs to one cluster. */
function readBootstrap() {
  const lists = [
    'clusterroles',
    'clusterrolebindings',
    'roles -A',
    'rolebindings -A',
    'priorityclasses',
    'flowschemas',
    'prioritylevelconfigurations',
    'servicecidrs',
  ];
  return lists.flatMap((what) =>
    JSON.parse(kubectl('get', ...what.split(' '), '-o', 'json')).items.map((item) => {
      const { uid, resourceVersion, creationTimestamp, managedFields, generation, ...metadata } =
        item.metadata;
      const { status, ...rest } = item;
      return { ...rest, metadata };
    }),
  );
}

mkdirSync(folder, { recursive: true });
const groups = readDiscovery();
const schemas = readSchemas();
const goApi = goModule('k8s.io/api');
const fields = readGoTypes({
  api: goApi,
  apimachinery: goModule('k8s.io/apimachinery'),
  apiextensions: goModule('k8s.io/apiextensions-apiserver'),
  aggregator: goModule('k8s.io/kube-aggregator'),
  wanted: Object.keys(schemas),
});
const total =
  write('api', { release, version, groups, columns: await readColumns(groups) }) +
  write('fields', fields) +
  write('shapes', withoutProse(schemas)) +
  write('schemas', schemas) +
  write('bootstrap', readBootstrap());
console.log(`together ${total} bytes of ${release}`);
if (total > 512 * 1024) throw new Error('the data must stay below 0.5 MB');

copyFileSync(`${goApi}/LICENSE`, new URL('LICENSE', folder));
writeFileSync(
  new URL('NOTICE', folder),
  `The data in this folder was generated from Kubernetes ${release} (https://github.com/kubernetes/kubernetes),
Copyright The Kubernetes Authors, Apache License 2.0 (see LICENSE): names of resources, printed columns,
OpenAPI schemas, field tables of the Go types, and the objects an API server creates at its first start.
Made by scripts/practice-data.mjs.
`,
);
