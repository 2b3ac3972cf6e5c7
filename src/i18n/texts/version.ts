export const versionTexts = {
  summary: { ja: 'バージョンを表示', en: 'show the version' },
  example: { ja: 'Node.js、kubectl、aws のバージョンも', en: 'with those of Node.js, kubectl and aws' },
} as const;
