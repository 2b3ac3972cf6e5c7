/** Words of `eks-learn lab cleanup` and `lab reset` before anything is undone. */
export const labUndoTexts = {
  cleanup: { ja: '片付けで消えるもの', en: 'What clean-up removes' },
  reset: { ja: 'やり直しで消えるもの', en: 'What a reset removes before it sets up again' },
  delete: { ja: '削除', en: 'delete' },
  restore: { ja: '元に戻す', en: 'restore' },
  ifThere: { ja: 'あれば削除', en: 'if there' },
  folder: { ja: '作業フォルダー', en: 'your files in' },
  onlyOurs: {
    ja: 'このセッションの印と UID が一致するものだけを消します。ほかには触れません。',
    en: "Only what carries this session's mark and UID is deleted. Nothing else is touched.",
  },
  dryRun: { ja: '一覧だけを表示し、何も消さない', en: 'list it, remove nothing' },
  yes: {
    ja: '確認を省く（ローカルでなければ --target も必要）',
    en: 'skip the question (elsewhere with --target)',
  },
  target: {
    ja: '消す先の名前。クラスター名、コンテキスト名、AWS アカウント、または名前@固定ID',
    en: 'the place, by name: its cluster, context or AWS account, or name@pin',
  },
  typeName: { ja: '消すには、次の名前を入力します', en: 'To remove it, type the name' },
  key: { ja: 'y 消す   ほかのキー やめる', en: 'y remove   any other key leave' },
  declined: { ja: 'やめました。何も消していません', en: 'Left as it is. Nothing was removed' },
} as const;
