import type { Both } from '../i18n/language.ts';
import type { LabPlan } from './actions.ts';
import type { Lab, LabPackage } from './lab.ts';
import { valueAt } from './path.ts';

/** A resource without a name stands for one object of it. */
export const changedBy = (object: string): string => (object.includes('/') ? object : `${object}/…`);

/** `Deployment web（2 レプリカ）`: an object as the learner will meet it. */
function objectWords(object: unknown): Both {
  const words = `${valueAt(object, 'kind')} ${valueAt(object, 'metadata.name')}`;
  const replicas = valueAt(object, 'spec.replicas');
  if (typeof replicas !== 'number') return { ja: words, en: words };
  return {
    ja: `${words}（${replicas} レプリカ）`,
    en: `${words} (${replicas} ${replicas === 1 ? 'replica' : 'replicas'})`,
  };
}

function objectsIn(file: string, manifests: LabPackage['manifests']): Both {
  const all = (manifests[file] ?? []).map(objectWords);
  if (all.length === 0) return { ja: `${file} の内容`, en: `what ${file} holds` };
  return { ja: all.map(({ ja }) => ja).join('、'), en: all.map(({ en }) => en).join(', ') };
}

/** What set-up makes and changes, in order, one line a step. */
export function planMakes(
  lab: Lab,
  manifests: LabPackage['manifests'],
  namespace: string | undefined,
): LabPlan['makes'] {
  const lines: Both[] = [];
  if (namespace !== undefined) lines.push({ ja: `名前空間 ${namespace}`, en: `namespace ${namespace}` });
  for (const step of lab.setup) {
    if ('apply' in step) lines.push(objectsIn(step.apply, manifests));
    if ('crds' in step)
      lines.push({
        ja: `${step.crds} のうち、クラスターにない CRD`,
        en: `the definitions of ${step.crds} that the cluster lacks`,
      });
    if ('break' in step)
      lines.push({
        ja: `${changedBy(step.break.object)} を変更します（片付けで元に戻します）`,
        en: `changes ${changedBy(step.break.object)} (undone at clean-up)`,
      });
    if ('aws' in step) lines.push({ ja: step.aws, en: step.aws });
    if ('file' in step) lines.push({ ja: `ファイル ${step.to}`, en: `file ${step.to}` });
  }
  return lines;
}
