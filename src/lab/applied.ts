import type { ObjectRef } from './journal.ts';
import { refOfManifest } from './manifests.ts';
import { valueAt } from './path.ts';

/** References and uids in an answer of `kubectl apply -o json`: one object, or a list of them. */
export function appliedObjects(
  answer: unknown,
): readonly { readonly ref: ObjectRef; readonly uid: string }[] {
  const items = valueAt(answer, 'items');
  const objects: readonly unknown[] = Array.isArray(items) ? items : [answer];
  return objects.flatMap((object) => {
    const uid = valueAt(object, 'metadata.uid');
    if (typeof object !== 'object' || object === null || typeof uid !== 'string') return [];
    return [{ ref: refOfManifest(object as Readonly<Record<string, unknown>>, undefined), uid }];
  });
}
