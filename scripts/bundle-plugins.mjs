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
		else if ((unit >= 0xB0 && unit <= 0xFF) || (unit >= 0x2010 && unit <= 0x2027) || (unit >= 0x2190 && unit <= 0x2193) || (unit >= 0x2500 && unit <= 0x259F) || unit === 0xBB || unit === 0x203A || unit === 0x25B8 || unit === 0x2713 || unit === 0x2717) cells += 1;
		else return -1;
	}
	return cells;
}
`;

/** Making a segmenter loads the tables of Unicode (5 ms); text that needs them hardly ever reaches these places. */
const lateSegmenter = (name, filter, made, variable = 'segmenter') =>
  rewrite(name, filter, [
    [`const ${variable} = ${made};`, `let ${variable};`],
    [`${variable}.segment(`, `(${variable} ??= ${made}).segment(`],
  ]);

const graphemes = "new Intl.Segmenter(undefined, { granularity: 'grapheme' })";
const lateSegmenters = [
  lateSegmenter('late-wrap-ansi', /wrap-ansi\/index\.js$/, 'new Intl.Segmenter()'),
  lateSegmenter('late-line-update', /ink\/build\/line-update\.js$/, graphemes),
  lateSegmenter('late-ansi-tokenize', /ansi-tokenize\/build\/tokenize\.js$/, graphemes.replaceAll("'", '"')),
  lateSegmenter(
    'late-slice-ansi',
    /slice-ansi\/tokenize-ansi\.js$/,
    "new Intl.Segmenter(undefined, {granularity: 'grapheme'})",
    'GRAPHEME_SEGMENTER',
  ),
];

/**
 * Ink takes every row apart into cells, twice, and puts it together again. When each write is whole rows that fit, as
 * ours are, the rows as painted are what the terminal shows; anything else goes the long way.
 */
const wholeRows = `${plainCells}
const codesOfRow = /\\u001B\\[[\\d;]*m|\\u001B\\]8;;[!-~]*\\u001B\\\\/g;
function wholeRows({ operations, caches, width, height }) {
	const rows = Array.from({ length: height }, () => undefined);
	const lines = operations.flatMap(({ type, x, y, text, transformers }) =>
		text === undefined ? [{ type }] : text.split('\\n').map((line, at) => ({ type, x, y: y + at, line, at, transformers })));
	for (const { type, x, y, line, at, transformers } of lines) {
		if (type !== 'write' || x !== 0 || !(y in rows) || rows[y] !== undefined) return undefined;
		let row = line;
		for (const transformer of transformers) row = transformer(row, at);
		const bare = row.replace(codesOfRow, '');
		let cells = plainCells(bare);
		if (cells < 0) {
			if (/\\p{Control}/u.test(bare)) return undefined;
			const characters = caches.getStyledChars(row);
			cells = characters.reduce((sum, { value }) => sum + Math.max(1, caches.getStringWidth(value)), 0);
			row = styledCharsToString(characters);
		}
		if (cells > width) return undefined;
		rows[y] = row.trimEnd();
	}
	return { output: rows.map((row) => row ?? '').join('\\n'), height };
}
`;

const leanOutput = rewrite('lean-output', /ink\/build\/output\.js$/, [
  ['export default class Output {', `${wholeRows}export default class Output {`],
  [
    '    get() {\n',
    '    get() {\n        const whole = wholeRows(this);\n        if (whole) return whole;\n',
  ],
]);

/** The emoji expressions and the segmenter cost 20 ms when made; our screens hardly ever need them. */
const leanStringWidth = rewrite('lean-string-width', /string-width\/index\.js$/, [
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
const leanGrayMatter = {
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
const lazyData = {
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

/** What the program is bundled with, in dist/ and in the tests that run it in a terminal. */
export const programPlugins = [
  leanYoga,
  leanStringWidth,
  leanOutput,
  ...lateSegmenters,
  leanGrayMatter,
  lazyData,
  withoutDevtools,
];
