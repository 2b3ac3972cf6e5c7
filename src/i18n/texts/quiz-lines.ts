import type { AnswerVerdict } from '../../study/history.ts';
import type { QuestionKind } from '../../study/question.ts';
import type { Both } from '../language.ts';

type Counts = { readonly missing?: number; readonly wanted?: number };

/** Words of questions and verdicts in line output, plain and for screen readers. */
export const quizLineTexts = {
  question: {
    ja: (at: number, of: number) => `問 ${at}/${of}`,
    en: (at: number, of: number) => `Question ${at}/${of}`,
  },
  spokenQuestion: {
    ja: (at: number, of: number) => `問題演習、${of} 問中 ${at} 問目。`,
    en: (at: number, of: number) => `Quiz, question ${at} of ${of}.`,
  },
  kind: {
    single: { ja: () => '1 つ選びます。', en: () => 'Choose one.' },
    output: { ja: () => '1 つ選びます。', en: () => 'Choose one.' },
    multiple: {
      ja: ({ wanted }: Counts) => `${wanted} つ選びます。`,
      en: ({ wanted }: Counts) => `Choose ${wanted}.`,
    },
    ordering: { ja: () => '行う順に並べます。', en: () => 'Put them in order.' },
    matching: { ja: () => '組み合わせます。', en: () => 'Match them.' },
    command: { ja: () => 'コマンドを入力します。', en: () => 'Type the command.' },
    short: { ja: () => '自分の言葉で答えます。', en: () => 'Answer in your own words.' },
    cloze: {
      ja: ({ wanted }: Counts) => (wanted === 1 ? '空欄を埋めます。' : `空欄 ${wanted} つを埋めます。`),
      en: ({ wanted }: Counts) => (wanted === 1 ? 'Fill the gap.' : `Fill the ${wanted} gaps.`),
    },
    'wrong-line': {
      ja: () => '誤っている行を番号で選びます。',
      en: () => 'Name the wrong line by its number.',
    },
  } satisfies Record<QuestionKind, Both<(counts: Counts) => string>>,
  prompt: {
    single: {
      ja: (last: string) => `答え（a-${last}、? でヘルプ、q で中断）: `,
      en: (last: string) => `Answer (a-${last}, ? help, q leave): `,
    },
    multiple: {
      ja: (last: string) => `答え（a-${last} を続けて、? でヘルプ、q で中断）: `,
      en: (last: string) => `Answer (a-${last} together, ? help, q leave): `,
    },
    ordering: {
      ja: (last: string) => `順番（a-${last} を続けて、? でヘルプ、q で中断）: `,
      en: (last: string) => `Order (a-${last} together, ? help, q leave): `,
    },
    matching: {
      ja: () => '組（例 1c 2a、? でヘルプ、q で中断）: ',
      en: () => 'Pairs (as 1c 2a, ? help, q leave): ',
    },
    command: { ja: () => 'コマンド（? でヘルプ、q で中断）: ', en: () => 'Command (? help, q leave): ' },
    short: { ja: () => '答え（? でヘルプ、q で中断）: ', en: () => 'Answer (? help, q leave): ' },
    cloze: {
      ja: () => '空欄（| で区切る、? でヘルプ、q で中断）: ',
      en: () => 'Gaps (parted by |, ? help, q leave): ',
    },
    'wrong-line': { ja: () => '行番号（? でヘルプ、q で中断）: ', en: () => 'Line (? help, q leave): ' },
  },
  /** The same for ears: no brackets, and signs by their names. */
  spokenPrompt: {
    single: {
      ja: (last: string) => `答えを a から ${last} で入力してください。ヘルプは疑問符です: `,
      en: (last: string) => `Type your answer, a to ${last}. A question mark gives help: `,
    },
    multiple: {
      ja: (last: string) => `答えを a から ${last} の文字を続けて入力してください。ヘルプは疑問符です: `,
      en: (last: string) => `Type the letters of your answers, a to ${last}. A question mark gives help: `,
    },
    ordering: {
      ja: (last: string) => `順番に a から ${last} の文字を続けて入力してください。ヘルプは疑問符です: `,
      en: (last: string) => `Type the letters in order, a to ${last}. A question mark gives help: `,
    },
    matching: {
      ja: () => '組を入力してください。例は 1c 2a です。ヘルプは疑問符です: ',
      en: () => 'Type the pairs, as 1c 2a. A question mark gives help: ',
    },
    command: {
      ja: () => 'コマンドを入力してください。ヘルプは疑問符です: ',
      en: () => 'Type the command. A question mark gives help: ',
    },
    short: {
      ja: () => '答えを入力してください。ヘルプは疑問符です: ',
      en: () => 'Type your answer. A question mark gives help: ',
    },
    cloze: {
      ja: () => '空欄の答えを縦棒で区切って入力してください。ヘルプは疑問符です: ',
      en: () => 'Type the gaps, parted by vertical bars. A question mark gives help: ',
    },
    'wrong-line': {
      ja: () => '行番号を入力してください。ヘルプは疑問符です: ',
      en: () => 'Type the number of the line. A question mark gives help: ',
    },
  },
  after: {
    ja: 'Enter で次の問題、u で取り消し、f で印、q で中断: ',
    en: 'Enter for the next question, u undo, f flag, q leave: ',
  },
  judge: {
    ja: (idea: string) => `「${idea}」を書きましたか（y/n）: `,
    en: (idea: string) => `Did you say: ${idea} (y/n): `,
  },
  help: {
    ja: [
      '? この説明   q 中断（答えた分は記録済み）   u 直前の答えを取り消す   f 印を付ける、外す',
      '空の行をもう一度送ると、答えずに解説を見ます（入力する問題）。',
    ],
    en: [
      '? this text   q leave (answers so far are saved)   u take the last answer back   f flag, unflag',
      'An empty line sent twice gives up and shows the explanation (typed questions).',
    ],
  },
  verdict: {
    right: { ja: '正解', en: 'Right' },
    partly: { ja: '一部正解', en: 'Partly right' },
    wrong: { ja: '不正解', en: 'Wrong' },
  } satisfies Record<AnswerVerdict, Both>,
  answerIs: { ja: (key: string) => `正しいのは ${key}`, en: (key: string) => `the answer is ${key}` },
  spokenAnswerIs: {
    ja: (key: string) => `正しいのは ${key} です。`,
    en: (key: string) => `The answer is ${key}.`,
  },
  whyNot: { ja: (letter: string) => `${letter} でない理由`, en: (letter: string) => `Why not ${letter}` },
  why: { ja: (letter: string) => `${letter} の理由`, en: (letter: string) => `Why ${letter}` },
  model: { ja: '解答例', en: 'Model answer' },
  example: { ja: '正解の例', en: 'A right answer' },
  reason: { ja: '理由', en: 'Why' },
  line: { ja: (line: number) => `${line} 行目`, en: (line: number) => `Line ${line}` },
  repair: { ja: (text: string) => `正しくは ${text}`, en: (text: string) => `should be ${text}` },
  gap: { ja: (at: number) => `空欄 ${at}`, en: (at: number) => `Gap ${at}` },
  idea: {
    machine: { ja: '自動判定', en: 'found' },
    self: { ja: '自己判定', en: 'self-judged' },
  },
  pass: {
    ja: (found: number, pass: number) => `${found} 点、${pass} 点で正解です。自己採点として記録します。`,
    en: (found: number, pass: number) => `${found} of ${pass} needed. Recorded as self-graded.`,
  },
  source: { ja: '出典', en: 'Source' },
  lesson: { ja: 'レッスン', en: 'Lesson' },
  total: {
    ja: (right: number, of: number) => `${of} 問中 ${right} 問正解。次は eks-learn review`,
    en: (right: number, of: number) => `${right} of ${of} right. Next: eks-learn review`,
  },
  refused: {
    unread: {
      ja: '答えとして読めません。? で書き方を表示します。',
      en: 'Not readable as an answer. ? shows how.',
    },
    empty: {
      ja: '答えが空です。もう一度空で送ると解説に進みます。',
      en: 'Empty. Send empty again to see the explanation.',
    },
    tooFew: {
      ja: (missing: number) => `あと ${missing} つ足りません。`,
      en: (missing: number) => `${missing} more needed.`,
    },
  },
  flagged: {
    ja: (on: boolean) => (on ? '印を付けました。' : '印を外しました。'),
    en: (on: boolean) => (on ? 'Flagged.' : 'Flag removed.'),
  },
  undone: { ja: '取り消しました。', en: 'Taken back.' },
  fault: {
    empty: { ja: '入力がありません', en: 'nothing was typed' },
    'unclosed-quote': { ja: '引用符が閉じていません', en: 'a quote is not closed' },
    'several-commands': { ja: 'コマンドが 2 つ以上あります', en: 'there is more than one command' },
    redirect: { ja: 'リダイレクトがあります', en: 'there is a redirection' },
    substitution: { ja: 'コマンド置換があります', en: 'there is a substitution' },
    variable: { ja: '変数があります', en: 'there is a variable' },
    'other-tool': { ja: '別のツールのコマンドです', en: 'it is a command of another tool' },
    'unknown-command': { ja: 'そのサブコマンドはありません', en: 'there is no such subcommand' },
    'unknown-flag': { ja: 'そのオプションはありません', en: 'there is no such option' },
    'missing-value': { ja: 'オプションの値がありません', en: 'an option lacks its value' },
  },
} as const;
