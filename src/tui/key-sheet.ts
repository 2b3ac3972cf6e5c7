import type { Language } from '../i18n/language.ts';
import { type Binding, keyTable } from './keys.ts';

/** The key table as a Markdown table, for the documentation. */
export function keySheet(language: Language): string {
  const head = language === 'ja' ? '| キー | すること |' : '| Key | What it does |';
  const rows = Object.values(keyTable).map((binding: Binding) => {
    const also = Object.keys(binding.keys).filter((key) => !binding.shown.includes(key));
    const keys = [binding.shown, ...(binding.shown.includes('-') ? [] : also)].map((key) => `\`${key}\``);
    return `| ${keys.join(' ')} | ${binding.label[language]} |`;
  });
  return [head, '|---|---|', ...rows, ''].join('\n');
}
