// Rebuilds test/fixtures/crds/, what manifests of other projects' kinds are held to, from what those projects publish,
// without descriptions:  node scripts/crds.mjs [--clone OWNER/NAME=GIT_DIR …] [name …]
// Modules are fetched by `go mod download`; projects that are in no Go proxy need a clone that has the commit.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { parseAllDocuments, stringify } from 'yaml';

const sources = {
  karpenter: {
    module: 'github.com/aws/karpenter-provider-aws@v1.15.1',
    files: ['karpenter.sh_nodepools', 'karpenter.sh_nodeclaims', 'karpenter.k8s.aws_ec2nodeclasses'].map(
      (name) => `pkg/apis/crds/${name}.yaml`,
    ),
  },
  'vertical-pod-autoscaler': {
    module: 'k8s.io/autoscaler/vertical-pod-autoscaler@v1.8.1',
    files: ['deploy/vpa-v1-crd-gen.yaml'],
    kinds: ['VerticalPodAutoscaler'],
    versions: ['v1'],
  },
  'volume-snapshots': {
    module: 'github.com/kubernetes-csi/external-snapshotter/client/v8@v8.7.0',
    files: ['volumesnapshotclasses', 'volumesnapshots'].map(
      (plural) => `config/crd/snapshot.storage.k8s.io_${plural}.yaml`,
    ),
    versions: ['v1'],
  },
  'vpc-cni': {
    module: 'github.com/aws/amazon-vpc-cni-k8s@v1.23.2',
    files: ['charts/aws-vpc-cni/crds/customresourcedefinition.yaml'],
    kinds: ['ENIConfig'],
  },
  'vpc-resource-controller': {
    module: 'github.com/aws/amazon-vpc-resource-controller-k8s@v1.8.2',
    files: ['securitygrouppolicies', 'cninodes'].map(
      (plural) => `config/crd/bases/vpcresources.k8s.aws_${plural}.yaml`,
    ),
  },
  'aws-load-balancer-controller': {
    repository: 'kubernetes-sigs/aws-load-balancer-controller',
    commit: '225f44568848eb25f13e304a5f1cc68c0cd9415d',
    files: ['config/crd/gateway/gateway.k8s.aws_targetgroupconfigurations.yaml'],
  },
  'secrets-store-csi-driver': {
    repository: 'kubernetes-sigs/secrets-store-csi-driver',
    commit: '0aad886f70e94a6037325f4eaba4660338dde448',
    files: ['config/crd/bases/secrets-store.csi.x-k8s.io_secretproviderclasses.yaml'],
    versions: ['v1'],
  },
  nodeadm: {
    repository: 'awslabs/amazon-eks-ami',
    commit: '81fec2e895854f599974fe4d3d72f61c0a9aaffa',
    files: ['nodeadm/crds/node.eks.aws_nodeconfigs.yaml'],
    versions: ['v1alpha1'],
    // Raw values (`maxPods: 110`) are objects to the generator alone: nodeadm reads any JSON there.
    anyValues: true,
  },
  opentelemetry: {
    repository: 'open-telemetry/opentelemetry-operator',
    commit: 'be8944414a876f17fcdeb5a59b86b8866fb5c88e',
    files: ['config/crd/bases/opentelemetry.io_opentelemetrycollectors.yaml'],
    versions: ['v1alpha1'],
  },
};

/** eksctl's file is no object of a cluster: a JSON Schema says what may stand in it. */
const eksctl = {
  repository: 'eksctl-io/eksctl',
  commit: '99984adb6164ece593c0728523b7f497ea61d60e',
  file: 'pkg/apis/eksctl.io/v1alpha5/assets/schema.json',
};

const { values, positionals } = parseArgs({
  options: { clone: { type: 'string', multiple: true, default: [] } },
  allowPositionals: true,
});
const clones = new Map(values.clone.map((pair) => pair.split('=')));

