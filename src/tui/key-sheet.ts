import type { Language } from '../i18n/language.ts';
import { keyNames } from './key-settings.ts';
import { type Binding, type BindingId, keyTable } from './keys.ts';

/** The key table as a Markdown table, for the documentation. */
export function keySheet(language: Language): string {
  const head =
    language === 'ja'
      ? '| キー | すること | 変えるときの名前 |'
      : '| Key | What it does | Name, to change it |';
  const rows = (Object.keys(keyTable) as BindingId[]).map((id) => {
    const binding: Binding = keyTable[id];
    const also = Object.keys(binding.keys).filter((key) => !binding.shown.includes(key));
    const keys = [binding.shown, ...(binding.shown.includes('-') ? [] : also)].map((key) => `\`${key}\``);
    const name = keyNames.includes(id) ? `\`key.${id}\`` : '';
    return `| ${keys.join(' ')} | ${binding.label[language]} | ${name} |`;
  });
  return [head, '|---|---|---|', ...rows, ''].join('\n');
}
