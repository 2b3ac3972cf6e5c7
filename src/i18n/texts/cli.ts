/** Words of the command line itself; each command's own words stand in its own file. */
export const cliTexts = {
  summary: {
    ja: 'Amazon EKS と Kubernetes を端末で学ぶ: レッスン、問題演習、模擬試験、実クラスターのラボ',
    en: 'Learn Amazon EKS and Kubernetes in the terminal: lessons, quizzes, exams, labs',
  },
  examples: {
    open: { ja: 'アプリを開く', en: 'open the app' },
    list: { ja: 'レッスンの一覧', en: 'list the lessons' },
    topic: { ja: '環境変数の説明', en: 'read about the variables' },
  },
  flags: {
    lang: { ja: '表示する言語（ja、en）', en: 'language of the output (ja, en)' },
    json: { ja: 'JSON の文書を 1 つ出力', en: 'print one JSON document' },
    color: { ja: '色を使わない', en: 'use no colour' },
    input: { ja: '入力を求めない', en: 'never ask for input' },
    ascii: { ja: '罫線と印を ASCII にする', en: 'draw with ASCII only' },
    screenReader: { ja: '画面読み上げ用に文で出力', en: 'print sentences for screen readers' },
    help: { ja: '使い方を表示', en: 'show this help' },
    version: { ja: 'バージョンを表示', en: 'show the version' },
  },
  help: {
    examples: { ja: '例', en: 'Examples' },
    usage: { ja: '書式', en: 'Usage' },
    command: { ja: 'コマンド', en: 'command' },
    option: { ja: 'オプション', en: 'options' },
    commands: { ja: 'コマンド', en: 'Commands' },
    arguments: { ja: '引数', en: 'Arguments' },
    options: { ja: 'オプション', en: 'Options' },
    common: { ja: '共通のオプション', en: 'Common options' },
    more: {
      ja: '各コマンドの使い方: eks-learn help コマンド\n話題: eks-learn help environment | exit-codes | accessibility | keys',
      en: 'Help of a command: eks-learn help COMMAND\nTopics: eks-learn help environment | exit-codes | accessibility | keys',
    },
  },
  problem: {
    what: { ja: '何が', en: 'What' },
    why: { ja: 'なぜ', en: 'Why' },
    next: { ja: 'どうする', en: 'Do' },
  },
  bug: {
    what: { ja: 'eks-learn の不具合で止まりました', en: 'eks-learn stopped because of a defect of its own' },
    log: { ja: '記録:', en: 'Record:' },
    next: {
      ja: '詳しい記録は、同じコマンドの前に DEBUG=1 を付けると出ます。',
      en: 'For the details, run the same command with DEBUG=1 before it.',
    },
  },
  otherWindow: {
    ja: (pid: number) => `別の eks-learn（PID ${pid}）も開いています。記録は両方とも残ります`,
    en: (pid: number) => `Another eks-learn (pid ${pid}) is open. Both keep what you do`,
  },
  plainHome: {
    course: { ja: 'レッスン', en: 'lessons' },
    next: { ja: '次は', en: 'Next:' },
  },
} as const;
