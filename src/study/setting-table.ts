/** What a setting may hold: one of a few words, or a whole number between two bounds. */
export type SettingKind =
  | { readonly kind: 'choice'; readonly values: readonly string[] }
  | { readonly kind: 'switch' }
  | { readonly kind: 'number'; readonly least: number; readonly most: number }
  /** Typed in percent, stored as a share: 90 is 0.9. */
  | { readonly kind: 'percent'; readonly least: number; readonly most: number };

export type Setting = SettingKind & {
  readonly name: string;
  /** What holds when nobody has chosen. */
  readonly standard: string | number | boolean;
};

/** Every setting of the program. Chosen values are `setting` events of the history; the newest counts. */
export const settings = [
  { name: 'language', kind: 'choice', values: ['auto', 'ja', 'en'], standard: 'auto' },
  { name: 'theme', kind: 'choice', values: ['auto', 'dark', 'light', 'none'], standard: 'auto' },
  { name: 'ambiguous', kind: 'choice', values: ['narrow', 'wide'], standard: 'narrow' },
  { name: 'glyphs', kind: 'choice', values: ['auto', 'unicode', 'ascii'], standard: 'auto' },
  { name: 'motion', kind: 'choice', values: ['clock', 'none'], standard: 'clock' },
  { name: 'screen-reader', kind: 'switch', standard: false },
  { name: 'review.retention', kind: 'percent', least: 70, most: 97, standard: 0.9 },
  { name: 'review.new-cards', kind: 'number', least: 0, most: 1000, standard: 20 },
] as const satisfies readonly Setting[];

export type SettingName = (typeof settings)[number]['name'];

export const settingOf = (name: string): Setting | undefined =>
  settings.find((setting) => setting.name === name);

/** Reads a typed value for a setting; `undefined` when it cannot hold it. */
export function settingValue(setting: Setting, text: string): string | number | boolean | undefined {
  switch (setting.kind) {
    case 'choice':
      return setting.values.includes(text) ? text : undefined;
    case 'switch':
      return text === 'on' || text === 'true' ? true : text === 'off' || text === 'false' ? false : undefined;
    case 'number':
    case 'percent': {
      const number = Number(text);
      if (!/^\d+$/.test(text) || number < setting.least || number > setting.most) return undefined;
      return setting.kind === 'percent' ? number / 100 : number;
    }
  }
}

/** A value as it is typed. */
export const shownValue = (setting: Setting, value: string | number | boolean): string =>
  typeof value === 'boolean'
    ? value
      ? 'on'
      : 'off'
    : setting.kind === 'percent' && typeof value === 'number'
      ? String(Math.round(value * 100))
      : String(value);

/** What may be typed for a setting, for help and refusals. */
export const allowedIn = (setting: Setting): string =>
  setting.kind === 'choice'
    ? setting.values.join(' | ')
    : setting.kind === 'switch'
      ? 'on | off'
      : `${setting.least}-${setting.most}`;
