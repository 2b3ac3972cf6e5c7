import type { ProblemTexts } from './problem-text.ts';

/** Sessions: set-up, probes, journal, clean-up. */
export const labSessionProblems = {
  'lab-tool-old': {
    exit: 3,
    say: {
      ja: ({ found, needed, tool }) => ({
        what: `${tool} ${found} では足りません`,
        why: `このラボには ${needed} が要ります。`,
        next: `${tool} を更新します`,
        commands: ['eks-learn doctor'],
      }),
      en: ({ found, needed, tool }) => ({
        what: `${tool} ${found} is not enough`,
        why: `This lab needs ${needed}.`,
        next: `Update ${tool}`,
        commands: ['eks-learn doctor'],
      }),
    },
  },
  'lab-tool-missing': {
    exit: 3,
    say: {
      ja: ({ needed, tool }) => ({
        what: `${tool} が見つかりません`,
        why: `ここでは ${[tool, needed].filter((part) => part !== '').join(' ')} を使います。`,
        next: `${tool} をインストールしてから確かめます`,
        commands: ['eks-learn doctor'],
      }),
      en: ({ needed, tool }) => ({
        what: `${tool} was not found`,
        why: `It takes ${[tool, needed].filter((part) => part !== '').join(' ')}.`,
        next: `Install ${tool}, then look again`,
        commands: ['eks-learn doctor'],
      }),
    },
  },
  'lab-no-right': {
    exit: 3,
    say: {
      ja: ({ context, right }) => ({
        what: `${context} では ${right} の権限がありません`,
        why: 'ラボの用意に要る権限です。',
        next: '権限を確かめ、クラスターの管理者に依頼します',
        commands: [`kubectl --context ${context} auth can-i ${right}`],
      }),
      en: ({ context, right }) => ({
        what: `${context} does not give you the right to ${right}`,
        why: 'The lab needs it for its set-up.',
        next: 'See your rights, and ask the administrator of the cluster',
        commands: [`kubectl --context ${context} auth can-i ${right}`],
      }),
    },
  },
  'lab-set-up-failed': {
    exit: 3,
    say: {
      ja: ({ lab, said, step }) => ({
        what: 'ラボを用意できませんでした',
        why: `${step} が失敗しました: ${said}`,
        next: '片付けてから、もう一度始めます',
        commands: [`eks-learn lab cleanup ${lab}`, `eks-learn lab start ${lab}`],
      }),
      en: ({ lab, said, step }) => ({
        what: 'The lab could not be set up',
        why: `${step} failed: ${said}`,
        next: 'Clean up, then start again',
        commands: [`eks-learn lab cleanup ${lab}`, `eks-learn lab start ${lab}`],
      }),
    },
  },
  'lab-baseline': {
    exit: 3,
    say: {
      ja: ({ checks, lab }) => ({
        what: '用意したラボが、始まりの状態になっていません',
        why: `${checks} が期待と違います。用意が効いていないか、すでに解かれています。`,
        next: 'やり直します',
        commands: [`eks-learn lab reset ${lab}`],
      }),
      en: ({ checks, lab }) => ({
        what: 'The lab is not in its starting state',
        why: `${checks} differ from what was expected: the set-up did not take, or it is solved already.`,
        next: 'Reset it',
        commands: [`eks-learn lab reset ${lab}`],
      }),
    },
  },
  'lab-solution-failed': {
    exit: 3,
    say: {
      ja: ({ lab, said, step }) => ({
        what: '解答の実行が失敗しました',
        why: `${step}: ${said}`,
        next: '状態を確かめ、やり直します',
        commands: [`eks-learn lab reset ${lab}`],
      }),
      en: ({ lab, said, step }) => ({
        what: 'Running the solution failed',
        why: `${step}: ${said}`,
        next: 'Look at the state, and reset',
        commands: [`eks-learn lab reset ${lab}`],
      }),
    },
  },
  'lab-cancelled': {
    exit: 130,
    say: {
      ja: () => ({
        what: '中断しました',
        why: '実行中だったコマンドは止めました。クラスターは変更の途中かもしれません。',
        next: '状態を確かめます',
        commands: ['eks-learn lab status'],
      }),
      en: () => ({
        what: 'Cancelled',
        why: 'The running command was ended. The cluster may be in the middle of a change.',
        next: 'Look at the state',
        commands: ['eks-learn lab status'],
      }),
    },
  },
  'lab-probe-gone': {
    exit: 3,
    say: {
      ja: ({ lab, pod }) => ({
        what: `確認用の Pod ${pod} が使えません`,
        why: 'ラボが用意した Pod から試す確認ですが、その Pod がないか、Ready ではありません。',
        next: '待ってからもう一度チェックするか、ラボをやり直します',
        commands: [`eks-learn lab reset ${lab}`],
      }),
      en: ({ lab, pod }) => ({
        what: `The Pod ${pod} that the check uses is not usable`,
        why: 'The check tries something from a Pod that the lab made; it is missing or not Ready.',
        next: 'Wait and check again, or reset the lab',
        commands: [`eks-learn lab reset ${lab}`],
      }),
    },
  },
  'lab-broken': {
    exit: 2,
    say: {
      ja: ({ file, lab, said }) => ({
        what: `ラボ ${lab} の定義に誤りがあります`,
        why: `${file}: ${said}`,
        next: '定義を直します',
        commands: ['eks-learn content lint'],
      }),
      en: ({ file, lab, said }) => ({
        what: `The definition of lab ${lab} has a mistake`,
        why: `${file}: ${said}`,
        next: 'Repair it',
        commands: ['eks-learn content lint'],
      }),
    },
  },
} as const satisfies ProblemTexts;
