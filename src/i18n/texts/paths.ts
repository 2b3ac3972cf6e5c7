export const pathsTexts = {
  summary: { ja: '目的別の学習の道筋', en: 'ways through the course for a purpose' },
  id: { ja: '道筋の ID', en: 'id of the path' },
  all: { ja: '道筋の一覧と進み具合', en: 'list the paths and how far you are' },
  minutes: { ja: '分', en: 'min' },
  next: { ja: '次は', en: 'Next:' },
} as const;
