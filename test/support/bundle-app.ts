import { join } from 'node:path';
import { build } from 'esbuild';
// @ts-expect-error: the build scripts are plain JavaScript.
import { programPlugins } from '../../scripts/bundle-plugins.mjs';
import { temporaryFolder } from './bundle.ts';

/** Bundles a program that runs the app, as the published one is bundled. */
export async function bundleProgram(source: string): Promise<string> {
  const outfile = join(temporaryFolder('app-program'), 'program.mjs');
  const js = "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);";
  await build({
    entryPoints: [source],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    banner: { js },
    define: { 'process.env.NODE_ENV': '"production"', 'process.env.DEV': '"false"' },
    plugins: programPlugins,
    logLevel: 'error',
  });
  return outfile;
}
