import type { ExamMode } from '../../study/exam/modes.ts';
import type { Both } from '../language.ts';

/** Words of exams: the command, the report, and what screens share. */
export const examTexts = {
  summary: {
    ja: '模擬試験。本番と同じ数、時間、配点',
    en: 'mock exams with the real counts, time and weights',
  },
  list: { ja: '試験の一覧', en: 'list the exams' },
  start: { ja: '試験を始める', en: 'start an exam' },
  resume: { ja: '途中の試験に戻る', en: 'go back to an unfinished exam' },
  submit: { ja: '試験を提出する', en: 'submit an exam' },
  report: { ja: '結果を表示、書き出し', en: 'show or export the report' },
  exam: { ja: '試験の ID（例 soa-c03）', en: 'id of the exam (as soa-c03)' },
  sitting: { ja: '試験 1 回分の ID（なければ最新）', en: 'id of the sitting (the newest without it)' },
  mode: {
    ja: 'exam、speed（時間 6 割）、training（時計なし、解説あり）、mixed（問題と実技）',
    en: 'exam, speed (60% of the time), training (no clock, explained), mixed (questions and hands-on)',
  },
  seed: { ja: '問題の選び方を決める文字列', en: 'text that decides which questions are drawn' },
  count: { ja: '問題数（既定は本番と同じ）', en: 'number of questions (default: as the real exam)' },
  target: {
    ja: '実技の場所（既定は練習クラスター）: kind、コンテキスト名',
    en: 'where tasks are done (default: the practice cluster): kind, a context',
  },
  answers: {
    ja: '答えの JSON ファイル（- は標準入力）',
    en: 'JSON file of answers (- reads standard input)',
  },
  yes: { ja: '未回答があっても提出する', en: 'submit even with open questions' },
  format: {
    ja: '形式: text、csv、markdown、junit。間違えた問題は anki、gift、qti',
    en: 'format: text, csv, markdown, junit; missed questions as anki, gift, qti',
  },
  modes: {
    exam: { ja: '本番', en: 'exam' },
    speed: { ja: '速解き', en: 'speed' },
    training: { ja: '練習（時計なし）', en: 'training (no clock)' },
    mixed: { ja: '混合（問題と実技）', en: 'mixed (questions and hands-on)' },
  } satisfies Record<ExamMode, Both>,
  /** How it was sat, short enough for the report's first line. */
  sat: {
    exam: { ja: '本番', en: 'exam' },
    speed: { ja: '速解き', en: 'speed' },
    training: { ja: '練習', en: 'training' },
    mixed: { ja: '混合', en: 'mixed' },
  } satisfies Record<ExamMode, Both>,
  row: {
    ja: (questions: number, minutes: string, pass: number) => `${questions} 問   ${minutes}   合格線 ${pass}`,
    en: (questions: number, minutes: string, pass: number) =>
      `${questions} items   ${minutes}   pass ${pass}`,
  },
  taskRow: {
    ja: (tasks: number, minutes: string, pass: number) => `実技 ${tasks} 題   ${minutes}   合格線 ${pass}`,
    en: (tasks: number, minutes: string, pass: number) => `${tasks} tasks   ${minutes}   pass ${pass}`,
  },
  available: {
    ja: (now: number) => `いま出題できるのは ${now}`,
    en: (now: number) => `${now} can be drawn now`,
  },
  checked: { ja: (day: string) => `要項の確認日 ${day}`, en: (day: string) => `blueprint checked on ${day}` },
  fact: {
    questions: { ja: '問題数', en: 'number of items' },
    minutes: { ja: '時間', en: 'minutes' },
    pass: { ja: '合格線', en: 'pass line' },
  },
  scope: {
    eks: {
      ja: 'EKS に関わる分野だけの出題です。この試験の全範囲ではありません',
      en: 'Asks only what touches EKS; not the whole of this exam',
    },
  },
  unverified: {
    ja: (names: readonly string[]) => `${names.join('、')}は一般に言われる値で、公式には確認できていません`,
    en: (names: readonly string[]) =>
      `Generally quoted, not confirmed by an official page: ${names.join(', ')}`,
  },
  begun: {
    ja: (sitting: string) => `試験 ${sitting} を始めました`,
    en: (sitting: string) => `Exam ${sitting} has begun`,
  },
  short: {
    ja: (drawn: number, of: number, minutes: string) =>
      `問題がまだ足りないため、同じ比重の短い試験です: ${drawn}/${of} 問、${minutes}`,
    en: (drawn: number, of: number, minutes: string) =>
      `The pool is small: a shorter paper in the same proportions, ${drawn}/${of} items, ${minutes}`,
  },
  uncovered: {
    ja: (domains: string) => `出題できない分野: ${domains}`,
    en: (domains: string) => `Domains without questions: ${domains}`,
  },
  noPenalty: {
    ja: '誤答の減点はありません。迷っても答えてください。',
    en: 'A wrong answer costs nothing. Answer even when in doubt.',
  },
  task: { ja: '実技', en: 'Task' },
  prompt: {
    ja: '答え、n 次、p 前、m 一覧、f 印、E 提出、q 中断: ',
    en: 'Answer, n next, p previous, m map, f flag, E submit, q leave: ',
  },
  position: {
    ja: (at: number, of: number) => `問 ${at}/${of}`,
    en: (at: number, of: number) => `Question ${at}/${of}`,
  },
  left: { ja: (time: string) => `残り ${time}`, en: (time: string) => `${time} left` },
  noClock: { ja: '時計なし', en: 'no clock' },
  submitTitle: { ja: '試験を提出する', en: 'Submit the exam' },
  submitAsk: {
    ja: (open: number, flagged: number, left: string) =>
      `未回答 ${open} 問（うち印 ${flagged} 問）、${left}です。未回答は 0 点になります。`,
    en: (open: number, flagged: number, left: string) =>
      `${open} open (${flagged} of them flagged), ${left}. Open questions score nothing.`,
  },
  submitFinal: {
    ja: '提出すると、答えは変えられません。',
    en: 'After submission answers cannot be changed.',
  },
  submitKey: { ja: '提出するなら y、戻るなら Enter: ', en: 'y submits, Enter goes back: ' },
  submitted: { ja: '提出しました。', en: 'Submitted.' },
  timeOver: { ja: '時間になったので提出しました。', en: 'Time is over: submitted.' },
  needsYes: { ja: '提出するには --yes を付けます', en: 'Add --yes to submit' },
  answerSaved: {
    ja: (answer: string) => `記録しました: ${answer}`,
    en: (answer: string) => `Saved: ${answer}`,
  },
  result: {
    score: { ja: (score: number) => `${score} 点`, en: (score: number) => `${score} points` },
    percent: { ja: (score: number) => `${score}%`, en: (score: number) => `${score}%` },
    line: { ja: (line: string) => `合格線 ${line}`, en: (line: string) => `pass line ${line}` },
    counts: {
      ja: (right: string, of: number, unscored: number) =>
        `採点 ${of} 問中 ${right} 問  採点外 ${unscored} 問`,
      en: (right: string, of: number, unscored: number) => `${right} of ${of} scored  ${unscored} unscored`,
    },
    /** A range with its unit once, behind it. */
    ability: {
      ja: (of: number, scaled: boolean, low: number, high: number) =>
        `${of} 問から言える実力は ${low}〜${high}${scaled ? ' 点' : '% '}です（90% 区間）。`,
      en: (of: number, scaled: boolean, low: number, high: number) =>
        `${of} items say: ability ${low}-${high}${scaled ? ' points' : '%'} (90% interval).`,
    },
    certainty: {
      above: { ja: '区間の全体が合格線より上です。', en: 'The whole interval is above the pass line.' },
      below: { ja: '区間の全体が合格線より下です。', en: 'The whole interval is below the pass line.' },
      open: {
        ja: '合格線をまたぐので、合格できるとはまだ言えません。',
        en: 'It straddles the pass line: this does not say yet that you pass.',
      },
    },
    straight: { ja: '点は直線で換算した推定です。', en: 'Points are an estimate on a straight line.' },
    domains: { ja: '分野（弱い順）', en: 'Domains (weakest first)' },
    weight: { ja: '比重', en: 'Wt.' },
    right: { ja: '正答', en: 'Right' },
    levels: { ja: '水準', en: 'Level' },
    level: {
      recall: { ja: '知識', en: 'recall' },
      apply: { ja: '適用', en: 'apply' },
      judge: { ja: '判断', en: 'judge' },
    },
    time: { ja: '時間', en: 'Time' },
    each: { ja: (time: string) => `1 問 ${time}`, en: (time: string) => `${time} an item` },
    long: { ja: (count: number) => `3 分を超えた問 ${count}`, en: (count: number) => `${count} over 3 min` },
    changes: { ja: '変更', en: 'Changes' },
    changed: {
      ja: (count: number, toRight: number, toWrong: number) =>
        `${count} 問   誤りから正解へ ${toRight}、正解から誤りへ ${toWrong}`,
      en: (count: number, toRight: number, toWrong: number) =>
        `${count === 1 ? '1 item' : `${count} items`}   wrong to right ${toRight}, right to wrong ${toWrong}`,
    },
    breaks: { ja: '中断', en: 'Breaks' },
    jumps: {
      ja: (count: number, time: string) => `${count} 回 ${time}（時計は止めていません）`,
      en: (count: number, time: string) => `${count}, ${time} (the clock ran on)`,
    },
    next: { ja: '次にすること', en: 'What to do next' },
    missed: { ja: (count: number) => `間違い ${count} 問`, en: (count: number) => `${count} missed` },
    reviews: {
      ja: (count: number) => `復習 ${count} 枚（間違えた問題）`,
      en: (count: number) => `${count} reviews (missed questions)`,
    },
    mode: { ja: '受け方', en: 'Mode' },
    seed: {
      ja: (seed: string, pool: string) => `シード ${seed}  問題プール ${pool}`,
      en: (seed: string, pool: string) => `seed ${seed}  pool ${pool}`,
    },
    item: { ja: '問題', en: 'Item' },
    verdict: { ja: '判定', en: 'Verdict' },
    domain: { ja: '分野', en: 'Domain' },
    lesson: { ja: 'レッスン', en: 'Lesson' },
    seconds: { ja: '秒', en: 'Seconds' },
    unscored: { ja: '採点外', en: 'unscored' },
  },
  readiness: {
    chance: {
      ja: (chance: string, low: string, high: string) => `合格の見込み ${chance}（90% 区間 ${low}〜${high}）`,
      en: (chance: string, low: string, high: string) => `readiness ${chance} (90% interval ${low}-${high})`,
    },
    basis: {
      ja: (answers: number, sittings: number) => `根拠 ${answers} 問、模擬試験 ${sittings} 回`,
      en: (answers: number, sittings: number) => `from ${answers} items, ${sittings} mock exams`,
    },
    tooFew: {
      ja: (answers: number) => `合格の見込みは 10 問から出ます（いま ${answers} 問）`,
      en: (answers: number) => `readiness needs 10 answers (${answers} now)`,
    },
  },
} as const;
