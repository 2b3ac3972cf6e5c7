import type { MistakeText } from './markdown.ts';

/** Mistakes in labs. */
export const labMistakes = {
  'lab-id': {
    message: (id) => ({ ja: `id が ${id} です`, en: `the id is ${id}` }),
    hint: { ja: 'フォルダーと同じ名前にします', en: 'Name it like its folder' },
  },
  'lab-check-twice': {
    message: (id) => ({ ja: `チェック ${id} が 2 つあります`, en: `there are two checks ${id}` }),
    hint: { ja: 'ラボの中で 1 つだけの id にします', en: 'Give each check of the lab an id of its own' },
  },
  'lab-no-check': {
    message: (id) => ({
      ja: `チェック ${id} は、これより前にありません`,
      en: `there is no check ${id} before this`,
    }),
    hint: { ja: '先に書いたチェックの id を挙げます', en: 'Name a check that is written earlier' },
  },
  'lab-baseline': {
    message: (id) => ({
      ja: `チェック ${id} の始まりの状態が決まっていません`,
      en: `the starting state of check ${id} is open`,
    }),
    hint: {
      ja: 'baseline の fail か pass に挙げるか、needs か given で保留にします',
      en: 'List it under fail or pass of baseline, or let needs or given block it',
    },
  },
  'lab-no-file': {
    message: (path) => ({ ja: `${path} がありません`, en: `${path} is not there` }),
    hint: { ja: 'ラボのフォルダーからのパスで書きます', en: "Give the path from the lab's folder" },
  },
  'lab-no-free': {
    message: (id) => ({
      ja: `${id}: 費用なしで学べるラボが決まっていません`,
      en: `${id}: no lab that costs nothing`,
    }),
    hint: {
      ja: 'freeAlternative に、練習クラスターかファイルだけで動く、費用のないラボの id を書きます',
      en: 'Name a lab without cost that runs on the practice cluster or in files, under freeAlternative',
    },
  },
  'lab-no-control': {
    message: (id) => ({
      ja: `「ない」「できない」を確かめる ${id} に、できるはずの確認がありません`,
      en: `${id} expects an absence or a denial without a positive control`,
    }),
    hint: {
      ja: 'given に、同じ状態で成り立つはずのチェックか条件を書きます',
      en: 'Under given, name a check or condition that must hold at the same time',
    },
  },
  'lab-no-quantifier': {
    message: (id) => ({
      ja: `${id} は複数のオブジェクトを見ますが、quantifier がありません`,
      en: `${id} looks at several objects without a quantifier`,
    }),
    hint: { ja: 'all、any、none、または {min, max} を書きます', en: 'Write all, any, none, or {min, max}' },
  },
  'lab-cluster-scoped': {
    message: (name) => ({
      ja: `${name} はほかの人のものと区別できません`,
      en: `${name} could be somebody else's`,
    }),
    hint: { ja: '名前に ns か session を埋め込みます', en: 'Fill ns or session into the name' },
  },
  'lab-command': {
    message: (line) => ({
      ja: `実行できないコマンドです: ${line}`,
      en: `this command cannot be run: ${line}`,
    }),
    hint: {
      ja: 'kubectl、aws、helm、eksctl、cp の 1 つで始め、引用符を閉じます',
      en: 'Begin with kubectl, aws, helm, eksctl, or cp, and close its quotes',
    },
  },
  'lab-unknown-name': {
    message: (name) => ({
      ja: `${name} という名前は埋められません`,
      en: `${name} is not a name that can be filled in`,
    }),
    hint: {
      ja: 'ns、session、target.cluster、aws.account、aws.region、facts.x が使えます',
      en: 'There are ns, session, target.cluster, aws.account, aws.region, and facts.x',
    },
  },
} as const satisfies Readonly<Record<string, MistakeText>>;
