import type { Both } from '../i18n/language.ts';
import type { Lab } from './lab.ts';

/** `plus`: what is billed by use on top of the hours. */
export type LabCost = {
  readonly usdPerHour: number;
  readonly plus?: Both;
  readonly asOf: string;
  readonly note?: Both;
};

/** The price a lab declares, in numbers. */
export function costOf(cost: Lab['cost']): LabCost | undefined {
  if (cost === null) return undefined;
  const { usdPerHour, asOf, plus, note } = cost;
  const words = { ...(plus === undefined ? {} : { plus }), ...(note === undefined ? {} : { note }) };
  return { usdPerHour: Number(usdPerHour), asOf, ...words };
}
