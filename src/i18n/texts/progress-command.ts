/** Words of `eks-learn progress` as a command. */
export const progressCommandTexts = {
  target: { ja: '目標の試験を選ぶ', en: 'choose the exam you study for' },
  targetExam: {
    ja: '試験の ID（none で目標なし、省くと表示）',
    en: 'id of the exam (none for no target; shows it without)',
  },
  noTarget: { ja: '目標の試験は選ばれていません', en: 'No exam is chosen as the target' },
  summary: {
    ja: '進捗の表示、書き出し、取り込み、バックアップ',
    en: 'show, export, import and back up your progress',
  },
  show: { ja: '習熟、学習した日、次の復習を表示', en: 'mastery, days of study, what is due' },
  export: { ja: '記録を JSON Lines で書き出す', en: 'write all records as JSON Lines' },
  exportFile: {
    ja: '書き出すファイル（なければ標準出力）',
    en: 'file to write (standard output without it)',
  },
  replace: { ja: '同名のファイルを上書きする', en: 'overwrite a file of that name' },
  import: {
    ja: '書き出した記録を取り込む（ID で重複を除く）',
    en: 'take in exported records, each once by its id',
  },
  importFile: {
    ja: '取り込むファイル（- は標準入力）か進捗コード',
    en: 'file to read (- is standard input), or a progress code',
  },
  yes: { ja: '確認せずに実行する', en: 'do it without asking' },
  code: { ja: '貼り付けて渡せる 1 行のコードにする', en: 'one line of text to paste elsewhere' },
  backup: { ja: 'バックアップを作る', en: 'make a backup' },
  backupList: { ja: 'バックアップの一覧', en: 'list the backups' },
  restore: { ja: 'バックアップに戻す', en: 'go back to a backup' },
  backupName: { ja: 'バックアップの名前', en: 'name of the backup' },
  reset: { ja: '記録を空にする（30 日は元に戻せます）', en: 'empty the history (can be undone for 30 days)' },
  undo: { ja: '直前の reset や restore を取り消す', en: 'take the last reset or restore back' },
  mastery: { ja: '習熟', en: 'Mastery' },
  lessons: { ja: '読了', en: 'Read' },
  streak: { ja: (days: number) => `連続 ${days} 日`, en: (days: number) => `${days} days in a row` },
  time: { ja: '学習時間', en: 'Study time' },
  answered: {
    ja: (n: number, of: number) => `${n}/${of} 問`,
    en: (n: number, of: number) => `${n}/${of} items`,
  },
  records: { ja: (n: number) => `記録 ${n} 件`, en: (n: number) => `${n} records` },
  nothing: { ja: '1 問解くと、ここに習熟が出ます', en: 'Answer one question to see mastery here' },
  preview: {
    ja: (added: number, known: number) => `新しい記録 ${added} 件、すでにある記録 ${known} 件`,
    en: (added: number, known: number) =>
      `${added} new ${added === 1 ? 'record' : 'records'}, ${known} known already`,
  },
  unreadable: {
    ja: (lines: string) => `読めない行: ${lines}`,
    en: (lines: string) => `lines that are no records: ${lines}`,
  },
  runWithYes: { ja: '実行するには --yes を付けます', en: 'Add --yes to do it' },
  resetPlan: {
    ja: (n: number) => `記録 ${n} 件を取り除きます。30 日は eks-learn progress reset --undo で戻せます`,
    en: (n: number) =>
      `Takes away ${n} records. eks-learn progress reset --undo brings them back for 30 days`,
  },
  restorePlan: {
    ja: (name: string) => `いまの記録を ${name} で置き換えます。eks-learn progress reset --undo で戻せます`,
    en: (name: string) => `Replaces the history by ${name}. eks-learn progress reset --undo takes it back`,
  },
  restored: { ja: (n: number) => `記録は ${n} 件です`, en: (n: number) => `The history has ${n} records` },
  backedUp: { ja: (name: string) => `バックアップ ${name}`, en: (name: string) => `Backup ${name}` },
  noBackups: { ja: 'バックアップはまだありません', en: 'There are no backups yet' },
  nothingToUndo: { ja: '取り消せるものはありません', en: 'There is nothing to take back' },
  written: { ja: (file: string) => `${file} に書き出しました`, en: (file: string) => `Written to ${file}` },
} as const;
