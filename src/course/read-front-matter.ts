import matter from 'gray-matter';
import { type Finding, finding } from './finding.ts';
import { type ReadYaml, readYaml, unread } from './read-yaml.ts';

export type ReadFrontMatter = {
  readonly document: ReadYaml;
  /** The text after the front matter, and the line of the file it begins on. */
  readonly body: string;
  readonly bodyLine: number;
  readonly findings: readonly Finding[];
};

const maxFrontMatter = 16 * 1024;

const refuseCode = (): never => {
  throw new Error('front matter in a programming language is not read');
};

// `engines.js` does not replace the engine that runs code: gray-matter looks for `javascript`. All its names are closed.
const engines = {
  javascript: refuseCode,
  js: refuseCode,
  JS: refuseCode,
  JavaScript: refuseCode,
  coffee: refuseCode,
  coffeescript: refuseCode,
  cson: refuseCode,
  json: refuseCode,
  toml: refuseCode,
};

/**
 * Splits a lesson file into front matter and text. Only `---` with YAML is read; any other language after the dashes,
 * or none at all, is a finding, each time it is asked.
 */
export function readFrontMatter(file: string, source: string): ReadFrontMatter {
  const text = source.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n');
  const first = text.slice(0, Math.max(0, text.indexOf('\n'))).trimEnd();
  if (first !== '---')
    return refused(file, first.startsWith('---') ? 'front-matter-language' : 'front-matter-missing');
  if (!/\n---[ \t]*(?:\n|$)/.test(text)) return refused(file, 'front-matter-missing');

  let document: ReadYaml | undefined;
  const yaml = (block: string): object => {
    // gray-matter hands over the block with the line feed that ends the dashes.
    document = readYaml(file, block, { firstLine: 1, maxBytes: maxFrontMatter });
    return {};
  };
  try {
    const { content } = matter(text, { language: 'yaml', engines: { ...engines, yaml } });
    if (document === undefined) return refused(file, 'front-matter-missing');
    const bodyLine = text.slice(0, text.length - content.length).split('\n').length;
    return { document, body: content, bodyLine, findings: document.findings };
  } catch {
    return refused(file, 'front-matter-language');
  }
}

function refused(file: string, code: 'front-matter-language' | 'front-matter-missing'): ReadFrontMatter {
  const found = [finding(code, file)];
  return { document: unread(found), body: '', bodyLine: 1, findings: found };
}
