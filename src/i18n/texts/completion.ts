export const completionTexts = {
  summary: { ja: 'シェルの補完スクリプトを出力', en: 'print a completion script for a shell' },
  shell: { ja: 'bash、zsh、fish のどれか', en: 'bash, zsh or fish' },
  now: { ja: 'いまのシェルで使う', en: 'use it in this shell' },
} as const;
