import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';

const root = join(import.meta.dirname, '../..');
const crds = join(root, 'test/fixtures/crds');

/** Definitions of the kinds that the course uses beyond Kubernetes' own; the Gateway API comes as the lab on it brings it. */
export const crdDefinitions: readonly unknown[] = [
  ...readdirSync(crds)
    .filter((name) => name.endsWith('.yaml'))
    .map((name) => join(crds, name)),
  join(root, 'labs/gateway-httproute/manifests/gateway-api.yaml'),
].flatMap((file) =>
  parseAllDocuments(readFileSync(file, 'utf8')).map((document) => document.toJS() as unknown),
);
