import { sayDuration } from '../amounts.ts';

/** Words of the lab screens. */
export const labTexts = {
  labs: { ja: 'ラボ', en: 'Labs' },
  lab: { ja: 'ラボ', en: 'Lab' },
  plan: { ja: '計画', en: 'Plan' },
  debrief: { ja: '振り返り', en: 'Debrief' },
  solution: { ja: '解答', en: 'Solution' },
  open: { ja: '開く', en: 'open' },
  costs: { ja: '費用あり', en: 'costs money' },
  passed: { ja: '合格済み', en: 'passed' },
  active: { ja: '進行中', en: 'under way' },
  broken: { ja: '準備の途中', en: 'half set up' },
  levels: {
    quick: { ja: '短い', en: 'quick' },
    core: { ja: '標準', en: 'core' },
    deep: { ja: '深い', en: 'deep' },
  },
  passedOf: {
    ja: (passed: number, all: number) => `${passed}/${all} 本`,
    en: (passed: number, all: number) => `${passed}/${all} passed`,
  },
  points: {
    ja: (points: number, all: number) => `${points}/${all} 点`,
    en: (points: number, all: number) => `${points}/${all} points`,
  },
  pointsBefore: {
    ja: (points: number, all: number) => `${points}/${all} 点（前回の判定）`,
    en: (points: number, all: number) => `${points}/${all} points (last check)`,
  },
  minutesOf: {
    ja: (spent: number, all: number) => `${spent}/${all} 分`,
    en: (spent: number, all: number) => `${spent}/${all} min`,
  },
  looking: { ja: '対象を確かめています', en: 'Looking at the target' },
  starting: { ja: '準備しています', en: 'Setting up' },
  cleaning: { ja: '片付けています', en: 'Cleaning up' },
  resetting: { ja: '最初の状態に戻しています', en: 'Putting it back as it was' },
  billed: { ja: '1 時間を過ぎました。料金が続いています', en: 'Open for over an hour, and still billed' },
  watching: { ja: '自動チェック中', en: 'checking by itself' },
  check: { ja: 'チェック', en: 'check' },
  checkAgain: { ja: 'もう一度', en: 'again' },
  hintKey: { ja: 'ヒント', en: 'hint' },
  shell: { ja: 'シェル', en: 'shell' },
  copy: { ja: 'コピー', en: 'copy' },
  closer: { ja: '拡大', en: 'closer' },
  details: { ja: '詳細', en: 'details' },
  tasksKey: { ja: '依頼', en: 'ticket' },
  stop: { ja: '止める', en: 'stop' },
  leave: { ja: '離れる', en: 'leave' },
  itself: { ja: '自動', en: 'by itself' },
  resetKey: { ja: 'やり直す', en: 'start over' },
  cleanKey: { ja: '後片付け', en: 'clean up' },
  ticket: { ja: '依頼', en: 'Ticket' },
  evidence: { ja: '根拠', en: 'Evidence' },
  keeps: { ja: '変えてはいけないもの', en: 'What must not change' },
  verdict: {
    pass: { ja: '合格', en: 'pass' },
    'not-yet': { ja: '待機中', en: 'waiting' },
    fail: { ja: '未達', en: 'not met' },
    blocked: { ja: '保留', en: 'blocked' },
    error: { ja: '判定不能', en: 'could not check' },
  },
  waitingLeft: {
    ja: (left: number) => `残り ${sayDuration(left, 'ja')}`,
    en: (left: number) => `${sayDuration(left, 'en')} left`,
  },
  blockedBy: {
    ja: (check: string) => `${check} を先に`,
    en: (check: string) => `by ${check}`,
  },
  expected: { ja: '期待', en: 'expected' },
  actual: { ja: '実際', en: 'actual' },
  why: { ja: '理由', en: 'why' },
  next: { ja: '次', en: 'next' },
  nothingToShow: {
    ja: 'まだチェックしていません。Enter で確かめます。',
    en: 'Not checked yet. Enter checks.',
  },
  passesHere: { ja: '期待どおりです。', en: 'As it should be.' },
  waitsFor: {
    ja: (check: string) => `${check} が合格すると判定します。`,
    en: (check: string) => `Judged as soon as ${check} passes.`,
  },
  notJudged: {
    ja: '判定できませんでした。点と記録は変わりません',
    en: 'Could not be checked. Points and record are unchanged',
  },
  what: { ja: '何が', en: 'What' },
  because: { ja: 'なぜ', en: 'Why' },
  toDo: { ja: 'どうする', en: 'Do' },
  code: { ja: (code: string) => `コード ${code}`, en: (code: string) => `Code ${code}` },
  simulated: { ja: '（模擬）', en: ' (simulated)' },
  nothingToCopy: { ja: 'コピーするコマンドはありません', en: 'There is no command to copy' },
  noHints: { ja: 'この課題にヒントはありません', en: 'This task has no hints' },
  hints: {
    ja: (seen: number, all: number) => `ヒント ${seen}/${all}`,
    en: (seen: number, all: number) => `Hint ${seen}/${all}`,
  },
  state: { ja: '状態', en: 'now' },
  solutionNote: {
    ja: '解答を開くと、記録に「解答あり」と残ります。',
    en: 'Opening the solution is noted in your record.',
  },
  nextHint: { ja: '次のヒント', en: 'next hint' },
  openSolution: { ja: '解答を開く', en: 'open the solution' },
  close: { ja: '閉じる', en: 'close' },
  askReset: { ja: 'ラボをやり直す', en: 'Start the lab over' },
  resetSays: {
    ja: (namespace: string) => `名前空間 ${namespace} を、始めたときの状態に戻します。加えた変更は消えます。`,
    en: (namespace: string) => `Puts namespace ${namespace} back as it was at the start. Your changes go.`,
  },
  askClean: { ja: 'ラボを片付ける', en: 'Clean the lab up' },
  cleanSays: {
    ja: (namespace: string) =>
      `名前空間 ${namespace} と、その中のすべてを消します。ほかの名前空間には触れません。`,
    en: (namespace: string) => `Deletes namespace ${namespace} and all in it. Nothing else is touched.`,
  },
  cleanFiles: {
    ja: 'このラボのために作ったものを消します。ほかには触れません。',
    en: 'Deletes what was made for this lab. Nothing else is touched.',
  },
  yesReset: { ja: '戻す', en: 'put it back' },
  yesClean: { ja: '消す', en: 'delete' },
  keep: { ja: 'やめる', en: 'keep' },
  cleaned: { ja: '片付けました', en: 'Cleaned up' },
  cleanedUnlooked: {
    ja: '片付けました。AWS のタグは確かめられませんでした',
    en: 'Cleaned up; AWS could not be asked for tags',
  },
  resetDone: { ja: '最初の状態に戻しました', en: 'Back as it was at the start' },
  remains: { ja: '消せなかったもの', en: 'Could not be removed' },
  goBack: { ja: '戻る', en: 'back' },
} as const;

