import type { Column } from '../../data.ts';
import { isRecord, type KubeObject, type RawObject } from '../../kube.ts';
import type { Resource } from '../resources.ts';
import { sinceText } from './age.ts';
import { readPath } from './json-path.ts';
import type { Row } from './row.ts';
import { rowOf } from './rows.ts';

const named: Column = {
  name: 'Name',
  type: 'string',
  format: 'name',
  description: 'Name must be unique within a namespace.',
  priority: 0,
};
const plain = (name: string, type: string, priority = 0): Column => ({
  name,
  type,
  format: '',
  description: '',
  priority,
});

function customColumns(resource: Resource): { columns: readonly Column[]; row: Row } {
  const printer = resource.custom?.printer ?? [];
  if (printer.length === 0)
    return {
      columns: [named, plain('Age', 'date')],
      row: (object, now) => [object.metadata.name, sinceText(object.metadata.creationTimestamp, now)],
    };
  return {
    columns: [named, ...printer.map((one) => plain(one.name, one.type, one.priority ?? 0))],
    row: (object, now) => [
      object.metadata.name,
      ...printer.map(({ jsonPath, type }) => {
        const value = readPath(object, jsonPath);
        if (type === 'date')
          return typeof value === 'string' ? sinceText(value, now) : value === undefined ? null : '<unknown>';
        return value === undefined
          ? null
          : isRecord(value) || Array.isArray(value)
            ? JSON.stringify(value)
            : value;
      }),
    ],
  };
}

function columnsOf(resource: Resource): { definitions: readonly Column[]; row: Row } {
  const built = rowOf(resource.key);
  const custom = built === undefined && resource.columns === undefined ? customColumns(resource) : undefined;
  const definitions = custom?.columns ?? resource.columns ?? [];
  const row: Row =
    custom?.row ?? built ?? ((object, at) => [object.metadata.name, ...fallback(object, definitions, at)]);
  return { definitions, row };
}

/** Texts of metadata: a table is mostly these, and they stay the same from one list to the next. */
const metadataTexts = new WeakMap<object, string>();

function partialText({ metadata }: KubeObject): string {
  const known = metadataTexts.get(metadata);
  if (known !== undefined) return known;
  const text = `{"kind":"PartialObjectMetadata","apiVersion":"meta.k8s.io/v1","metadata":${JSON.stringify(metadata)}}`;
  metadataTexts.set(metadata, text);
  return text;
}

/** The JSON of a Table of objects with their metadata. */
export function tableText(
  resource: Resource,
  objects: readonly KubeObject[],
  metadata: RawObject,
  now: number,
): string {
  const { definitions, row } = columnsOf(resource);
  const rows = objects.map(
    (object) => `{"cells":${JSON.stringify(row(object, now))},"object":${partialText(object)}}`,
  );
  const columns = JSON.stringify(definitions);
  return `{"kind":"Table","apiVersion":"meta.k8s.io/v1","metadata":${JSON.stringify(metadata)},"columnDefinitions":${columns},"rows":[${rows.join(',')}]}`;
}

/** A Table of objects; with `columns` false only the rows, as watches send after their first event. */
export function tableOf(
  resource: Resource,
  objects: readonly KubeObject[],
  metadata: RawObject,
  include: 'None' | 'Metadata' | 'Object',
  now: number,
  columns = true,
): RawObject {
  const { definitions, row } = columnsOf(resource);
  return {
    kind: 'Table',
    apiVersion: 'meta.k8s.io/v1',
    metadata,
    columnDefinitions: columns ? definitions : [],
    rows: objects.map((object) => ({
      cells: row(object, now),
      ...(include === 'None' ? {} : { object: include === 'Object' ? object : partial(object) }),
    })),
  };
}

// Kinds without a row of their own: their age is known, other cells are not.
const fallback = (object: KubeObject, columns: readonly Column[], now: number): unknown[] =>
  columns.slice(1).map((column) => {
    if (column.name === 'Age') return sinceText(object.metadata.creationTimestamp, now);
    return column.name === 'Created At' ? object.metadata.creationTimestamp : '<none>';
  });

const partial = (object: KubeObject): RawObject => ({
  kind: 'PartialObjectMetadata',
  apiVersion: 'meta.k8s.io/v1',
  metadata: object.metadata,
});
