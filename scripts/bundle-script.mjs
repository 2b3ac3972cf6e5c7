import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { programPlugins } from './bundle-plugins.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const banner = {
  js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
};
/** As the published program is bundled: React in production mode, libraries trimmed. */
const asPublished = {
  define: { 'process.env.NODE_ENV': '"production"', 'process.env.DEV': '"false"' },
  plugins: programPlugins,
};

/** Bundles a TypeScript file of this folder into one module that plain node runs, and returns where it is. */
export async function bundleScript(source, { outfile, published = false, ...more } = {}) {
  const name = source.replace(/^.*\//, '').replace(/\.tsx?$/, '.mjs');
  const to = outfile ?? join(root, 'node_modules/.cache/eks-learn', name);
  await build({
    entryPoints: [join(root, source)],
    outfile: to,
    bundle: true,
    platform: 'node',
    format: 'esm',
    banner,
    logLevel: 'warning',
    ...(published ? asPublished : {}),
    ...more,
  });
  return to;
}

/** The exports of a TypeScript file of this folder. */
export const importScript = async (source, how) =>
  import(pathToFileURL(await bundleScript(source, how)).href);
