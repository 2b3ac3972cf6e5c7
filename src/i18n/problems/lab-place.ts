import type { ProblemTexts } from './problem-text.ts';

/** How a container engine is missing: its command, the right to use it, or that it runs. */
const engineState = (state: string | number | undefined): 'down' | 'missing' | 'denied' =>
  state === 'missing' || state === 'denied' ? state : 'down';

/** Where sessions live: consent, namespaces, files, the tools that make clusters. */
export const labPlaceProblems = {
  'lab-needs-yes': {
    exit: 4,
    say: {
      ja: ({ lab, target }) => ({
        what: '確認なしには始めません',
        why: '入力できる端末ではないため、始めてよいか尋ねられません。',
        next: '計画を読んだうえで --yes を付けます',
        commands: [`eks-learn lab start ${lab}${target === undefined ? '' : ` --target ${target}`} --yes`],
      }),
      en: ({ lab, target }) => ({
        what: 'A lab does not begin without consent',
        why: 'This is not a terminal that could be asked.',
        next: 'Read the plan, then add --yes',
        commands: [`eks-learn lab start ${lab}${target === undefined ? '' : ` --target ${target}`} --yes`],
      }),
    },
  },
  'lab-undo-needs-yes': {
    exit: 4,
    say: {
      ja: ({ command, look }) => ({
        what: '確認なしには消しません',
        why: '入力できる端末ではないため、消してよいか尋ねられません。上の一覧は、まだどれも消していません。',
        next: '一覧を確かめ、消してよければ --yes を付けます',
        commands: [`${look}`, `${command}`],
      }),
      en: ({ command, look }) => ({
        what: 'Nothing is removed without consent',
        why: 'This is not a terminal that could be asked. All that is listed above is still there.',
        next: 'Read the list; if it may go, add --yes',
        commands: [`${look}`, `${command}`],
      }),
    },
  },
  'lab-undo-unnamed': {
    exit: 4,
    say: {
      ja: ({ command, look, place }) => ({
        what: '対象の名前が確認されていません',
        why: `${place} はローカルではありません。名前を確かめるまで、何も消しません。`,
        next: '名前を入力するか、固定 ID を名指しします',
        commands: [`${look}`, `${command}`],
      }),
      en: ({ command, look, place }) => ({
        what: 'The name of the target was not confirmed',
        why: `${place} is not local. Nothing is removed there until its name is confirmed.`,
        next: 'Type the name, or name the pin',
        commands: [`${look}`, `${command}`],
      }),
    },
  },
  'lab-namespace-gone': {
    exit: 3,
    say: {
      ja: ({ name }) => ({
        what: `ラボの名前空間 ${name} がありません`,
        why: '用意したときの名前空間が消えたか、同じ名前で作り直されています。',
        next: 'ラボをやり直します',
        commands: ['eks-learn lab reset', `kubectl get namespace ${name}`],
      }),
      en: ({ name }) => ({
        what: `The namespace ${name} of the lab is gone`,
        why: 'The namespace that was set up was deleted, or made anew under the same name.',
        next: 'Reset the lab',
        commands: ['eks-learn lab reset', `kubectl get namespace ${name}`],
      }),
    },
  },
  'lab-journal': {
    exit: 5,
    say: {
      ja: ({ file, said }) => ({
        what: `ラボの記録 ${file} を読めません`,
        why: `${said}`,
        next: '記録のフォルダーを確かめます',
        commands: ['eks-learn lab status'],
      }),
      en: ({ file, said }) => ({
        what: `The journal ${file} of the lab cannot be read`,
        why: `${said}`,
        next: 'Look at the folder of the journal',
        commands: ['eks-learn lab status'],
      }),
    },
  },
  'lab-leftovers': {
    exit: 1,
    say: {
      ja: ({ lab, names }) => ({
        what: '片付けが終わっていません',
        why: `残っているもの: ${names}`,
        next: '残ったものを消してから、もう一度片付けます',
        commands: [`eks-learn lab cleanup ${lab}`],
      }),
      en: ({ lab, names }) => ({
        what: 'The clean-up is not finished',
        why: `Still there: ${names}`,
        next: 'Remove what is left, then clean up again',
        commands: [`eks-learn lab cleanup ${lab}`],
      }),
    },
  },
  'lab-file-unreadable': {
    exit: 3,
    say: {
      ja: ({ file, said }) => ({
        what: `${file} を読めません`,
        why: `${said}`,
        next: 'ファイルの場所と権限を確かめます',
        commands: ['eks-learn lab status'],
      }),
      en: ({ file, said }) => ({
        what: `${file} cannot be read`,
        why: `${said}`,
        next: 'Look at where the file is and at its permissions',
        commands: ['eks-learn lab status'],
      }),
    },
  },
  'cluster-no-engine': {
    exit: 3,
    say: {
      ja: ({ state, tool }) => ({
        what: `${tool} が使うコンテナエンジン（Docker など）に接続できません`,
        why: {
          down: 'エンジンが動いていません。Docker Desktop や colima を終了しているか、デーモンが止まっています。',
          missing: 'docker、podman などのコマンドが PATH にありません。',
          denied: 'Docker のソケットを開く権限が、このユーザーにありません。',
        }[engineState(state)],
        next: {
          down: 'Docker を起動してから、もう一度実行します。コンテナがいらない練習クラスターでもラボはできます',
          missing: 'Docker をインストールします。コンテナがいらない練習クラスターでもラボはできます',
          denied: 'ユーザーを docker グループに入れ、ログインし直します',
        }[engineState(state)],
        commands: [
          state === 'denied' ? 'sudo usermod -aG docker "$USER"' : 'docker info',
          'eks-learn lab target practice',
        ],
      }),
      en: ({ state, tool }) => ({
        what: `${tool} cannot reach its container engine (Docker or the like)`,
        why: {
          down: 'The engine does not run: Docker Desktop or colima was quit, or the daemon is stopped.',
          missing: 'No folder of PATH has docker, podman or the like.',
          denied: "This user may not open Docker's socket.",
        }[engineState(state)],
        next: {
          down: 'Start Docker, then try again; labs also run on the practice cluster, which needs no containers',
          missing: 'Install Docker; labs also run on the practice cluster, which needs no containers',
          denied: 'Put the user into the group docker, and log in again',
        }[engineState(state)],
        commands: [
          state === 'denied' ? 'sudo usermod -aG docker "$USER"' : 'docker info',
          'eks-learn lab target practice',
        ],
      }),
    },
  },
  'cluster-tool-failed': {
    exit: 3,
    say: {
      ja: ({ said, tool }) => ({
        what: `${tool} でクラスターを操作できませんでした`,
        why: `${tool} の応答: ${said}`,
        next: `${tool} を手で確かめるか、クラスターを消して作り直します`,
        commands: [`${tool} version`, `eks-learn lab cluster delete ${tool}`],
      }),
      en: ({ said, tool }) => ({
        what: `${tool} could not do it`,
        why: `${tool} said: ${said}`,
        next: `Look with ${tool} by hand, or delete the cluster and make it anew`,
        commands: [`${tool} version`, `eks-learn lab cluster delete ${tool}`],
      }),
    },
  },
} as const satisfies ProblemTexts;
