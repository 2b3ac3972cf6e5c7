// npm run generate: writes what is made from the sources and kept beside them (docs/schema/, docs/keys.md).
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { importScript } from './bundle-script.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = join(root, 'docs/schema');
const { jsonSchemas } = await importScript('scripts/json-schemas.ts');
const { keysPage } = await importScript('scripts/key-sheet.ts');
mkdirSync(folder, { recursive: true });
for (const [name, text] of jsonSchemas()) writeFileSync(join(folder, name), text);
writeFileSync(join(root, 'docs/keys.md'), keysPage());