/** Words of the plan, before anything is made. */
export const labPlanTexts = {
  target: { ja: '対象', en: 'Target' },
  cluster: { ja: 'クラスター', en: 'Cluster' },
  server: { ja: 'サーバー', en: 'Server' },
  aws: { ja: 'AWS', en: 'AWS' },
  caller: { ja: '実行者', en: 'Caller' },
  pinned: { ja: '固定', en: 'Pinned' },
  nodes: {
    ja: (count: number) => `ノード ${count} 台`,
    en: (count: number) => (count === 1 ? '1 node' : `${count} nodes`),
  },
  context: { ja: (name: string) => `コンテキスト ${name}`, en: (name: string) => `context ${name}` },
  pinKube: {
    ja: (uid: string, ca: string | undefined) =>
      `kube-system の UID ${uid}${ca === undefined ? '' : `、CA の指紋 ${ca}`}`,
    en: (uid: string, ca: string | undefined) =>
      `kube-system UID ${uid}${ca === undefined ? '' : `, CA fingerprint ${ca}`}`,
  },
  pinAws: {
    ja: (account: string, region: string) => `アカウント ${account}、リージョン ${region}`,
    en: (account: string, region: string) => `account ${account}, Region ${region}`,
  },
  endpoint: {
    ja: (url: string) => `模擬の AWS（${url}）`,
    en: (url: string) => `simulated AWS (${url})`,
  },
  makes: { ja: '用意するもの', en: 'What is made' },
  learnerMakes: { ja: '自分で作るもの', en: 'What you will make' },
  account: {
    ja: (id: string, alias: string) => `${id}（別名 ${alias}）`,
    en: (id: string, alias: string) => `${id} (alias ${alias})`,
  },
  clusterCost: {
    ja: (usd: string, extended: string, asOf: string) =>
      `クラスター自体に約 USD ${usd}/時（延長サポートなら ${extended}。料金表 ${asOf}）`,
    en: (usd: string, extended: string, asOf: string) =>
      `the cluster itself is about USD ${usd}/h (${extended} in extended support; prices of ${asOf})`,
  },
  lacks: { ja: 'ここでは動きません', en: 'Does not run here' },
  elsewhere: {
    ja: (places: string) => `動く場所: ${places}`,
    en: (places: string) => `Runs on: ${places}`,
  },
  typeName: {
    cluster: {
      ja: 'ローカルではないので、クラスター名を入力してください',
      en: "Not a local cluster: type the cluster's name",
    },
    account: {
      ja: '実際の AWS アカウントなので、アカウント番号を入力してください',
      en: 'A real AWS account: type its number',
    },
  },
  /** The same where there is no room for the reason. */
  typeNameShort: {
    cluster: { ja: 'クラスター名を入力', en: "Type the cluster's name" },
    account: { ja: 'アカウント番号を入力', en: "Type the account's number" },
  },
  begin: { ja: '始める', en: 'begin' },
  typeIt: { ja: '入力', en: 'name' },
  beginWhenMatching: { ja: '始める（名前が一致すると有効）', en: 'begin (when the name matches)' },
  notMatching: { ja: '名前が一致していません', en: 'The name does not match' },
  commandsKey: { ja: '全コマンド', en: 'all commands' },
  cancel: { ja: 'やめる', en: 'cancel' },
  again: { ja: 'もう一度見る', en: 'look again' },
} as const;

