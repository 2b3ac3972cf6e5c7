import type { Folder } from '../host/folder.ts';
import { type LabPackage, labSchema } from '../lab/lab.ts';
import { checkShape } from './check-shape.ts';
import { type Finding, finding } from './finding.ts';
import { houseSpelling } from './house-spelling.ts';
import { type ReadYaml, readYaml } from './read-yaml.ts';
import { yamlDocuments } from './yaml-documents.ts';

/** A lab as read: its package where it held to the schema, the document for positions, and all mistakes. */
export type ReadLab = {
  readonly file: string;
  readonly document: ReadYaml;
  readonly pack: LabPackage | undefined;
  readonly findings: readonly Finding[];
};

type Documents = readonly Readonly<Record<string, unknown>>[];

function readManifests(
  folder: Folder,
  path: string,
): { manifests: Record<string, Documents>; findings: Finding[] } {
  const manifests: Record<string, Documents> = {};
  const findings: Finding[] = [];
  for (const name of folder.list(`${path}/manifests`)) {
    const file = `${path}/manifests/${name}`;
    const documents = yamlDocuments(folder.read(file) ?? '');
    if (documents === undefined) findings.push(finding('yaml', file, { line: 1, column: 1 }, name));
    else manifests[`manifests/${name}`] = documents as Documents;
  }
  return { manifests, findings };
}

/** Reads `labs/<id>/lab.yaml` and its manifests. `at` is where the folder lies, for the programs that use it. */
export function readLab(folder: Folder, id: string, at: string): ReadLab {
  const path = `labs/${id}`;
  const file = `${path}/lab.yaml`;
  const text = folder.read(file) ?? '';
  const document = readYaml(file, text);
  const shaped = checkShape(file, document, labSchema);
  const { manifests, findings } = readManifests(folder, path);
  const pack = shaped.value === undefined ? undefined : { lab: shaped.value, folder: at, manifests };
  return { file, document, pack, findings: [...shaped.findings, ...houseSpelling(file, text), ...findings] };
}

/** Ids of all labs of a course folder. */
export const labIds = (folder: Folder): readonly string[] =>
  folder.list('labs').filter((name) => folder.isFolder(`labs/${name}`));