/** Reads one file of a source, as published. */
function reader({ module, repository, commit }) {
  if (module === undefined) {
    const clone = clones.get(repository);
    if (clone === undefined) throw new Error(`--clone ${repository}=GIT_DIR with commit ${commit} is needed`);
    return (file) => execFileSync('git', ['-C', clone, 'show', `${commit}:${file}`], { encoding: 'utf8' });
  }
  const place = mkdtempSync(join(tmpdir(), 'crds-'));
  writeFileSync(join(place, 'go.mod'), 'module crds\n');
  const env = { ...process.env, GOFLAGS: '-mod=mod', GOTOOLCHAIN: 'auto' };
  const told = execFileSync('go', ['mod', 'download', '-json', module], {
    cwd: place,
    env,
    encoding: 'utf8',
  });
  rmSync(place, { recursive: true });
  return (file) => readFileSync(join(JSON.parse(told).Dir, file), 'utf8');
}

const said = new Set(['description', 'x-intellij-html-description', 'preferredOrder']);

/** Without descriptions, but with properties that are called so. */
function bare(schema) {
  if (Array.isArray(schema)) return schema.map(bare);
  if (typeof schema !== 'object' || schema === null) return schema;
  return Object.fromEntries(
    Object.entries(schema)
      .filter(([key]) => !said.has(key))
      .map(([key, value]) => [
        key,
        key === 'properties' || key === 'definitions'
          ? Object.fromEntries(Object.entries(value).map(([name, each]) => [name, bare(each)]))
          : bare(value),
      ]),
  );
}

/** A map of raw values holds whatever its keys are given. */
const loose = (schema) =>
  JSON.parse(JSON.stringify(schema), (key, value) =>
    key === 'additionalProperties' && value['x-kubernetes-preserve-unknown-fields'] === true
      ? { 'x-kubernetes-preserve-unknown-fields': true }
      : value,
  );

/** What the API server needs to judge objects of the kind; no conversion, for no webhook answers here. */
function definition({ metadata, spec }, { versions, anyValues }) {
  const approval = metadata.annotations?.['api-approved.kubernetes.io'];
  const kept = spec.versions.filter(({ name, served }) => served && (versions?.includes(name) ?? true));
  return {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: {
      name: metadata.name,
      ...(approval !== undefined && { annotations: { 'api-approved.kubernetes.io': approval } }),
    },
    spec: {
      group: spec.group,
      names: spec.names,
      scope: spec.scope,
      versions: kept.map(({ name, schema, subresources }) => ({
        name,
        served: true,
        storage: name === kept.at(-1).name,
        schema: anyValues ? loose(bare(schema)) : bare(schema),
        ...(subresources !== undefined && { subresources }),
      })),
    },
  };
}

const folder = fileURLToPath(new URL('../test/fixtures/crds/', import.meta.url));
mkdirSync(folder, { recursive: true });
for (const [name, source] of Object.entries(sources)) {
  if (positionals.length > 0 && !positionals.includes(name)) continue;
  const read = reader(source);
  const found = source.files
    .flatMap((file) => parseAllDocuments(read(file)).map((document) => document.toJS()))
    .filter((object) => object?.kind === 'CustomResourceDefinition')
    .filter(({ spec }) => source.kinds?.includes(spec.names.kind) ?? true)
    .map((object) => definition(object, source));
  const from = source.module ?? `github.com/${source.repository} at ${source.commit}`;
  const text = [
    `# ${from}, without descriptions. Apache License 2.0. Made by scripts/crds.mjs.\n`,
    ...found.map((object) => stringify(object, { indent: 1, lineWidth: 0, aliasDuplicateObjects: false })),
  ].join('---\n');
  writeFileSync(join(folder, `${name}.yaml`), text);
  console.log(`${name}: ${found.map(({ spec }) => spec.names.kind).join(', ')}, ${text.length} bytes`);
}
if (positionals.length === 0 || positionals.includes('eksctl')) {
  // Definitions with properties are objects, although the schema leaves it unsaid; its reader wants it said.
  const { $schema, $ref, definitions } = JSON.parse(reader(eksctl)(eksctl.file), (_, value) =>
    value?.properties === undefined || value.$ref !== undefined ? value : { type: 'object', ...value },
  );
  const schema = bare({ $schema, $ref, definitions });
  const from = `github.com/${eksctl.repository} at ${eksctl.commit}, without descriptions. Apache License 2.0.`;
  const text = `${JSON.stringify({ $comment: from, ...schema }, null, 1)}\n`;
  writeFileSync(join(folder, 'eksctl.json'), text);
  console.log(`eksctl: ${text.length} bytes`);
}
