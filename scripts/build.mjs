// Builds the program and the course into dist/ (or --out DIR). A failed build leaves the last one in place.
import { chmodSync, cpSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { programPlugins } from './bundle-plugins.mjs';
import { thirdPartyLicenses } from './third-party-licenses.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const asked = process.argv.indexOf('--out');
const target = asked === -1 ? join(root, 'dist') : resolve(process.argv[asked + 1] ?? '');
// `npm pack` takes its time to be small; a build for the working copy does not.
const release = process.argv.includes('--release');
const made = `${target}.making-${process.pid}`;
const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

const shared = {
  absWorkingDir: root,
  bundle: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  define: {
    'process.env.NODE_ENV': '"production"',
    'process.env.DEV': '"false"',
    EKS_LEARN_VERSION: JSON.stringify(version),
  },
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
  },
  plugins: programPlugins,
  legalComments: 'none',
  // Blanks and long forms go, names stay: stack traces can be read, and a third less is downloaded and parsed.
  minifyWhitespace: true,
  minifySyntax: true,
  charset: 'utf8',
  logLevel: 'warning',
};

async function buildProgram() {
  const { metafile } = await build({
    ...shared,
    metafile: true,
    entryPoints: {
      bin: 'src/bin.ts',
      'content-worker': 'src/cli/wire-content-worker.ts',
      'practice-serve': 'src/cli/wire-practice-serve.ts',
    },
    outdir: made,
    splitting: true,
    chunkNames: 'chunks/[name]-[hash]',
  });
  const licences = thirdPartyLicenses(root, Object.keys(metafile.inputs));
  writeFileSync(join(made, 'THIRD_PARTY_LICENSES'), licences);
  const launcher = readFileSync(join(root, 'src/launcher.cjs'), 'utf8').replace('__VERSION__', version);
  writeFileSync(join(made, 'launcher.cjs'), launcher);
  chmodSync(join(made, 'launcher.cjs'), 0o755);
  cpSync(join(root, 'src/start.cjs'), join(made, 'start.cjs'));
  cpSync(join(root, 'src/practice/data'), join(made, 'practice'), { recursive: true });
}

/** The compiler of the course is TypeScript of the program: it is bundled first, then run. */
async function buildCourse() {
  const tools = join(root, `node_modules/.cache/eks-learn/content-tools-${process.pid}.mjs`);
  try {
    await build({ ...shared, entryPoints: ['scripts/content-tools.ts'], outfile: tools });
    const { compileInto } = await import(tools);
    const mistakes = compileInto(root, join(made, 'content'), release ? 11 : 4);
    if (mistakes > 0) console.error(`The content has ${mistakes} mistakes. To see them: npm run content`);
  } finally {
    rmSync(tools, { force: true });
  }
}

function putInPlace() {
  const old = `${target}.old-${process.pid}`;
  rmSync(old, { recursive: true, force: true });
  try {
    renameSync(target, old);
  } catch (error) {
    if (error.code !== 'ENOENT') throw error;
  }
  renameSync(made, target);
  rmSync(old, { recursive: true, force: true });
}

mkdirSync(made, { recursive: true });
try {
  await buildProgram();
  await buildCourse();
  putInPlace();
} catch (error) {
  rmSync(made, { recursive: true, force: true });
  if (error.errors === undefined) throw error;
  process.exitCode = 1;
}
