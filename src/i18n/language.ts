/** The languages of the program and of all content. Both are originals; neither is a fallback of the other. */
export const languages = ['ja', 'en'] as const;

export type Language = (typeof languages)[number];

/** The same thing said in every language. */
export type Both<T = string> = Readonly<Record<Language, T>>;

/** How each language names itself. */
export const languageNames: Both = { ja: '日本語', en: 'English' };

export const isLanguage = (text: unknown): text is Language => text === 'ja' || text === 'en';

export const otherLanguage = (language: Language): Language => (language === 'ja' ? 'en' : 'ja');

/** The variables that can say which language the learner reads. */
export type LanguageVariables = {
  readonly EKS_LEARN_LANG?: string | undefined;
  readonly LC_ALL?: string | undefined;
  readonly LC_MESSAGES?: string | undefined;
  readonly LANG?: string | undefined;
};

export type LanguageChoice = { readonly language: Language; readonly origin: LanguageOrigin };
export type LanguageOrigin =
  | 'flag'
  | 'EKS_LEARN_LANG'
  | 'setting'
  | 'LC_ALL'
  | 'LC_MESSAGES'
  | 'LANG'
  | 'default';

/**
 * `--lang`, then EKS_LEARN_LANG, the stored setting, LC_ALL, LC_MESSAGES, LANG.
 * A locale that is neither Japanese nor English (or unset, C, POSIX) reads English, with origin `default`:
 * the one case in which the first run asks.
 */
export function chooseLanguage(
  variables: LanguageVariables,
  flag?: Language,
  setting?: Language,
): LanguageChoice {
  if (flag !== undefined) return { language: flag, origin: 'flag' };
  const named = variables.EKS_LEARN_LANG?.slice(0, 2).toLowerCase();
  if (isLanguage(named)) return { language: named, origin: 'EKS_LEARN_LANG' };
  if (setting !== undefined) return { language: setting, origin: 'setting' };
  for (const name of ['LC_ALL', 'LC_MESSAGES', 'LANG'] as const) {
    const value = variables[name];
    if (value === undefined || value === '') continue;
    const language = /^(ja|en)(?:[_.@-]|$)/i.exec(value)?.[1]?.toLowerCase();
    return isLanguage(language) ? { language, origin: name } : { language: 'en', origin: 'default' };
  }
  return { language: 'en', origin: 'default' };
}

/** Where the learner said so for this run: what cannot be done then is refused, and not passed over. */
export const isAskedFor = ({ origin }: LanguageChoice): boolean =>
  origin === 'flag' || origin === 'EKS_LEARN_LANG';

/** Whether the locale writes UTF-8; a machine that says nothing is taken to. */
export function isUtf8(env: Readonly<Record<string, string | undefined>>): boolean {
  const locale = [env.LC_ALL, env.LC_CTYPE, env.LANG].find((value) => (value ?? '') !== '');
  return locale === undefined || /utf-?8/i.test(locale);
}
