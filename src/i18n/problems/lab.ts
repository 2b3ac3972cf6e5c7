import type { ProblemTexts } from './problem-text.ts';

/** Which lab, and whether it may run at this place. */
export const labProblems = {
  'no-such-lab': {
    exit: 2,
    say: {
      ja: ({ id, near }) => ({
        what: `ラボ「${id}」はありません`,
        why: near ? `近い ID は ${near} です。` : 'この ID のラボはありません。',
        next: near ? 'そのラボを見ます' : 'ラボの一覧を見ます',
        commands: [near ? `eks-learn lab show ${near}` : 'eks-learn lab list'],
      }),
      en: ({ id, near }) => ({
        what: `There is no lab "${id}"`,
        why: near ? `The nearest id is ${near}.` : 'No lab has this id.',
        next: near ? 'Look at that lab' : 'List the labs',
        commands: [near ? `eks-learn lab show ${near}` : 'eks-learn lab list'],
      }),
    },
  },
  'no-such-solution': {
    exit: 2,
    say: {
      ja: ({ lab, name, names }) => ({
        what: `ラボ ${lab} に「${name}」という解答はありません`,
        why: `ある名前: ${names}`,
        next: '名前を選びます',
        commands: [`eks-learn lab solution ${lab}`],
      }),
      en: ({ lab, name, names }) => ({
        what: `Lab ${lab} has no solution named "${name}"`,
        why: `There are: ${names}`,
        next: 'Choose one of them',
        commands: [`eks-learn lab solution ${lab}`],
      }),
    },
  },
  'no-such-task': {
    exit: 2,
    say: {
      ja: ({ lab, name, names }) => ({
        what: `ラボ ${lab} に課題「${name}」はありません`,
        why: `ある課題: ${names}`,
        next: '課題を選びます',
        commands: [`eks-learn lab hint ${lab}`],
      }),
      en: ({ lab, name, names }) => ({
        what: `Lab ${lab} has no task "${name}"`,
        why: `There are: ${names}`,
        next: 'Choose one of them',
        commands: [`eks-learn lab hint ${lab}`],
      }),
    },
  },
  'lab-not-started': {
    exit: 2,
    say: {
      ja: ({ lab }) => ({
        what: `ラボ ${lab} は、ここではまだ用意していません`,
        why: '開いているセッションがありません。',
        next: 'ラボを始めます',
        commands: [`eks-learn lab start ${lab}`],
      }),
      en: ({ lab }) => ({
        what: `Lab ${lab} was never set up here`,
        why: 'No session of it is open.',
        next: 'Start the lab',
        commands: [`eks-learn lab start ${lab}`],
      }),
    },
  },
  'lab-none-open': {
    exit: 2,
    say: {
      ja: () => ({
        what: '開いているラボがありません',
        why: 'どのラボを指すか決められません。',
        next: 'ラボを始めるか、ID を指定します',
        commands: ['eks-learn lab list'],
      }),
      en: () => ({
        what: 'No lab is open',
        why: 'There is nothing this could be about.',
        next: 'Start a lab, or name one',
        commands: ['eks-learn lab list'],
      }),
    },
  },
  'lab-already-open': {
    exit: 2,
    say: {
      ja: ({ context, lab, session }) => ({
        what: `ラボ ${lab} は ${context} で開いたままです`,
        why: `セッション ${session} の片付けが済んでいません。`,
        next: '続ける、やり直す、片付けるのどれかを選びます',
        commands: [
          `eks-learn lab check ${lab}`,
          `eks-learn lab reset ${lab}`,
          `eks-learn lab cleanup ${lab}`,
        ],
      }),
      en: ({ context, lab, session }) => ({
        what: `Lab ${lab} is still open on ${context}`,
        why: `Session ${session} has not been cleaned up.`,
        next: 'Go on with it, reset it, or clean up',
        commands: [
          `eks-learn lab check ${lab}`,
          `eks-learn lab reset ${lab}`,
          `eks-learn lab cleanup ${lab}`,
        ],
      }),
    },
  },
  'lab-no-target': {
    exit: 3,
    say: {
      ja: ({ why }) => ({
        what: 'ラボを動かす場所がありません',
        why: `${why}`,
        next: 'クラスターを用意するか、--target でコンテキストを指定します',
        commands: ['kubectl config get-contexts', 'kind create cluster --name eks-learn'],
      }),
      en: ({ why }) => ({
        what: 'There is no place to run the lab',
        why: `${why}`,
        next: 'Prepare a cluster, or name a context with --target',
        commands: ['kubectl config get-contexts', 'kind create cluster --name eks-learn'],
      }),
    },
  },
  'lab-not-here': {
    exit: 3,
    say: {
      ja: ({ elsewhere, lab, lacks, place }) => ({
        what: `このラボは ${place} では動きません`,
        why: `足りないもの: ${lacks}`,
        next: `動く場所: ${elsewhere}`,
        commands: [`eks-learn lab show ${lab}`],
      }),
      en: ({ elsewhere, lab, lacks, place }) => ({
        what: `This lab does not run on ${place}`,
        why: `Lacking: ${lacks}`,
        next: `It runs on: ${elsewhere}`,
        commands: [`eks-learn lab show ${lab}`],
      }),
    },
  },
  'lab-target-changed': {
    exit: 4,
    say: {
      ja: ({ before, now, which }) => ({
        what: '対象が、ラボを始めたときと違います',
        why: `${which} が変わりました: 始めたとき ${before}、いま ${now}。何も変更していません。`,
        next: '元の対象に戻すか、セッションを調べます',
        commands: ['eks-learn lab status'],
      }),
      en: ({ before, now, which }) => ({
        what: 'The target is not the one the lab was started on',
        why: `${which} has changed: then ${before}, now ${now}. Nothing was changed.`,
        next: 'Go back to that target, or look at the session',
        commands: ['eks-learn lab status'],
      }),
    },
  },
  'lab-production': {
    exit: 4,
    say: {
      ja: ({ lab, pin, sign }) => ({
        what: '本番らしい対象なので、ラボを用意しません',
        why: `しるし: ${sign}。読み取りのチェックはできます。`,
        next: '別のクラスターを選びます。この対象が学習用なら、固定 ID を名指しします',
        commands: [`eks-learn lab start ${lab} --target ${pin} --yes`],
      }),
      en: ({ lab, pin, sign }) => ({
        what: 'The target looks like production, so the lab is not set up there',
        why: `Signs: ${sign}. Read-only checks are possible.`,
        next: 'Choose another cluster. If this one is for learning, name its pin',
        commands: [`eks-learn lab start ${lab} --target ${pin} --yes`],
      }),
    },
  },
  'lab-not-agreed': {
    exit: 4,
    say: {
      ja: ({ lab, pin, place }) => ({
        what: '対象の名前が確認されていません',
        why: `${place} はローカルではありません。--yes だけでは始めません。`,
        next: '名前を入力するか、固定 ID を名指しします',
        commands: [`eks-learn lab start ${lab} --target ${pin} --yes`],
      }),
      en: ({ lab, pin, place }) => ({
        what: 'The name of the target was not confirmed',
        why: `${place} is not local. --yes alone does not start a lab there.`,
        next: 'Type the name, or name the pin',
        commands: [`eks-learn lab start ${lab} --target ${pin} --yes`],
      }),
    },
  },
  'lab-namespace-exists': {
    exit: 4,
    say: {
      ja: ({ name }) => ({
        what: `名前空間 ${name} がすでにあります`,
        why: 'ほかの人のものかもしれないので、引き継ぎも削除もしません。',
        next: '中を確かめ、不要なら手で消します',
        commands: [`kubectl get all --namespace ${name}`],
      }),
      en: ({ name }) => ({
        what: `Namespace ${name} already exists`,
        why: "It may be somebody else's: it is neither taken over nor deleted.",
        next: 'Look inside, and delete it by hand if nobody needs it',
        commands: [`kubectl get all --namespace ${name}`],
      }),
    },
  },
  'lab-object-exists': {
    exit: 4,
    say: {
      ja: ({ name }) => ({
        what: `${name} がすでにあります`,
        why: 'ラボが作るはずの名前と重なっています。引き継ぎも削除もしません。',
        next: '中を確かめ、不要なら手で消します',
        commands: [`kubectl get ${name}`],
      }),
      en: ({ name }) => ({
        what: `${name} already exists`,
        why: 'The lab would make an object of that name. It is neither taken over nor deleted.',
        next: 'Look at it, and delete it by hand if nobody needs it',
        commands: [`kubectl get ${name}`],
      }),
    },
  },
} as const satisfies ProblemTexts;
