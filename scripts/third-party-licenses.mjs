import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The licence texts of every package that esbuild put into the bundle, one after another, in the order of names. */
export function thirdPartyLicenses(root, inputs) {
  const names = new Set(
    inputs.flatMap((path) => /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1] ?? []),
  );
  const parts = [...names].sort().map((name) => {
    const folder = join(root, 'node_modules', name);
    const { version, license, homepage, repository } = JSON.parse(
      readFileSync(join(folder, 'package.json'), 'utf8'),
    );
    const where = homepage ?? (typeof repository === 'string' ? repository : repository?.url) ?? '';
    return `${name} ${version}\n${license}\n${where}\n\n${textOf(folder, name, license)}`;
  });
  return `Libraries contained in eks-learn, and their licences\n\n${parts.join(`\n\n${'-'.repeat(72)}\n\n`)}\n`;
}

function textOf(folder, name, license) {
  const file = readdirSync(folder).find((entry) => /^(licen[cs]e|copying)(\.|$)/i.test(entry));
  if (file !== undefined) return readFileSync(join(folder, file), 'utf8').trim();
  const readme = ['readme.md', 'README.md'].map((entry) => join(folder, entry)).find(existsSync);
  const said =
    readme === undefined ? undefined : /#+ *licen[cs]e\b[\s\S]*/i.exec(readFileSync(readme, 'utf8'))?.[0];
  if (said === undefined && license === undefined) throw new Error(`${name} says nothing about its licence`);
  return (said ?? `Licensed under ${license}.`).trim();
}
