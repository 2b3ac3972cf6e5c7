import type { Both } from '../language.ts';

/** What an author's mistake in a lesson's Markdown says, and what to do instead. `detail` is the text found. */
export type MistakeText = {
  readonly message: (detail: string) => Both;
  readonly hint: Both;
};

export const markdownMistakes = {
  'too-long': {
    message: (detail) => ({
      ja: `本文が長すぎます（${detail} バイト）`,
      en: `The text is too long (${detail} bytes)`,
    }),
    hint: { ja: '256 KiB までにします', en: 'Keep it within 256 KiB' },
  },
  'too-deep': {
    message: () => ({ ja: '入れ子が深すぎます', en: 'Nesting is too deep' }),
    hint: { ja: '入れ子は 32 段までです', en: 'At most 32 levels' },
  },
  'unseen-character': {
    message: (detail) => ({
      ja: `見えない文字 ${detail} があります`,
      en: `There is an unseen character ${detail}`,
    }),
    hint: {
      ja: '消します。タブは空白に置き換えます',
      en: 'Delete it; a tab becomes blanks',
    },
  },
  emoji: {
    message: (detail) => ({ ja: `絵文字 ${detail} があります`, en: `There is an emoji ${detail}` }),
    hint: {
      ja: '言葉で書きます。絵文字の幅は端末ごとに違います',
      en: 'Use words: terminals disagree on its width',
    },
  },
  html: {
    message: (detail) => ({ ja: `HTML「${detail}」は使えません`, en: `HTML is not allowed: ${detail}` }),
    hint: { ja: 'Markdown で書くか、`…` で囲みます', en: 'Write Markdown, or put it in `…`' },
  },
  image: {
    message: (detail) => ({ ja: `画像「${detail}」は使えません`, en: `Images are not allowed: ${detail}` }),
    hint: { ja: '```diagram と文章で描きます', en: 'Draw it with ```diagram and words' },
  },
  'heading-level': {
    message: (detail) => ({
      ja: `見出しの深さ ${detail} は使えません`,
      en: `A heading of level ${detail} is not allowed`,
    }),
    hint: {
      ja: '節は ##、その下は ### です。題名は前書きの title です',
      en: 'Use ## for sections, ### below; the title is in the front matter',
    },
  },
  'horizontal-rule': {
    message: () => ({ ja: '水平線は使えません', en: 'A horizontal rule is not allowed' }),
    hint: { ja: '見出しで分けます', en: 'Part the text with a heading' },
  },
  'struck-out': {
    message: (detail) => ({
      ja: `取り消し線「${detail}」は使えません`,
      en: `Struck-out text is not allowed: ${detail}`,
    }),
    hint: { ja: '訂正の枠 > [!CORRECTION] を使います', en: 'Use a correction box, > [!CORRECTION]' },
  },
  definition: {
    message: (detail) => ({
      ja: `参照の定義「${detail}」は使えません`,
      en: `A reference definition is not allowed: ${detail}`,
    }),
    hint: {
      ja: '出典は前書きの sources に書き、本文では [^id] と書きます',
      en: 'Sources stand in the front matter; write [^id] in the text',
    },
  },
  'link-not-https': {
    message: (detail) => ({
      ja: `リンク先 ${detail} は使えません`,
      en: `The link ${detail} is not allowed`,
    }),
    hint: {
      ja: 'https と ASCII のホスト名で書くか、`…` で囲みます',
      en: 'Use https and a plain ASCII host, or put it in `…`',
    },
  },
  'stray-marks': {
    message: (detail) => ({
      ja: `解釈できない記号「${detail}」があります`,
      en: `These marks mean nothing: ${detail}`,
    }),
    hint: {
      ja: '閉じ忘れを確かめます。文字として書くなら `…` で囲みます',
      en: 'Look for a missing end, or put them in `…`',
    },
  },
  'bad-id': {
    message: (detail) => ({
      ja: `「${detail}」の ID の形が違います`,
      en: `The id in ${detail} is not well formed`,
    }),
    hint: {
      ja: '小文字と数字をハイフンでつなぎます（例 [^ug-irsa]）',
      en: 'Lower-case words joined by hyphens, as in [^ug-irsa]',
    },
  },
  'unknown-directive': {
    message: (detail) => ({ ja: `「${detail}」は解釈できません`, en: `Not understood: ${detail}` }),
    hint: {
      ja: ':::check 問題の ID とだけ書いた行にします',
      en: 'Write :::check and a question id, alone on the line',
    },
  },
  'unknown-callout': {
    message: (detail) => ({
      ja: `囲み「${detail}」は解釈できません`,
      en: `The callout ${detail} is not known`,
    }),
    hint: {
      ja: '[!NOTE] [!TIP] [!WARNING] [!CORRECTION] のどれかです',
      en: 'One of [!NOTE] [!TIP] [!WARNING] [!CORRECTION]',
    },
  },
  'empty-callout': {
    message: (detail) => ({ ja: `囲み ${detail} に文がありません`, en: `The callout ${detail} has no text` }),
    hint: { ja: '> に続けて文を書きます', en: 'Write its text after >' },
  },
  'correction-head': {
    message: (detail) => ({
      ja: `訂正の 1 行目「${detail}」の形が違います`,
      en: `The first line of the correction is not well formed: ${detail}`,
    }),
    hint: {
      ja: '例: > [!CORRECTION] S1-079,S4-041 since 2025-03（時期がなければ always）',
      en: 'As in: > [!CORRECTION] S1-079,S4-041 since 2025-03 (or always)',
    },
  },
  'correction-without-title': {
    message: () => ({
      ja: '訂正に、よくある説明の行がありません',
      en: 'The correction does not say what many texts say',
    }),
    hint: {
      ja: '2 行目に > **よくある説明** と書きます',
      en: 'Its second line is > **what many texts say**',
    },
  },
  'correction-without-source': {
    message: () => ({ ja: '訂正に出典がありません', en: 'The correction has no source' }),
    hint: { ja: '本文に [^出典の ID] を書きます', en: 'Put [^source-id] in its text' },
  },
  'unknown-language': {
    message: (detail) => ({
      ja: `コードの種類「${detail}」は使えません`,
      en: `The code language "${detail}" is not known`,
    }),
    hint: {
      ja: 'yaml json bash console text diagram のどれかです',
      en: 'One of yaml json bash console text diagram',
    },
  },
  'code-not-fenced': {
    message: () => ({ ja: '字下げのコードは使えません', en: 'Indented code is not allowed' }),
    hint: { ja: '```yaml のように囲みます', en: 'Fence it, as in ```yaml' },
  },
  'code-too-wide': {
    message: (detail) => ({
      ja: `コードの行が ${detail} 桁あります`,
      en: `The line of code is ${detail} cells wide`,
    }),
    hint: { ja: '72 桁までにします。コマンドは \\ で折り返します', en: 'At most 72; fold commands with \\' },
  },
  'ambiguous-width': {
    message: (detail) => ({
      ja: `「${detail}」は端末によって幅が違います`,
      en: `Terminals disagree on the width of ${detail}`,
    }),
    hint: {
      ja: 'コードと図では -> や ... や x に置き換えます',
      en: 'In code and diagrams write ->, ..., x instead',
    },
  },
  'console-without-prompt': {
    message: () => ({
      ja: 'console に「$ 」で始まる行がありません',
      en: 'The console block has no line beginning "$ "',
    }),
    hint: {
      ja: '入力した行を「$ 」で始めます。入力だけなら bash にします',
      en: 'Typed lines begin "$ "; with nothing typed use text',
    },
  },
  'diagram-too-wide': {
    message: (detail) => ({
      ja: `図の行が ${detail} 桁あります`,
      en: `The line of the diagram is ${detail} cells wide`,
    }),
    hint: { ja: '72 桁までにします', en: 'At most 72' },
  },
  'diagram-glyph': {
    message: (detail) => ({
      ja: `図に使えない文字 ${detail} があります`,
      en: `The diagram holds a character it may not: ${detail}`,
    }),
    hint: { ja: '線は ╌ ╎ ╍、矢じりは > < で描きます', en: 'Lines are ╌ ╎ ╍, heads are > <' },
  },
  'diagram-crooked': {
    message: (detail) => ({
      ja: `縦線が ${detail} 桁目で横にずれています`,
      en: `An upright line jumps sideways at cell ${detail}`,
    }),
    hint: {
      ja: '日本語は 2 桁で数えて、上下の ╎ をそろえます',
      en: 'Align ╎ with the row above; Japanese counts two cells',
    },
  },
  'diagram-without-text': {
    message: () => ({
      ja: '図の直後に、図を説明する段落がありません',
      en: 'No paragraph after the diagram says it in words',
    }),
    hint: {
      ja: '「文章で読む: 」で始まる段落を続けます',
      en: 'Follow it with a paragraph beginning "In words:"',
    },
  },
} as const satisfies Readonly<Record<string, MistakeText>>;

export type MistakeCode = keyof typeof markdownMistakes;
