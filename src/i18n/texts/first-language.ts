/** The one screen that speaks both languages at once. */
export const firstLanguageTexts = {
  ask: '表示言語を選んでください。Choose a language.',
  ja: 'LANG と LC_ALL からは決められませんでした。あとから L で切り替えられます。',
  en: 'LANG and LC_ALL did not say. Press L at any time to switch.',
  ok: { ja: '決定/OK', en: '決定/OK' },
  choose: { ja: '選ぶ/choose', en: '選ぶ/choose' },
  quit: { ja: '終了/quit', en: '終了/quit' },
} as const;
