import { timestamp } from '../../kube.ts';

type Condition = {
  type: string;
  status: string;
  reason?: string | undefined;
  message?: string | undefined;
  lastTransitionTime?: string | undefined;
  lastUpdateTime?: string | undefined;
};

/** Sets a condition; its time moves only when its status does. */
export function setCondition<T extends Condition>(
  list: T[],
  wanted: Omit<Condition, 'lastTransitionTime'>,
  now: number,
  updates = false,
): T[] {
  const at = timestamp(now);
  const known = list.find((one) => one.type === wanted.type);
  const moved = known?.status !== wanted.status;
  const changed = moved || known?.reason !== wanted.reason || known?.message !== wanted.message;
  const made = {
    ...wanted,
    lastTransitionTime: moved ? at : known?.lastTransitionTime,
    ...(updates ? { lastUpdateTime: changed ? at : known?.lastUpdateTime } : {}),
  } as unknown as T;
  if (known === undefined) return [...list, made];
  return changed ? list.map((one) => (one === known ? made : one)) : list;
}
