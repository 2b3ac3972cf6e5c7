/** The help command and its topics. */
export const helpTexts = {
  summary: { ja: 'コマンドや話題の説明', en: 'explain a command or a topic' },
  subject: { ja: 'コマンド名または話題', en: 'a command or a topic' },
  exampleCommand: { ja: 'レッスンのコマンドの使い方', en: 'how the lesson commands are used' },
  exampleTopic: { ja: '終了コードの一覧', en: 'what the exit statuses mean' },
} as const;

/** Pages of `eks-learn help TOPIC`; no line is wider than 80 columns. */
export const helpTopics = {
  environment: {
    ja: `環境変数

  EKS_LEARN_HOME    データを全部この 1 つのフォルダーに置く
                    指定がなければ XDG のフォルダー（XDG_DATA_HOME など）
  EKS_LEARN_LANG    表示する言語: ja または en
                    次に設定、LC_ALL、LC_MESSAGES、LANG の順に見る
  EKS_LEARN_SCREEN_READER
                    1 なら画面読み上げ用に文で出力
  NO_COLOR          空でなければ色を使わない
  FORCE_COLOR       0 なら色を使わない。ほかの値なら、どの端末でも使う
                    --no-color、NO_COLOR、設定 theme、FORCE_COLOR、TERM の順
  LC_ALL、LC_CTYPE、LANG
                    UTF-8 でなければ、罫線と印を ASCII にする
  COLUMNS           端末でないときの、レッスンの幅（80 まで）
  TERM=dumb         画面を開かず、行で出力（空でも同じ）
  DEBUG             空でなければ、不具合のときに詳しい記録を出す
  KUBECONFIG、AWS_* ラボが kubectl と aws に渡す。書き換えない

eks-learn 自身は通信しません。通信するのはラボで使う kubectl と aws だけです。`,
    en: `Variables

  EKS_LEARN_HOME    keep all data in this one folder;
                    without it the XDG folders are used (XDG_DATA_HOME, ...)
  EKS_LEARN_LANG    language of the output: ja or en; after it the setting,
                    LC_ALL, LC_MESSAGES and LANG are looked at
  EKS_LEARN_SCREEN_READER
                    1 prints sentences for screen readers
  NO_COLOR          when not empty, no colour is used
  FORCE_COLOR       0 uses no colour; other values use it on any terminal.
                    First --no-color counts, then NO_COLOR, the setting theme,
                    FORCE_COLOR, TERM
  LC_ALL, LC_CTYPE, LANG
                    not UTF-8: lines and marks are drawn with ASCII
  COLUMNS           width of a lesson where there is no terminal (up to 80)
  TERM=dumb         no screen is opened, output goes line by line; also if unset
  DEBUG             when not empty, a defect prints its details
  KUBECONFIG, AWS_* handed to kubectl and aws by labs; never written

eks-learn itself uses no network. Only the kubectl and aws of a lab do.`,
  },
  'exit-codes': {
    ja: `終了コード

  0    終わった、または合格
  1    合格していない（ラボ、問題演習、模擬試験、教材の検査）
  2    コマンドの書き方の誤り
  3    確認できなかった（クラスター、ネットワーク、ツールの不足）
  4    対象が安全でない、または認証情報が必要
  5    学習の記録を読み書きできない
  69   Node.js が古い
  70   eks-learn の不具合
  130  Ctrl-C で中断`,
    en: `Exit statuses

  0    done, or passed
  1    not passed (a lab, a quiz, an exam, the proofreading of content)
  2    the command line is wrong
  3    could not check (cluster, network, a missing tool)
  4    the target is unsafe, or credentials are needed
  5    the learner's history cannot be read or written
  69   Node.js is too old
  70   a defect of eks-learn
  130  interrupted with Ctrl-C`,
  },
  accessibility: {
    ja: `読みやすさのための設定

  --screen-reader   線や記号を使わず、1 行 1 文で出力
                    EKS_LEARN_SCREEN_READER=1 も、
                    eks-learn config set screen-reader on も同じ
  --ascii           罫線と印を ASCII にする
  --no-color        色を使わない。NO_COLOR も同じ
  eks-learn config set motion none
                    動く数字を出さない
  eks-learn config set ambiguous wide
                    曖昧な幅の文字を全角として数える端末で

色だけで伝える情報はありません。画面を開かずにすべてのことができます:
lessons、quiz、review、exam、lab の各コマンドは行で出力します。`,
    en: `Settings for reading with ease

  --screen-reader   no lines or drawn marks, one sentence a line; the same with
                    EKS_LEARN_SCREEN_READER=1 or
                    eks-learn config set screen-reader on
  --ascii           draw with ASCII only
  --no-color        use no colour; so does NO_COLOR
  eks-learn config set motion none
                    show no number that moves
  eks-learn config set ambiguous wide
                    for terminals that draw ambiguous characters two cells wide

No information is given by colour alone. Nothing needs the screens: lessons,
quiz, review, exam and lab print lines.`,
  },
} as const;
