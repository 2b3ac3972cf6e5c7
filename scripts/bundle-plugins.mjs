import { readFileSync } from 'node:fs';

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

/** Cells of a text whose characters stand alone and are the same everywhere; -1 for any other text. */
const plainCells = `function plainCells(string) {
	let cells = 0;
	for (let index = 0; index < string.length; index++) {
		const unit = string.charCodeAt(index);
		if (unit >= 0x20 && unit < 0x7F) cells += 1;
		else if ((unit >= 0x3001 && unit <= 0x3029) || (unit >= 0x3041 && unit <= 0x3096) || (unit >= 0x30A0 && unit <= 0x30FF) || (unit >= 0x3400 && unit <= 0x4DBF) || (unit >= 0x4E00 && unit <= 0x9FFF) || (unit >= 0xFF01 && unit <= 0xFF60)) cells += 2;
		else if ((unit >= 0x2500 && unit <= 0x259F) || unit === 0xBB || unit === 0x203A || unit === 0x25B8 || unit === 0x2713 || unit === 0x2717) cells += 1;
		else return -1;
	}
	return cells;
}
`;

/** The emoji expressions and the segmenter cost 20 ms when made; our screens hardly ever need them. */
export const leanStringWidth = rewrite('lean-string-width', /string-width\/index\.js$/, [
  ['const segmenter = new Intl.Segmenter();', `let segmenter;\n${plainCells}`],
  ['const rgiEmojiRegex = /^\\p{RGI_Emoji}$/v;', 'let rgiEmojiRegex;'],
  [
    '\t// Fast path: printable ASCII',
    '\tif (ambiguousIsNarrow) {\n\t\tconst cells = plainCells(string);\n\t\tif (cells >= 0) return cells;\n\t}\n\n\t// Fast path: printable ASCII',
  ],
  [
    '\tlet width = 0;\n\tconst eastAsianWidthOptions',
    '\tsegmenter ??= new Intl.Segmenter();\n\trgiEmojiRegex ??= new RegExp("^\\\\p{RGI_Emoji}$", "v");\n\tlet width = 0;\n\tconst eastAsianWidthOptions',
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

/** Large data that few runs need: parsed when a field is first read, and only scanned as a text when the program loads. */
export const lazyData = {
  name: 'lazy-data',
  setup(build) {
    build.onLoad({ filter: /[\\/]src[\\/]study[\\/]data[\\/][^\\/]+\.json$/ }, ({ path }) => {
      const data = JSON.parse(readFileSync(path, 'utf8'));
      const fields = Object.keys(data).map(
        (name) => `get ${JSON.stringify(name)}() { return read().${name}; }`,
      );
      const contents = `let data;
const read = () => (data ??= JSON.parse(${JSON.stringify(JSON.stringify(data))}));
export default { ${fields.join(', ')} };`;
      return { contents, loader: 'js' };
    });
  },
};
