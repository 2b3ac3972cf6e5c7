import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildSync } from 'esbuild';

/** Bundles a TypeScript program so that plain node can run it; for tests that kill, trace or race real processes. */
export function bundleProgram(source: string): string {
  const out = join(temporaryFolder('program'), 'program.mjs');
  const banner = {
    js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
  };
  buildSync({ entryPoints: [source], outfile: out, bundle: true, platform: 'node', format: 'esm', banner });
  return out;
}

const folders: string[] = [];

/** An empty folder that goes away with the test run. */
export function temporaryFolder(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `eks-learn-test-${name}-`));
  if (folders.length === 0) process.once('exit', removeAll);
  folders.push(folder);
  return folder;
}

const removeAll = (): void => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
};
