import { sayDuration } from '../amounts.ts';

const list = { ja: '、', en: ', ' };
const joined = (letters: readonly string[], language: 'ja' | 'en') =>
  language === 'ja'
    ? letters.join('、')
    : letters.length < 2
      ? letters.join('')
      : `${letters.slice(0, -1).join(list.en)} and ${letters.at(-1)}`;

/** Words of questions and their verdicts, wherever they are asked. */
export const questionTexts = {
  verdicts: {
    right: { ja: '正解', en: 'Right' },
    partly: { ja: '一部正解', en: 'Partly right' },
    wrong: { ja: '不正解', en: 'Wrong' },
  },
  chooseOne: { ja: '1 つ選ぶ', en: 'choose one' },
  choose: {
    ja: (count: number, left: number) => `${count} つ選ぶ   残り ${left}`,
    en: (count: number, left: number) => `choose ${count}   ${left} left`,
  },
  inOrder: {
    ja: (left: number) => `順番に選ぶ   残り ${left}`,
    en: (left: number) => `choose in order   ${left} left`,
  },
  yourOrder: { ja: '自分の順', en: 'Your order' },
  pairs: {
    ja: (count: number, left: number, over: number) =>
      `${count} 組を作る   残り ${left}${over > 0 ? `   右は ${over} つ余ります` : ''}`,
    en: (count: number, left: number, over: number) =>
      `make ${count} pairs   ${left} left${over > 0 ? `   ${over} of the right stay over` : ''}`,
  },
  typeCommand: { ja: 'コマンドを入力する', en: 'type the command' },
  typeAnswer: { ja: '自分の言葉で書く', en: 'answer in your own words' },
  yourAnswer: { ja: '自分の答え', en: 'Your answer' },
  typeGaps: {
    ja: (count: number) => `${count} か所を埋める`,
    en: (count: number) => (count === 1 ? 'fill the gap' : `fill ${count} gaps`),
  },
  wrongLine: { ja: '間違っている行を 1 つ選ぶ', en: 'choose the wrong line' },
  settings: {
    tool: { ja: 'ツール', en: 'tool' },
    namespace: {
      ja: (name: string) => `いまの名前空間は ${name} です。`,
      en: (name: string) => `The current namespace is ${name}.`,
    },
  },
  guide: {
    ja: (seconds: number) => `目安 ${guideTime(seconds, 'ja')}`,
    en: (seconds: number) => `about ${guideTime(seconds, 'en')}`,
  },
  rightIs: {
    ja: (letters: readonly string[], chosen: readonly string[]) =>
      `正しいのは ${joined(letters, 'ja')}、選んだのは ${joined(chosen, 'ja')}`,
    en: (letters: readonly string[], chosen: readonly string[]) =>
      `the answer is ${joined(letters, 'en')}, you chose ${joined(chosen, 'en')}`,
  },
  rightOrder: {
    ja: (right: readonly string[], given: readonly string[]) =>
      `正しい順は ${right.join(' ')}、選んだ順は ${given.join(' ')}`,
    en: (right: readonly string[], given: readonly string[]) =>
      `the order is ${right.join(' ')}, yours is ${given.join(' ')}`,
  },
  pairsRight: {
    ja: (right: number, all: number) => `${all} 組のうち ${right} 組`,
    en: (right: number, all: number) => `${right} of ${all} pairs`,
  },
  gapsRight: {
    ja: (right: number, all: number) => `${all} か所のうち ${right} か所`,
    en: (right: number, all: number) => `${right} of ${all} gaps`,
  },
  lineIs: {
    ja: (line: number, given: number | undefined) =>
      given === undefined ? `間違いは ${line} 行目` : `間違いは ${line} 行目、選んだのは ${given} 行目`,
    en: (line: number, given: number | undefined) =>
      given === undefined ? `line ${line} is wrong` : `line ${line} is wrong, you chose ${given}`,
  },
  repaired: { ja: '直すと', en: 'Repaired' },
  extra: { ja: 'どれにも合わない', en: 'belongs to none' },
  belongs: { ja: '正しいのは', en: 'it is' },
  accepted: { ja: '正解', en: 'accepted' },
  part: { ja: '部分', en: 'part' },
  typed: { ja: '入力', en: 'typed' },
  judged: { ja: '判定', en: 'verdict' },
  nothing: { ja: '（なし）', en: '(none)' },
  same: { ja: '一致', en: 'same' },
  sameAs: { ja: (wanted: string) => `一致  ${wanted} と同じ`, en: (wanted: string) => `same  as ${wanted}` },
  different: { ja: (wanted: string) => `相違  ${wanted}`, en: (wanted: string) => `differs  ${wanted}` },
  missing: { ja: (wanted: string) => `不足  ${wanted}`, en: (wanted: string) => `missing  ${wanted}` },
  tooMuch: { ja: '余分', en: 'not wanted' },
  parts: {
    tool: { ja: 'コマンド', en: 'tool' },
    action: { ja: '操作', en: 'action' },
    object: { ja: '対象', en: 'object' },
    namespace: { ja: '名前空間', en: 'namespace' },
    argument: { ja: '引数', en: 'argument' },
    flag: { ja: 'オプション', en: 'flag' },
  },
  only: { ja: (part: string) => `違いは${part}だけです`, en: (part: string) => `only the ${part} differs` },
  unreadable: {
    ja: '1 つのコマンドとして読めません',
    en: 'cannot be read as one command',
  },
  example: { ja: '正解の例', en: 'A right answer' },
  rubric: { ja: '採点基準', en: 'Rubric' },
  byMachine: { ja: '自動判定', en: 'found' },
  bySelf: { ja: '自己判定', en: 'yours to judge' },
  model: { ja: '解答例', en: 'Model answer' },
  points: {
    ja: (now: number, pass: number) => `いま ${now} 点、${pass} 点で正解です。自己採点として記録します。`,
    en: (now: number, pass: number) => `${now} now, ${pass} make it right. Recorded as graded by yourself.`,
  },
  why: { ja: '理由', en: 'Why' },
  lesson: { ja: 'レッスン', en: 'Lesson' },
  source: { ja: '出典', en: 'Source' },
  checkedOn: { ja: (day: string) => `確認日 ${day}`, en: (day: string) => `checked ${day}` },
  cardMade: {
    ja: (next: string) => `復習カードに入れました。次は ${next}`,
    en: (next: string) => `Added to your review cards. Next ${next}`,
  },
  cardMoved: {
    ja: (next: string) => `復習カードの次は ${next}`,
    en: (next: string) => `Its review card comes next ${next}`,
  },
  cardAdded: { ja: '復習カードに追加', en: 'added to review cards' },
  cardNext: { ja: (next: string) => `次の復習 ${next}`, en: (next: string) => `next review ${next}` },
  refused: {
    'too-many': {
      ja: (letter: string, chosen: readonly string[]) =>
        `${letter} は選べません。${chosen.length} つ選択済みです。先に ${chosen.join(' か ')} を外してください`,
      en: (letter: string, chosen: readonly string[]) =>
        `${letter} cannot be added: ${chosen.length} are chosen. Take ${chosen.join(' or ')} out first`,
    },
    'too-few': {
      ja: (missing: number) => `あと ${missing} つ選んでください`,
      en: (missing: number) => `${missing} more to choose`,
    },
    empty: {
      ja: '何も入力していません。もう一度 Enter で解答を見ます',
      en: 'Nothing is typed. Enter again shows the answer',
    },
  },
} as const;

const guideTime = (seconds: number, language: 'ja' | 'en'): string => {
  const minutes = Math.floor(seconds / 60);
  const rest = seconds % 60;
  if (minutes === 0 || rest === 0) return sayDuration(seconds * 1000, language);
  return `${sayDuration(minutes * 60_000, language)} ${sayDuration(rest * 1000, language)}`;
};