/** Words of the debrief. */
export const labDebriefTexts = {
  passed: {
    ja: (checks: number, hints: number) =>
      `合格   チェック ${checks} 回${hints === 0 ? '' : `、ヒント ${hints} 段`}`,
    en: (checks: number, hints: number) =>
      `Passed   ${checks} ${checks === 1 ? 'check' : 'checks'}${hints === 0 ? '' : `, ${hints} ${hints === 1 ? 'hint' : 'hints'}`}`,
  },
  withSolution: { ja: '、解答あり', en: ', with the solution' },
  cleanUp: { ja: '後片付け', en: 'Clean up' },
  lessons: { ja: 'レッスン', en: 'lesson' },
  next: { ja: '次のラボ', en: 'next lab' },
  looks: { ja: '判定の記録', en: 'checks so far' },
  debrief: { ja: '振り返り', en: 'debrief' },
  toReview: { ja: '復習に入れたもの', en: 'Put into reviews' },
  now: { ja: 'きょう', en: 'today' },
  tomorrow: { ja: 'あす', en: 'tomorrow' },
  made: {
    ja: (namespaces: number, objects: number) =>
      [
        ...(namespaces === 0 ? [] : [`名前空間 ${namespaces} つ`]),
        ...(objects === 0 ? [] : [`オブジェクト ${objects} つ`]),
      ].join('、'),
    en: (namespaces: number, objects: number) =>
      [
        ...(namespaces === 0 ? [] : [namespaces === 1 ? '1 namespace' : `${namespaces} namespaces`]),
        ...(objects === 0 ? [] : [objects === 1 ? '1 object' : `${objects} objects`]),
      ].join(', '),
  },
  about: { ja: (duration: string) => `約 ${duration}`, en: (duration: string) => `about ${duration}` },
} as const;
