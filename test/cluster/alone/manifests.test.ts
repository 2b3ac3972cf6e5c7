import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { loadCourse } from '../../../src/course/load.ts';
import { openFolder } from '../../../src/host/folder.ts';
import { temporaryFolder } from '../../support/bundle.ts';
import { type CourseManifest, courseManifests } from '../../support/course-manifests.ts';
import { crdDefinitions } from '../../support/crd-definitions.ts';
import { testKubeconfig } from '../../support/test-cluster.ts';

if (testKubeconfig === undefined)
  console.log("skipped: the course's manifests on a real API server (set EKS_LEARN_TEST_KUBECONFIG)");

const root = join(import.meta.dirname, '../../..');

type Named = {
  readonly kind: string;
  readonly metadata?: { readonly namespace?: string };
  readonly spec?: { readonly serviceAccountName?: string };
};

const manifests = courseManifests(loadCourse(openFolder(root))).filter(
  ({ text }) => !text.includes('eksctl.io/'),
);
const objectsIn = (text: string): readonly Named[] =>
  parseAllDocuments(text).map((document) => document.toJS() as Named);
const objects = manifests.flatMap(({ text }) => objectsIn(text));

const kubectl = (...args: readonly string[]) =>
  spawnSync('kubectl', [`--kubeconfig=${testKubeconfig}`, ...args], { encoding: 'utf8' });

const linesOf = (text: string): readonly string[] => text.split('\n').filter((line) => line !== '');

/** What manifests refer to and an API server asks for: definitions, namespaces, the accounts of Pods. */
function surroundings(): readonly object[] {
  const namespaces = new Set(objects.flatMap(({ metadata }) => metadata?.namespace ?? []));
  const accounts = new Map(
    objects
      .filter(({ kind, spec }) => kind === 'Pod' && spec?.serviceAccountName !== undefined)
      .map(({ metadata, spec }) => [spec?.serviceAccountName, metadata?.namespace ?? 'default']),
  );
  return [
    ...(crdDefinitions as readonly object[]),
    ...[...namespaces].map((name) => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } })),
    ...[...accounts].map(([name, namespace]) => ({
      apiVersion: 'v1',
      kind: 'ServiceAccount',
      metadata: { name, namespace },
    })),
  ];
}

/**
 * What the API server refuses, with the lesson or question each line is about. Created, not applied, so that an object
 * the cluster happens to have isn't changed into this one: what is judged is the manifest, before its name is looked up.
 */
function refusals(texts: readonly CourseManifest[]): readonly string[] {
  const folder = temporaryFolder('manifests');
  const fileOf = (at: number) => join(folder, `${String(at).padStart(3, '0')}.yaml`);
  for (const [at, { text }] of texts.entries()) writeFileSync(fileOf(at), text);
  const { stderr } = kubectl('create', '--dry-run=server', '--validate=strict', '-o', 'name', '-f', folder);
  return linesOf(texts.reduce((told, { where }, at) => told.replaceAll(fileOf(at), where), stderr)).filter(
    (line) => !line.startsWith('Warning:') && !line.includes('(AlreadyExists)'),
  );
}

describe.runIf(testKubeconfig !== undefined)("the course's manifests", () => {
  /** Found again by this label, so that what was there before is neither changed nor deleted. */
  const mark = 'eks-learn.dev/test=manifests';

  beforeAll(() => {
    const [key = '', value = ''] = mark.split('=');
    const items = surroundings().map((object) => {
      const { metadata } = object as Named;
      return { ...object, metadata: { ...metadata, labels: { [key]: value } } };
    });
    const file = join(temporaryFolder('surroundings'), 'list.json');
    writeFileSync(file, JSON.stringify({ apiVersion: 'v1', kind: 'List', items }));
    const { stderr } = kubectl('create', '-f', file);
    expect(linesOf(stderr).filter((line) => !line.includes('AlreadyExists'))).toEqual([]);
    kubectl('wait', '--for=condition=Established', '--timeout=60s', 'crd', '-l', mark);
  }, 180_000);

  afterAll(() => {
    const { stderr } = kubectl('delete', 'crd,namespace,serviceaccount', '-A', '-l', mark, '--wait=false');
    expect(stderr).toBe('');
  }, 180_000);

  test('are all accepted by a real API server, checked strictly', { timeout: 120_000 }, () => {
    expect(manifests.length).toBeGreaterThan(80);
    expect(refusals(manifests)).toEqual([]);
  });

  test('would be refused with a field too many or a value that is none', () => {
    const planted = (where: string, from: string, to: string): CourseManifest => {
      const text = manifests.find((manifest) => manifest.where === where)?.text ?? '';
      expect(text).toContain(from);
      return { where, text: text.replace(from, to) };
    };
    const told = refusals([
      planted('content/compute-scaling/hpa-metrics-server', 'minReplicas', 'minimumReplicas'),
      planted('cak-nodepool-line', 'WhenEmptyOrUnderutilized', 'WhenUnderutilized'),
      planted('pc-nodeconfig', 'apiServerEndpoint', 'endpoint'),
    ]);
    expect(told.filter((line) => /minimumReplicas/.test(line))).not.toEqual([]);
    expect(told.filter((line) => /WhenUnderutilized/.test(line))).not.toEqual([]);
    expect(told.filter((line) => /unknown field "spec.cluster.endpoint"/.test(line))).not.toEqual([]);
  });
});
