import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import * as z from 'zod';
import { loadCourse } from '../../src/course/load.ts';
import { openFolder } from '../../src/host/folder.ts';
import { courseManifests } from '../support/course-manifests.ts';

const root = new URL('../..', import.meta.url);
const schema = z.fromJSONSchema(
  JSON.parse(readFileSync(new URL('test/fixtures/crds/eksctl.json', root), 'utf8')),
);
const configs = courseManifests(loadCourse(openFolder(fileURLToPath(root)))).filter(({ text }) =>
  text.includes('eksctl.io/'),
);

describe('the ClusterConfigs of the course', () => {
  test.each(configs.map(({ where, text }) => [where, text]))(
    '%s holds to the schema of eksctl',
    (_, text) => {
      expect(schema.safeParse(parse(text)).error?.issues).toBeUndefined();
    },
  );

  test('would be refused with a field too many or a number written as text', () => {
    const [config] = configs.filter(({ text }) => text.includes('desiredCapacity: 2'));
    const text = config?.text.replace('desiredCapacity: 2', 'desiredSize: "2"') ?? '';
    expect(JSON.stringify(schema.safeParse(parse(text)).error?.issues)).toContain('desiredSize');
    const number = config?.text.replace('desiredCapacity: 2', 'desiredCapacity: "2"') ?? '';
    expect(JSON.stringify(schema.safeParse(parse(number)).error?.issues)).toContain('expected number');
  });
});
