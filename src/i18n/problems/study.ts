import type { ProblemTexts } from './problem-text.ts';

/** The command that prints what a file of answers is about. */
const paperOf = (of: unknown): string => {
  if (of === 'review') return 'eks-learn review --json';
  return of === 'exam' ? 'eks-learn exam resume --json' : 'eks-learn quiz --seed SEED --json';
};

/** Problems of quizzes, reviews, exams and what is exported from them. */
export const studyProblems = {
  'no-questions': {
    exit: 2,
    say: {
      ja: ({ wanted, near }) => ({
        what: `条件に合う問題がありません: ${wanted}`,
        why: near
          ? `近いのは ${near} です。`
          : 'その条件の組み合わせに当たる問題は、まだコースにありません。',
        next: near ? 'その条件で解きます' : 'レッスンの一覧から選びます',
        commands: [near ? `eks-learn quiz ${near}` : 'eks-learn lessons list'],
      }),
      en: ({ wanted, near }) => ({
        what: `No question matches: ${wanted}`,
        why: near ? `The nearest is ${near}.` : 'The course has no question for this combination yet.',
        next: near ? 'Answer those' : 'Choose from the list of lessons',
        commands: [near ? `eks-learn quiz ${near}` : 'eks-learn lessons list'],
      }),
    },
  },
  'answers-unreadable': {
    exit: 2,
    say: {
      ja: ({ file, why, of }) => ({
        what: `答えのファイル ${file} を読めません`,
        why:
          of === 'review'
            ? `${why}。形は {"カードの ID": 3} で、評価は 1 から 4 です。`
            : `${why}。形は {"問題の ID": "B"} か {"問題の ID": ["A", "C"]} です。`,
        next: '同じ問題やカードを出し、ID と答え方を確かめます',
        commands: [paperOf(of)],
      }),
      en: ({ file, why, of }) => ({
        what: `The answers in ${file} cannot be read`,
        why:
          of === 'review'
            ? `${why}. The form is {"card id": 3}, with ratings from 1 to 4.`
            : `${why}. The form is {"question id": "B"} or {"question id": ["A", "C"]}.`,
        next: 'Print the same questions or cards, and compare their ids and forms',
        commands: [paperOf(of)],
      }),
    },
  },
  'export-failed': {
    exit: 5,
    say: {
      ja: ({ file, why }) => ({
        what: `${file} に書き出せません`,
        why: String(why),
        next: '別の名前にするか、上書きするなら --replace を付けます',
        commands: [`ls -l ${file}`],
      }),
      en: ({ file, why }) => ({
        what: `Cannot write ${file}`,
        why: String(why),
        next: 'Choose another name, or add --replace to overwrite it',
        commands: [`ls -l ${file}`],
      }),
    },
  },
  'import-unreadable': {
    exit: 2,
    say: {
      ja: ({ file, why }) => ({
        what: `${file} を取り込めません`,
        why: `eks-learn progress export が書いた JSON Lines ではありません（${why}）。`,
        next: '書き出し元でもう一度書き出します',
        commands: ['eks-learn progress export progress.jsonl'],
      }),
      en: ({ file, why }) => ({
        what: `Cannot import ${file}`,
        why: `It is not the JSON Lines that eks-learn progress export writes (${why}).`,
        next: 'Export again where it came from',
        commands: ['eks-learn progress export progress.jsonl'],
      }),
    },
  },
  'progress-code-wrong': {
    exit: 2,
    say: {
      ja: () => ({
        what: '進捗コードが正しくありません',
        why: 'チェックサムが合いません。途中が欠けているか、文字が変わっています。',
        next: 'コードを出し直し、1 行すべてを写します',
        commands: ['eks-learn progress code'],
      }),
      en: () => ({
        what: 'The progress code is not right',
        why: 'Its checksum does not agree: a part is missing or a character changed.',
        next: 'Print the code again and copy the whole line',
        commands: ['eks-learn progress code'],
      }),
    },
  },
  'no-such-exam': {
    exit: 2,
    say: {
      ja: ({ id, near }) => ({
        what: `試験「${id}」はありません`,
        why: near ? `近い ID は ${near} です。` : 'この ID の試験は一覧にありません。',
        next: '一覧から選びます',
        commands: ['eks-learn exam list'],
      }),
      en: ({ id, near }) => ({
        what: `There is no exam "${id}"`,
        why: near ? `The nearest id is ${near}.` : 'No exam of the list has this id.',
        next: 'Choose one of the list',
        commands: ['eks-learn exam list'],
      }),
    },
  },
  'no-such-sitting': {
    exit: 2,
    say: {
      ja: ({ id }) => ({
        what: id ? `試験「${id}」の記録はありません` : '試験の記録はまだありません',
        why: 'この ID で始めた試験がありません。',
        next: '試験を選んで始めます',
        commands: ['eks-learn exam list'],
      }),
      en: ({ id }) => ({
        what: id ? `There is no sitting "${id}"` : 'No exam has been sat yet',
        why: 'No exam was started under this id.',
        next: 'Choose an exam and start it',
        commands: ['eks-learn exam list'],
      }),
    },
  },
  'exam-not-over': {
    exit: 2,
    say: {
      ja: ({ sitting }) => ({
        what: `試験 ${sitting} はまだ終わっていません`,
        why: 'ラボを片付けると、実技の作業が消えます。',
        next: '試験に戻るか、先に提出します',
        commands: [`eks-learn exam resume ${sitting}`, `eks-learn exam submit ${sitting}`],
      }),
      en: ({ sitting }) => ({
        what: `Exam ${sitting} is not over yet`,
        why: 'Cleaning up its labs would delete the work on its tasks.',
        next: 'Go back to the exam, or submit it first',
        commands: [`eks-learn exam resume ${sitting}`, `eks-learn exam submit ${sitting}`],
      }),
    },
  },
  'exam-holds-lab': {
    exit: 1,
    say: {
      ja: ({ lab }) => ({
        what: `ラボ ${lab} は、いま受けている試験の実技です`,
        why: '提出するまで、判定、ヒント、解答は出しません。',
        next: '試験に戻るか、提出します',
        commands: ['eks-learn exam resume', 'eks-learn exam submit'],
      }),
      en: ({ lab }) => ({
        what: `Lab ${lab} is a task of the exam you are sitting`,
        why: 'There are no verdicts, hints, or solutions before submission.',
        next: 'Go back to the exam, or submit it',
        commands: ['eks-learn exam resume', 'eks-learn exam submit'],
      }),
    },
  },
  'exam-place': {
    exit: 4,
    say: {
      ja: ({ exam, context, place }) => ({
        what: '実技の場所の名前が確認されていません',
        why: `${context} はローカルのクラスターではありません。試験は始めていません。`,
        next: '名前を入力するか、固定 ID を名指しします',
        commands: [`eks-learn exam start ${exam} --target ${place}`],
      }),
      en: ({ exam, context, place }) => ({
        what: 'The name of the place for the tasks was not confirmed',
        why: `${context} is no local cluster. The exam has not begun.`,
        next: 'Type the name, or name the pin',
        commands: [`eks-learn exam start ${exam} --target ${place}`],
      }),
    },
  },
  'no-such-card': {
    exit: 2,
    say: {
      ja: ({ id }) => ({
        what: `カード「${id}」はありません`,
        why: 'この ID のカードは、まだ記録から作られていません。',
        next: '一覧から選びます',
        commands: ['eks-learn review list'],
      }),
      en: ({ id }) => ({
        what: `There is no card "${id}"`,
        why: 'The history has made no card of this id yet.',
        next: 'Choose one of the list',
        commands: ['eks-learn review list'],
      }),
    },
  },
} as const satisfies ProblemTexts;
