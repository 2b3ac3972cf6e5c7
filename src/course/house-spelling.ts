import { type Finding, finding } from './finding.ts';

/** Spellings this course doesn't use, each with the one it does; `_` stands for what the parentheses caught. */
const spellings: readonly (readonly [found: RegExp, house: string])[] = [
  [/メモリー/g, 'メモリ'],
  [/(リポジトリ|ディレクトリ|ライブラリ|レジストリ)ー/g, '_'],
  [/(フォルダ|ブラウザ|コントローラ|コンピュータ|スケジューラ|プロバイダ|パラメータ|バランサ)(?!ー)/g, '_ー'],
  [/(サーバ)(?![ーレ])/g, '_ー'],
  [/(クラスタ)(?![ーリ])/g, '_ー'],
  [/(ユーザ)(?![ービ])/g, '_ー'],
  [/コンテナー/g, 'コンテナ'],
  [/インターフェース/g, 'インターフェイス'],
  [/マネージド型/g, 'マネージド'],
  [/身分(?!証)/g, 'アイデンティティ'],
  [/デフォルト/g, '既定'],
  [/(?<!自)分か(?=[りるっら])/g, 'わか'],
  [/あなた/g, '自分'],
  [/することができ/g, 'でき'],
];

/** Lists of what learners may type or search for hold other spellings on purpose. */
const lists = /^\s*(?:- )?(?:also|accept|any|ja|en):\s*\[/;

/** Words that the course spells another way, each at its place in an author's file. */
export function houseSpelling(file: string, text: string): readonly Finding[] {
  return text.split('\n').flatMap((line, index) =>
    lists.test(line)
      ? []
      : spellings.flatMap(([found, house]) =>
          [...line.matchAll(found)].map(({ 0: word, 1: caught = '', index: at }) => {
            const place = { line: index + 1, column: at + 1 };
            return finding('house-spelling', file, place, `${word} (${house.replace('_', caught)})`);
          }),
        ),
  );
}
