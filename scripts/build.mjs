import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { build } from 'esbuild';
import { leanStringWidth, leanYoga } from './bundle-plugins.mjs';

const root = new URL('../', import.meta.url);
const at = (path) => new URL(path, root).pathname;
const { version } = JSON.parse(readFileSync(at('package.json'), 'utf8'));

rmSync(at('dist'), { recursive: true, force: true });
mkdirSync(at('dist/content'), { recursive: true });

await build({
  absWorkingDir: at('.'),
  entryPoints: { bin: 'src/bin.ts' },
  outdir: 'dist',
  bundle: true,
  splitting: true,
  format: 'esm',
  platform: 'node',
  target: 'node20.19',
  chunkNames: 'chunks/[name]-[hash]',
  define: { 'process.env.NODE_ENV': '"production"', EKS_LEARN_VERSION: JSON.stringify(version) },
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
  },
  plugins: [leanYoga, leanStringWidth],
  legalComments: 'none',
  external: existsSync(at('src/tui/app.tsx')) ? [] : ['../tui/app.tsx'],
  metafile: true,
  logLevel: 'warning',
});
writeFileSync(
  at('dist/launcher.cjs'),
  readFileSync(at('src/launcher.cjs'), 'utf8').replace('__VERSION__', version),
);
chmodSync(at('dist/launcher.cjs'), 0o755);
cpSync(at('src/start.cjs'), at('dist/start.cjs'));

writeFileSync(at('dist/content/index.json'), JSON.stringify({ format: 1, hash: '', modules: [] }));
