import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { loadCompiled } from '../src/course/load-compiled.ts';
import { readPacked } from '../src/host/packed-file.ts';
import type { Run } from '../test/support/fake-terminal.ts';
import { examCourse, examWorlds } from '../test/support/frame-exam.ts';
import { labWorlds } from '../test/support/frame-lab.ts';
import { goldenExams } from '../test/support/golden-exams.ts';
import { goldenLabs } from '../test/support/golden-labs.ts';
import { goldenScreens } from '../test/support/golden-screens.ts';
import { type RenderOptions, renderScreen } from '../test/support/render-screen.ts';

/** Colours of the picture's own dark terminal, by ANSI number. */
const palette: Readonly<Record<number, string>> = {
  1: '#e06c75',
  2: '#73d07c',
  3: '#e5b95c',
  4: '#61afef',
  5: '#c678dd',
  6: '#5fd7d7',
  9: '#ff8f8f',
};
const paper = '#1d2026';
const ink = '#d7dae0';
const quiet = '#8b919c';
const cell = { width: 7.5, height: 20 };
const edge = 16;

const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');

/** Lines and bars as shapes, one a cell: fonts draw these glyphs in any width they like. */
const shapes: Readonly<Record<string, (x: number, y: number, fill: string) => string>> = {
  '╌': (x, y, fill) => `<path d="M${x + 1} ${y + 10}h2m2 0h2" stroke="${fill}"/>`,
  '╍': (x, y, fill) => `<path d="M${x + 0.5} ${y + 10}h3m1 0h3" stroke="${fill}" stroke-width="3"/>`,
  '╎': (x, y, fill) => `<path d="M${x + 4} ${y + 2}v6m0 4v6" stroke="${fill}"/>`,
  '▖': (x, y, fill) => `<path d="M${x} ${y + 12}h4v5h-4z" fill="${fill}"/>`,
  '▞': (x, y, fill) => `<path d="M${x} ${y + 12}h4v5h-4zm4 -6h4v6h-4z" fill="${fill}"/>`,
  '▟': (x, y, fill) => `<path d="M${x} ${y + 12}h4v-6h4v11h-8z" fill="${fill}"/>`,
  '▐': (x, y, fill) => `<path d="M${x + 5.5} ${y}v${cell.height}" stroke="${fill}" stroke-width="3"/>`,
};

/** Characters without a blank between, all narrow or all wide: what one text element can hold in its place. */
function words(characters: Run['characters']): readonly Run['characters'][] {
  const found: Run['characters'][] = [];
  let before: Run['characters'][number] | undefined;
  for (const each of characters) {
    const goesOn =
      before !== undefined &&
      before.text.trim() !== '' &&
      before.cells === each.cells &&
      shapes[before.text] === shapes[each.text];
    if (each.text.trim() !== '') {
      const last = found.at(-1);
      if (goesOn && last !== undefined) last.push(each);
      else found.push([each]);
    }
    before = each;
  }
  return found;
}

/** A run of characters, word by word; `textLength` holds each in its cells, whatever font draws it. */
function drawRun({ characters, manner }: Run, row: number): string {
  const y = edge + row * cell.height;
  const colour = manner.colour === undefined ? (manner.dim ? quiet : ink) : (palette[manner.colour] ?? ink);
  const left = edge + (characters[0]?.x ?? 0) * cell.width;
  const wide = characters.reduce((sum, each) => sum + each.cells, 0) * cell.width;
  const box = (top: number, height: number) =>
    `<rect x="${left}" y="${y + top}" width="${wide}" height="${height}" fill="${colour}"/>`;
  const fill = manner.inverse ? paper : colour;
  const weight = manner.bold ? ' font-weight="700"' : '';
  const drawn = words(characters).map((word) => {
    const x = edge + (word[0]?.x ?? 0) * cell.width;
    const length = word.reduce((sum, each) => sum + each.cells, 0) * cell.width;
    const text = escaped(word.map((each) => each.text).join(''));
    const shape = shapes[word[0]?.text ?? ''];
    if (shape !== undefined) return word.map((_, at) => shape(x + at * cell.width, y, fill)).join('');
    return `<text x="${x}" y="${y + 15}" textLength="${length}" lengthAdjust="spacingAndGlyphs" fill="${fill}"${weight}>${text}</text>`;
  });
  if (drawn.length === 0) return '';
  return `${manner.inverse ? box(1, cell.height - 2) : ''}${manner.underline ? box(18, 1) : ''}${drawn.join('')}`;
}

