/** The `doctor` command: one label and one repair for each thing it looks at. */
export const doctorTexts = {
  summary: { ja: '学習とラボに要るものがそろっているか調べる', en: 'check what learning and labs need' },
  example: { ja: 'この端末を調べる', en: 'check this machine' },
  jsonExample: { ja: '結果を JSON で', en: 'the result as JSON' },
  labels: {
    node: { ja: 'Node.js', en: 'Node.js' },
    data: { ja: '学習の記録', en: 'learning record' },
    disk: { ja: 'ディスクの空き', en: 'free disk space' },
    course: { ja: 'コース', en: 'course' },
    language: { ja: '言語', en: 'language' },
    terminal: { ja: '端末', en: 'terminal' },
    kubectl: { ja: 'kubectl', en: 'kubectl' },
    context: { ja: 'コンテキスト', en: 'context' },
    cluster: { ja: 'クラスター', en: 'cluster' },
    aws: { ja: 'aws', en: 'aws' },
    identity: { ja: 'AWS の認証情報', en: 'AWS credentials' },
    region: { ja: 'AWS リージョン', en: 'AWS Region' },
    leftovers: { ja: 'AWS の残り', en: 'left on AWS' },
    labs: { ja: '開いているラボ', en: 'open labs' },
  },
  notFound: { ja: '見つかりません', en: 'not found' },
  noContext: { ja: '選ばれていません', en: 'none chosen' },
  noAnswer: { ja: '応答がありません', en: 'no answer' },
  noCredentials: { ja: '使える認証情報がありません', en: 'no usable credentials' },
  noTagged: { ja: 'ラボのタグが付いたものはありません', en: 'nothing carries the tag of a lab' },
  tagsUnread: { ja: '確かめられませんでした', en: 'could not look' },
  tagsNeed: { ja: 'tag:GetResources の権限で確かめます', en: 'takes the right to tag:GetResources' },
  notSet: { ja: '設定されていません', en: 'not set' },
  skew: {
    ja: (client: string, server: string) =>
      `kubectl ${client} とサーバー ${server} の差が 1 マイナーを超えます`,
    en: (client: string, server: string) =>
      `kubectl ${client} is more than one minor away from server ${server}`,
  },
  lessons: { ja: (count: number) => `レッスン ${count}`, en: (count: number) => `${count} lessons` },
  notTerminal: { ja: '画面は開けません（パイプまたはファイル）', en: 'no screen here (a pipe or a file)' },
  only: {
    lab: { ja: 'クラスターのラボだけで使います', en: 'only labs on a cluster need it' },
    aws: { ja: 'AWS のラボだけで使います', en: 'only AWS labs need it' },
  },
  good: { ja: '足りないものはありません', en: 'Nothing is missing' },
  bad: {
    ja: (count: number) => `${count} 件に対処が要ります`,
    en: (count: number) => (count === 1 ? '1 thing needs attention' : `${count} things need attention`),
  },
} as const;
