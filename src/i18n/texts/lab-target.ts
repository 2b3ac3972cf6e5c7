/** Where labs run: the list to choose from, in the screen and in the command. */
export const labTargetTexts = {
  title: { ja: '動かす場所', en: 'Where labs run' },
  key: { ja: '場所', en: 'place' },
  choose: { ja: '選ぶ', en: 'choose' },
  chosen: { ja: '選択中', en: 'chosen' },
  looking: { ja: 'kubeconfig を読んでいます', en: 'Reading the kubeconfig' },
  practice: { ja: '練習クラスター', en: 'Practice cluster' },
  simulated: { ja: '模擬', en: 'simulated' },
  made: {
    ja: (tool: string) => `${tool} のクラスターを作る`,
    en: (tool: string) => `A cluster made by ${tool}`,
  },
  onRequest: { ja: '最初のラボで作る（数分）', en: 'made by the first lab (minutes)' },
  current: { ja: '現在のコンテキスト', en: 'current context' },
  here: { ja: 'この PC', en: 'this computer' },
  elsewhere: { ja: 'この PC の外', en: 'not on this computer' },
  production: { ja: '本番に見える名前', en: 'looks like production' },
  about: {
    ja: 'ここで選んだ場所を、これから始めるラボに使います。進行中のラボは変わりません。始める前に、計画で必ず確かめられます。',
    en: 'Labs you begin from now on run here. A lab under way stays where it is. The plan shows the place before anything is made.',
  },
  aboutNone: {
    ja: 'kubeconfig にコンテキストはありません。',
    en: 'The kubeconfig has no context.',
  },
  server: { ja: 'サーバー', en: 'Server' },
  command: {
    summary: { ja: 'ラボを動かす場所を見る、選ぶ', en: 'show or choose where labs run' },
    name: {
      ja: 'practice、kind、k3d、minikube、コンテキスト名。none で選択をやめる',
      en: 'practice, kind, k3d, minikube or a context; none unsets it',
    },
  },
} as const;
