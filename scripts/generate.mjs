// npm run generate: writes what is made from the sources and kept beside them (docs/schema/, docs/keys.md).
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
    stdin: {
      contents: "export * from './json-schemas.ts'; export * from './key-sheet.ts';",
      resolveDir: join(root, 'scripts'),
    },
    outfile: program,
    bundle: true,
    platform: 'node',
    format: 'esm',
    logLevel: 'warning',
  });
  const { jsonSchemas, keysPage } = await import(program);
  mkdirSync(folder, { recursive: true });
  for (const [name, text] of jsonSchemas()) writeFileSync(join(folder, name), text);
  writeFileSync(join(root, 'docs/keys.md'), keysPage());
} finally {
  rmSync(program, { force: true });
}
