/**
 * The rows of the house (ARCHITECTURE.md): a file imports from its own room and from rooms in rows below it; rooms of
 * one row do not know each other. The rules are made from this table. Types may be imported from `host` and `store`
 * by everybody above them; their values only where the real world is wired.
 */
const rows = [
  ['cli'],
  ['tui'],
  ['course', 'store'],
  ['study', 'lab', 'practice'],
  ['text', 'host'],
  ['i18n'],
];

/** A library, and the rooms (or files) that may import it. */
const doors = [
  { library: '(ink|ink-select-input|react|react-reconciler)', into: '^src/tui/' },
  { library: 'commander', into: '^src/cli/' },
  { library: 'lowdb', into: '^src/store/' },
  { library: 'ts-fsrs', into: '^src/study/review' },
  { library: '(marked|string-width|highlight\\.js)', into: '^src/text/' },
  { library: 'gray-matter', into: '^src/course/' },
  { library: 'yaml', into: '^src/(course|practice)/' },
  { library: 'fzf', into: '^src/(tui|course)/' },
];

const builtInDoors = [
  { module: '(node:)?fs(/promises)?', into: '^src/(host|store|practice|cli/wire)' },
  { module: '(node:)?child_process', into: '^src/(host|practice)/' },
  { module: '(node:)?(https?|net|tls|http2|dgram|dns)', into: '^src/practice/' },
];

const roomsAbove = (row) => rows.slice(0, row).flat();
const any = (rooms) => `^src/(${rooms.join('|')})/`;

const rowRules = rows.flatMap((rooms, row) =>
  rooms.flatMap((room) => {
    const strangers = [...roomsAbove(row), ...rooms.filter((other) => other !== room)];
    // Nothing is above the first row, and an empty pattern would match everything.
    if (strangers.length === 0) return [];
    return {
      name: `${room}-looks-down`,
      comment: `src/${room} imports from rows below it only. Take what you need as an argument.`,
      severity: 'error',
      from: { path: `^src/${room}/` },
      // Words are written for the nouns of other rooms: i18n may name their types.
      to: { path: any(strangers), ...(room === 'i18n' ? { dependencyTypesNot: ['type-only'] } : {}) },
    };
  }),
);

module.exports = {
  forbidden: [
    ...rowRules,
    {
      name: 'host-and-store-by-type-only',
      comment: 'Import only the types of host and store (import type); cli/wire*.ts hands over the values.',
      severity: 'error',
      from: { path: '^src/(tui|course|study|lab|text|i18n)/' },
      to: { path: '^src/(host|store)/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'screens-are-imported-late',
      comment: 'A command must not pay for Ink: import src/tui dynamically (types are free).',
      severity: 'error',
      from: { path: '^src/(cli|bin\\.ts)' },
      to: { path: '^src/tui/', dependencyTypesNot: ['dynamic-import', 'type-only'] },
    },
    {
      name: 'hall-knows-nobody',
      comment: 'problem.ts and services.ts stand in the hall: they import types only.',
      severity: 'error',
      from: { path: '^src/(problem|services)\\.ts$' },
      to: { path: '^src/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'no-circles',
      comment: 'A circle has no order to read it in: move what both need to a third file.',
      severity: 'error',
      from: { path: '^src/' },
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    ...doors.map(({ library, into }) => ({
      name: `door-of-${library.replace(/[^a-z]+/g, '-').replace(/^-|-$/g, '')}`,
      comment: `Only ${into} may import ${library}; ask that room for what you need.`,
      severity: 'error',
      from: { path: '^src/', pathNot: into },
      to: { path: `(^|/)node_modules/${library}/` },
    })),
    ...builtInDoors.map(({ module, into }) => ({
      name: `door-of-${module.replace(/[^a-z]+/g, '-').replace(/^-|-$/g, '')}`,
      comment: `Only ${into} may import ${module}; take it as an argument.`,
      severity: 'error',
      from: { path: '^src/', pathNot: into },
      to: { path: `^${module}$`, dependencyTypes: ['core'] },
    })),
    {
      name: 'nothing-unresolvable',
      severity: 'error',
      from: { path: '^src/' },
      to: { couldNotResolve: true },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
