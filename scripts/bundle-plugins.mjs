import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Replaces text in a library's file, and fails the build when the text is no longer there. */
const rewrite = (name, filter, replacements) => ({
  name,
  setup(build) {
    build.onLoad({ filter }, ({ path }) => {
      let contents = readFileSync(path, 'utf8');
      for (const [from, to] of replacements) {
        if (!contents.includes(from))
          return { errors: [{ text: `${path} has changed: ${from} is not in it` }] };
        contents = contents.replaceAll(from, to);
      }
      return { contents, loader: 'js' };
    });
  },
});

/** Touching the global `fetch` loads undici (36 ms); Yoga's own decoder of its inlined program needs no fetch. */
export const leanYoga = rewrite('lean-yoga', /yoga-wasm-base64-esm\.js$/, [
  ['"function"!=typeof fetch', 'true'],
]);

/** The emoji expressions and the segmenter cost 20 ms when made; most screens never need them. */
export const leanStringWidth = rewrite('lean-string-width', /string-width\/index\.js$/, [
  ['const segmenter = new Intl.Segmenter();', 'let segmenter;'],
  ['const rgiEmojiRegex = /^\\p{RGI_Emoji}$/v;', 'let rgiEmojiRegex;'],
  [
    '\tlet width = 0;\n\tconst eastAsianWidthOptions',
    '\tif (!countAnsiEscapeCodes && ambiguousIsNarrow && /^[\\u0020-\\u007E\\u3001-\\u3029\\u3041-\\u3096\\u30A0-\\u30FF\\u3400-\\u4DBF\\u4E00-\\u9FFF\\uFF01-\\uFF60]*$/.test(string)) {\n\t\tlet cells = 0;\n\t\tfor (let index = 0; index < string.length; index++) cells += string.charCodeAt(index) < 0x7F ? 1 : 2;\n\t\treturn cells;\n\t}\n\n\tsegmenter ??= new Intl.Segmenter();\n\trgiEmojiRegex ??= new RegExp("^\\\\p{RGI_Emoji}$", "v");\n\tlet width = 0;\n\tconst eastAsianWidthOptions',
  ],
]);

/** gray-matter brings js-yaml and an engine that evaluates code; we give it our own YAML and no code at all. */
export const leanGrayMatter = {
  name: 'lean-gray-matter',
  setup(build) {
    build.onLoad({ filter: /gray-matter\/lib\/engines\.js$/ }, () => ({
      contents: 'module.exports = {};',
      loader: 'js',
    }));
  },
};

/** Ink connects to React's developer tools only when DEV=true; they are not part of the program. */
export const withoutDevtools = {
  name: 'without-devtools',
  setup(build) {
    build.onLoad({ filter: /ink\/build\/devtools\.js$/ }, () => ({ contents: '', loader: 'js' }));
  },
};

/** A room under construction: an import of a file that is not written yet fails when it is reached, not before. */
export const unwrittenFiles = {
  name: 'unwritten-files',
  setup(build) {
    build.onResolve({ filter: /^\..*\.tsx?$/ }, ({ path, resolveDir }) =>
      existsSync(join(resolveDir, path)) ? undefined : { path, external: true },
    );
  },
};
