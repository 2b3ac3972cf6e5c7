import { readFileSync } from 'node:fs';
import { satisfies } from 'semver';
import { expect, test } from 'vitest';

type Locked = {
  readonly version: string;
  readonly resolved?: string;
  readonly integrity?: string;
  readonly link?: boolean;
};

const { packages } = JSON.parse(readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8')) as {
  packages: Readonly<Record<string, Locked>>;
};
const locked = Object.entries(packages).filter(([path]) => path !== '');
const nameOf = (path: string) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);

/** Versions that carried malicious code or a weakness that reaches us; add, never remove. */
const refused: Readonly<Record<string, string>> = {
  chalk: '5.6.1',
  'ansi-styles': '6.2.2',
  'ansi-regex': '6.2.1',
  'strip-ansi': '7.1.1',
  'wrap-ansi': '9.0.1',
  'slice-ansi': '7.1.1',
  'color-convert': '3.1.1',
  'supports-color': '10.2.1',
  'is-arrayish': '0.3.3',
  debug: '4.4.2',
  'js-yaml': '<3.14.2 || >=4.0.0 <4.1.1',
  'event-stream': '3.3.6',
};

test('every package of the lock file has an integrity and comes from a registry over https', () => {
  const bad = locked.filter(
    ([, { integrity, resolved, link }]) => link || !integrity || !/^https:\/\//.test(resolved ?? 'https://'),
  );
  expect(bad.map(([path]) => path)).toEqual([]);
});

test('no version that is known to be bad is locked', () => {
  const bad = locked.filter(([path, { version }]) => satisfies(version, refused[nameOf(path)] ?? '<0.0.0-0'));
  expect(bad.map(([path, { version }]) => `${path}@${version}`)).toEqual([]);
});
