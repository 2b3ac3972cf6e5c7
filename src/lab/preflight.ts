import coerce from 'semver/functions/coerce.js';
import satisfies from 'semver/functions/satisfies.js';
import { Problem } from '../problem.ts';
import { isOfTheMachine } from './capability.ts';
import { askAccess } from './checks/can.ts';
import { type Lack, lackOf } from './detect.ts';
import type { Doors } from './doors.ts';
import type { Lab } from './lab.ts';
import { valueAt } from './path.ts';
import type { Target } from './target.ts';

const versionCalls: Readonly<Record<string, readonly string[]>> = {
  kubectl: ['version', '--client', '-o', 'json'],
  aws: ['--version'],
  helm: ['version', '--short'],
  eksctl: ['version'],
};

function versionIn(tool: string, output: string): string {
  if (tool !== 'kubectl') return output;
  try {
    return String(valueAt(JSON.parse(output), 'clientVersion.gitVersion'));
  } catch {
    // An old kubectl prints prose; the number is in it all the same.
    return output;
  }
}

/** Throws a Problem when a tool of the lab is missing or too old. */
export async function checkTools(lab: Lab, doors: Doors): Promise<void> {
  for (const [tool, needed] of Object.entries(lab.requires.tools)) {
    const args = versionCalls[tool] ?? ['--version'];
    const ended = await doors.shell.run({ program: tool, args, env: doors.env(), deadline: 15_000 });
    if (ended.kind === 'missing') throw new Problem('lab-tool-missing', { tool, needed });
    if (ended.kind !== 'exited') throw new Problem('lab-tool-old', { tool, found: ended.kind, needed });
    const found = coerce(versionIn(tool, ended.stdout.trim() || ended.stderr.trim()));
    if (found === null || !satisfies(found, needed))
      throw new Problem('lab-tool-old', { tool, found: found?.version ?? '?', needed: `${tool} ${needed}` });
  }
}

/** Throws a Problem when the caller lacks a right that the set-up or the checks need. */
export async function checkRights(
  lab: Lab,
  target: Target,
  doors: Doors,
  namespace: string | undefined,
  signal?: AbortSignal,
): Promise<void> {
  const { kubectl } = target;
  if (kubectl === undefined || lab.requires.can.length === 0) return;
  const scratch = (name: string, text: string) => doors.files.write('.scratch', `rights-${name}`, text);
  const answers = await askAccess({ kubectl, namespace, scratch }, lab.requires.can, {}, signal);
  const missing = lab.requires.can.find((_right, index) => answers[index] === false);
  if (missing !== undefined)
    throw new Problem('lab-no-right', { context: target.view.context ?? '', right: missing });
}

const realAccount = {
  ja: '実際の AWS アカウントです（費用がかかるので、模擬の AWS だけで動きます）',
  en: 'it is a real AWS account; this lab runs on simulated AWS only, because it would cost money',
};

/** What the lab needs and the place lacks. Not applicable here is not a failure. */
export async function lacksOf(
  lab: Lab,
  target: Target,
  doors: Doors,
  signal?: AbortSignal,
): Promise<readonly Lack[]> {
  const { kubectl } = target;
  const provider = doors.providers.find(({ id }) => id === target.view.provider);
  const lacks: Lack[] = [];
  for (const need of lab.requires.needs) {
    if (need === 'aws:simulated') {
      if (!target.view.simulated) lacks.push({ need, because: realAccount });
      continue;
    }
    if (provider?.capabilities !== undefined && !isOfTheMachine(need)) {
      const has = provider.capabilities.includes(need);
      const because = { ja: `${provider.id} にはありません`, en: `${provider.id} does not have it` };
      if (!has) lacks.push({ need, because });
    } else if (kubectl !== undefined && !need.startsWith('aws:')) {
      const place = { kubectl, nodes: target.nodes, provider: target.view.provider, signal };
      const lack = await lackOf(need, place, doors);
      if (lack !== undefined) lacks.push(lack);
    }
  }
  return lacks;
}
