import type { Language } from '../i18n/language.ts';
import { keyHelpTexts as texts } from '../i18n/texts/key-help.ts';
import { widthOf } from '../text/width.ts';
import { keyNames, withOwnKeys } from './key-settings.ts';
import { type BindingId, keyTable, labelOf, shownKey, use } from './keys.ts';
import type { ChosenSettings } from './look.ts';

const keyWidth = 12;
const labelWidth = 26;
const padded = (text: string, width: number): string => text + ' '.repeat(Math.max(2, width - widthOf(text)));

/** All keys as `eks-learn help keys` prints them: the learner's own, what they do, and the names to change them by. */
export function keyList(language: Language, chosen: ChosenSettings): string {
  const ids = Object.keys(keyTable) as BindingId[];
  const rows = withOwnKeys(
    ids.map((id) => use(id)),
    chosen,
  ).map((each) => {
    const name = keyNames.includes(each.id) ? `key.${each.id}` : '';
    return `  ${padded(shownKey(each), keyWidth)}${padded(labelOf(each)[language], labelWidth)}${name}`.trimEnd();
  });
  return [texts.keys[language], '', ...rows, '', ...texts.change[language]].join('\n');
}
