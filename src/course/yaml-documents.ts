import { parseAllDocuments } from 'yaml';

/** The documents of a YAML text (a learner's or an author's), or undefined when it is no YAML. */
export function yamlDocuments(text: string): readonly unknown[] | undefined {
  if (text.length > 1024 * 1024) return undefined;
  const documents = parseAllDocuments(text, { version: '1.2', merge: false, uniqueKeys: true });
  if (!Array.isArray(documents) || documents.some((document) => document.errors.length > 0)) return undefined;
  return documents
    .map((document): unknown => document.toJS({ maxAliasCount: 50 }))
    .filter((value) => value !== null);
}
