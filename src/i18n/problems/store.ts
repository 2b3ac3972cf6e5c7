import type { ProblemTexts } from './problem-text.ts';

/** Problems of the learner's history on disk. */
export const storeProblems = {
  'history-no-home': {
    exit: 5,
    say: {
      ja: () => ({
        what: '進捗を保存していません: ホームフォルダーがありません',
        why: 'EKS_LEARN_HOME、XDG_DATA_HOME、HOME のどれも絶対パスを指していません。',
        next: '保存先を決めて起動し直します',
        commands: ['EKS_LEARN_HOME=/path/to/folder eks-learn'],
      }),
      en: () => ({
        what: 'Progress is not saved: there is no home folder',
        why: 'None of EKS_LEARN_HOME, XDG_DATA_HOME and HOME names an absolute path.',
        next: 'Start again with a folder for it',
        commands: ['EKS_LEARN_HOME=/path/to/folder eks-learn'],
      }),
    },
  },
  'history-not-writable': {
    exit: 5,
    say: {
      ja: ({ path, code }) => ({
        what: `進捗を保存していません: ${path} に書き込めません`,
        why: `権限がないか、読み取り専用です（${code}）。保存済みの記録はそのままです。`,
        next: '書き込めるようにするか、別のフォルダーを使います',
        commands: [`ls -ld ${path}`, 'EKS_LEARN_HOME=/path/to/folder eks-learn'],
      }),
      en: ({ path, code }) => ({
        what: `Progress is not saved: ${path} cannot be written`,
        why: `No permission, or a read-only disk (${code}). What was saved before is untouched.`,
        next: 'Make it writable, or use another folder',
        commands: [`ls -ld ${path}`, 'EKS_LEARN_HOME=/path/to/folder eks-learn'],
      }),
    },
  },
  'history-disk-full': {
    exit: 5,
    say: {
      ja: ({ path, code }) => ({
        what: '保存していません: ディスクの空きがありません',
        why: `${path} への書き込みが断られました（${code}）。それまでの記録はそのままです。`,
        next: '空きを作ってから、同じ操作をもう一度行います',
        commands: [`df -h ${path}`],
      }),
      en: ({ path, code }) => ({
        what: 'Not saved: the disk is full',
        why: `Writing to ${path} was refused (${code}). Everything saved before is untouched.`,
        next: 'Free some space, then do the same again',
        commands: [`df -h ${path}`],
      }),
    },
  },
  'history-disk-error': {
    exit: 5,
    say: {
      ja: ({ path, code }) => ({
        what: `保存していません: ディスクが ${code} を返しました`,
        why: `${path} の読み書きに失敗しました。それまでの記録はそのままです。`,
        next: 'ディスクを確かめてから、同じ操作をもう一度行います',
        commands: [`ls -la ${path}`],
      }),
      en: ({ path, code }) => ({
        what: `Not saved: the disk answered ${code}`,
        why: `Reading or writing ${path} failed. Everything saved before is untouched.`,
        next: 'Look at the disk, then do the same again',
        commands: [`ls -la ${path}`],
      }),
    },
  },
  'history-locked': {
    exit: 5,
    say: {
      ja: ({ pid, start, path }) => ({
        what: `保存していません: プロセス ${pid} が記録を使っています`,
        why: `そのプロセス（開始 ${start}）がロック ${path} を 5 秒以上持っています。`,
        next: '止まっているなら再開するか終了させ、同じ操作をもう一度行います',
        commands: [`ps -p ${pid}`],
      }),
      en: ({ pid, start, path }) => ({
        what: `Not saved: process ${pid} is using the history`,
        why: `That process (start ${start}) has held the lock ${path} for more than 5 s.`,
        next: 'If it is stopped, continue or end it, then do the same again',
        commands: [`ps -p ${pid}`],
      }),
    },
  },
  'history-newer': {
    exit: 5,
    say: {
      ja: ({ path }) => ({
        what: '進捗を保存していません: 記録は新しい版の eks-learn のものです',
        why: `${path} の形式をこの版は書けません。読むだけにし、ファイルは変えません。`,
        next: '新しい版で起動します',
        commands: ['npx eks-learn@latest'],
      }),
      en: ({ path }) => ({
        what: 'Progress is not saved: the history was written by a newer eks-learn',
        why: `This version cannot write the format of ${path}. It is read, and left as it is.`,
        next: 'Start the newer version',
        commands: ['npx eks-learn@latest'],
      }),
    },
  },
  'history-damaged': {
    exit: 5,
    say: {
      ja: ({ kept, lost }) => ({
        what: Number(lost) === 0 ? '記録の傷みを直しました' : `記録のうち ${lost} 件を復元できませんでした`,
        why: 'ファイルの一部が、書いたときと違っていました。残りは読み込んであります。',
        next: '元のファイルは残してあります',
        commands: [`ls -l ${kept}`],
      }),
      en: ({ kept, lost }) => ({
        what:
          Number(lost) === 0
            ? 'Damage in the history was repaired'
            : `${lost} records of the history could not be restored`,
        why: 'A part of the file is not what was written. All the rest is loaded.',
        next: 'The original file is kept',
        commands: [`ls -l ${kept}`],
      }),
    },
  },
  'backup-failed': {
    exit: 5,
    say: {
      ja: ({ path }) => ({
        what: 'バックアップを作れませんでした',
        why: `${path} に書き込めません。記録そのものは保存してあります。`,
        next: '空きと権限を確かめます',
        commands: [`df -h ${path}`, 'eks-learn progress backup'],
      }),
      en: ({ path }) => ({
        what: 'No backup was made',
        why: `${path} cannot be written. The history itself is saved.`,
        next: 'Look at free space and permissions',
        commands: [`df -h ${path}`, 'eks-learn progress backup'],
      }),
    },
  },
  'no-such-backup': {
    exit: 2,
    say: {
      ja: ({ name }) => ({
        what: `バックアップ「${name}」はないか、読めません`,
        why: '名前が一覧にないか、ファイルが傷んでいます。',
        next: '一覧から選びます',
        commands: ['eks-learn progress backup list'],
      }),
      en: ({ name }) => ({
        what: `There is no readable backup "${name}"`,
        why: 'The name is not in the list, or the file is damaged.',
        next: 'Choose one of the list',
        commands: ['eks-learn progress backup list'],
      }),
    },
  },
} as const satisfies ProblemTexts;
