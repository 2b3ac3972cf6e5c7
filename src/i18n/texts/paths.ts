import { sayMinutes } from '../amounts.ts';
import type { Language } from '../language.ts';

const both = (words: (language: Language) => (minutes: number) => string) => ({
  ja: words('ja'),
  en: words('en'),
});

/** Words of the study paths, in commands and on their screen. */
export const pathsTexts = {
  summary: { ja: '目的別の学習パス', en: 'ways through the course for a purpose' },
  id: { ja: '学習パスの ID', en: 'id of the path' },
  all: { ja: '学習パスの一覧と進み具合', en: 'list the paths and how far you are' },
  one: { ja: '1 つの学習パスの順番', en: 'the steps of one path' },
  next: { ja: '次は', en: 'Next:' },
  paths: { ja: '学習パス', en: 'Paths' },
  byModule: { ja: 'モジュール順', en: 'by module' },
  nextStep: { ja: '次の未完了', en: 'next step' },
  open: { ja: '開く', en: 'open' },
  minutes: both((language) => (minutes) => sayMinutes(minutes, language)),
  kinds: {
    notes: { ja: 'ノートの順に', en: 'In the order of study notes' },
    exam: { ja: '試験に向けて', en: 'Towards an exam' },
    role: { ja: '役割に合わせて', en: 'For a role' },
  },
  steps: {
    lab: { ja: 'ラボ', en: 'lab' },
    questions: { ja: '問題', en: 'quiz' },
    exam: { ja: '試験', en: 'exam' },
  },
  count: {
    ja: (count: number) => `${count} 本`,
    en: (count: number) => (count === 1 ? '1 path' : `${count} paths`),
  },
  done: {
    ja: (done: number, all: number) => `${done}/${all} 済み`,
    en: (done: number, all: number) => `${done}/${all} done`,
  },
} as const;