/** A frame as SVG: every run of cells is put where it stands, whatever font draws it. */
function toSvg(rows: readonly (readonly Run[])[], columns: number, title: string): string {
  const width = Math.ceil(columns * cell.width + 2 * edge);
  const height = rows.length * cell.height + 2 * edge;
  const font =
    "'Noto Sans Mono CJK JP','BIZ UDGothic','MS Gothic','Osaka-Mono','Noto Sans Mono',Menlo,Consolas,monospace";
  const body = rows.map((runs, row) => runs.map((run) => drawRun(run, row)).join('')).join('\n');
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${escaped(title)}" font-family="${font}" font-size="15">
<rect width="100%" height="100%" rx="8" fill="${paper}"/>
${body}
</svg>
`;
}

type Picture = {
  readonly name: string;
  readonly title: string;
  readonly options: RenderOptions;
  readonly keys?: readonly string[];
  /** Words that show that what it looks for has come. */
  readonly until?: string;
};

const [content = 'dist/content', out = 'docs/pictures', which] = process.argv.slice(2);
const course = loadCompiled((name) => readPacked(join(content, name)));
const quiz = { ja: 'PodへのAWS権限付与', en: 'AWS credentials for Pods' };
const single = course.questionsOf('pod-credentials').find((question) => question.kind === 'single')?.id ?? '';
const labs = labWorlds.waiting;

const pictures = (['ja', 'en'] as const).flatMap((language): readonly Picture[] => {
  const common = { language, size: [80, 24] as const };
  return [
    {
      name: `lesson-${language}`,
      title: 'A lesson',
      options: {
        ...common,
        size: [120, 36],
        course,
        place: { screen: 'lesson', lesson: 'irsa-or-pod-identity' },
      },
    },
    {
      name: `quiz-verdict-${language}`,
      title: 'The verdict of a quiz question',
      options: {
        ...common,
        course,
        place: { screen: 'quiz', questions: [single], title: quiz, seed: 'picture' },
      },
      keys: ['b', 'Enter'],
    },
    {
      name: `lab-board-${language}`,
      title: 'The board of a lab',
      options: { ...common, labs, place: { screen: 'lab', lab: 'svc-selector' } },
      keys: ['Enter'],
    },
    {
      name: `exam-report-${language}`,
      title: 'The report of an exam',
      options: {
        ...common,
        course: examCourse,
        records: examWorlds.submitted.records,
        place: { screen: 'exam-report', sitting: examWorlds.submitted.id },
      },
    },
    { name: `home-${language}`, title: 'Home', options: { ...common, course, place: { screen: 'home' } } },
  ];
});

/** Every golden screen at three sizes in both languages, for looking at them. */
const everything = () =>
  [...goldenScreens, ...goldenLabs, ...goldenExams]
    .filter(({ only }) => only === undefined)
    .flatMap(({ name, place, keys, world, until }) =>
      (['ja', 'en'] as const).flatMap((language) =>
        (
          [
            [80, 24],
            [120, 40],
            [40, 12],
          ] as const
        ).map(
          (size): Picture => ({
            name: `${name}-${size[0]}-${language}`,
            title: name,
            options: { ...world, place, size, language },
            ...(keys === undefined ? {} : { keys }),
            ...(until === undefined ? {} : { until: until[language] }),
          }),
        ),
      ),
    );

mkdirSync(out, { recursive: true });
for (const { name, title, options, keys, until } of which === 'all' ? everything() : pictures) {
  const rendered = await renderScreen(options);
  if (until !== undefined) await rendered.shows(until);
  await rendered.press(...(keys ?? []));
  const [columns] = options.size ?? [80, 24];
  writeFileSync(join(out, `${name}.svg`), toSvg(rendered.terminal.runs(), columns, title));
  await rendered.close();
}
