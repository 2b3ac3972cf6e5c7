// npm run generate: writes what is made from the sources and kept beside them (docs/schema/).
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const program = join(root, `node_modules/.cache/eks-learn/json-schemas-${process.pid}.mjs`);
const folder = join(root, 'docs/schema');
try {
  await build({
    absWorkingDir: root,
    entryPoints: ['scripts/json-schemas.ts'],
    outfile: program,
    bundle: true,
    platform: 'node',
    format: 'esm',
    logLevel: 'warning',
  });
  const { jsonSchemas } = await import(program);
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of jsonSchemas()) writeFileSync(join(folder, name), text);
} finally {
  rmSync(program, { force: true });
}
