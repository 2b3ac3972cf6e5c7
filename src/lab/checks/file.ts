import { isProblem } from '../../problem.ts';
import type { FileLook } from '../check.ts';
import { gapsBetween } from '../match/gaps.ts';
import { missing, present } from '../match/say.ts';
import { pathSteps, valueAt } from '../path.ts';
import { differs, type Finding, same, unknown } from '../verdict.ts';
import type { World } from '../world.ts';
import { mimeParts } from './mime.ts';

/** What the text stands for; undefined when it is no such thing. */
async function meaning(text: string, as: FileLook['as'], world: World): Promise<unknown> {
  switch (as) {
    case 'text':
      return text;
    case 'yaml': {
      const documents = await world.parseYaml(text);
      return documents === undefined || documents.length === 1 ? documents?.[0] : documents;
    }
    case 'json': {
      const documents = await world.parseYaml(text);
      return /^\s*[[{]/.test(text) ? documents?.[0] : undefined;
    }
    case 'mime':
      return Promise.all(
        mimeParts(text).map(async (part) => {
          const inYaml = /yaml|node\.eks\.aws/.test(part.type);
          return { ...part, yaml: inYaml ? (await world.parseYaml(part.body))?.[0] : undefined };
        }),
      );
  }
}

/** A file in the learner's folder has the content. */
export async function judgeFile(look: FileLook, world: World): Promise<Finding> {
  try {
    const text = await world.readFile(look.file);
    if (text === undefined) {
      const gap = { path: look.file, wanted: present, saw: missing() };
      return { kind: 'differs', gaps: [gap], mayConverge: false };
    }
    const value = await meaning(text, look.as, world);
    if (value === undefined) {
      const [ja, en] = [`${look.as} として読めません`, `cannot be read as ${look.as}`];
      const wanted = { ...same(look.as), says: { ja: ` が ${look.as}`, en: ` is ${look.as}` } };
      return differs({ path: look.file, wanted, saw: { ja, en, says: { ja: ` は${ja}`, en: ` ${en}` } } });
    }
    const gaps =
      look.at === undefined
        ? gapsBetween(look.expect, value)
        : gapsBetween(look.expect, valueAt(value, look.at), pathSteps(look.at));
    return gaps.length === 0
      ? { kind: 'holds' }
      : differs(...gaps.map((gap) => ({ ...gap, path: gap.path === '' ? look.file : gap.path })));
  } catch (error) {
    if (isProblem(error)) return unknown(error);
    throw error;
  }
}
