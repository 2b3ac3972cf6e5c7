import { describe, expect, test } from 'vitest';
import type { Block } from '../../src/text/block.ts';
import { parseMarkdown } from '../../src/text/parse-markdown.ts';

const blocksOf = (source: string): readonly Block[] => {
  const { blocks, mistakes } = parseMarkdown(source);
  expect(mistakes).toEqual([]);
  return blocks;
};
const mistakesOf = (source: string, firstLine?: number) =>
  parseMarkdown(source, firstLine).mistakes.map(({ line, column, code }) => `${line}:${column} ${code}`);

describe('blocks', () => {
  test('sections are numbered, subsections are not', () => {
    expect(blocksOf('## 一\n\n### 小\n\n## 二')).toEqual([
      { kind: 'heading', level: 2, number: 1, text: [{ kind: 'text', text: '一' }] },
      { kind: 'heading', level: 3, text: [{ kind: 'text', text: '小' }] },
      { kind: 'heading', level: 2, number: 2, text: [{ kind: 'text', text: '二' }] },
    ]);
  });

  test('a line end is nothing inside Japanese and a blank between Latin words', () => {
    expect(blocksOf('信頼\nポリシー')).toEqual([
      { kind: 'paragraph', text: [{ kind: 'text', text: '信頼ポリシー' }] },
    ]);
    expect(blocksOf('two\nwords')).toEqual([
      { kind: 'paragraph', text: [{ kind: 'text', text: 'two words' }] },
    ]);
    expect(blocksOf('終わり。\nPod')).toEqual([
      { kind: 'paragraph', text: [{ kind: 'text', text: '終わり。Pod' }] },
    ]);
    expect(blocksOf('作る\n**Pod**')[0]).toMatchObject({ text: [{ text: '作る ' }, { kind: 'strong' }] });
  });

  test('sources, terms and dated figures are what they point at', () => {
    expect(
      blocksOf('今は [[projected-token|投影トークン]]、[[irsa]]、{{dated:eks-price}} です[^ug-irsa]。'),
    ).toEqual([
      {
        kind: 'paragraph',
        text: [
          { kind: 'text', text: '今は ' },
          { kind: 'term', id: 'projected-token', text: '投影トークン' },
          { kind: 'text', text: '、' },
          { kind: 'term', id: 'irsa' },
          { kind: 'text', text: '、' },
          { kind: 'dated', id: 'eks-price' },
          { kind: 'text', text: ' です' },
          { kind: 'source', id: 'ug-irsa' },
          { kind: 'text', text: '。' },
        ],
      },
    ]);
  });

  test('bold closes beside Japanese marks, and holds code', () => {
    expect(blocksOf('**「太字」**の後と**`a * b`**です')).toMatchObject([
      {
        text: [
          { kind: 'strong', children: [{ text: '「太字」' }] },
          { text: 'の後と' },
          { kind: 'strong', children: [{ kind: 'code', text: 'a * b' }] },
          { text: 'です' },
        ],
      },
    ]);
  });

  test('callouts have a kind, a bold first line as title, and their text', () => {
    expect(blocksOf('> [!WARNING]\n> **動いている Pod は作り直す**\n> 設定は作成時に入ります。')).toEqual([
      {
        kind: 'callout',
        callout: 'warning',
        title: [{ kind: 'text', text: '動いている Pod は作り直す' }],
        blocks: [{ kind: 'paragraph', text: [{ kind: 'text', text: '設定は作成時に入ります。' }] }],
      },
    ]);
    expect(blocksOf('> [!NOTE]\n> **太字**で始まる文です。')).toMatchObject([
      { callout: 'note', blocks: [{ text: [{ kind: 'strong' }, { text: 'で始まる文です。' }] }] },
    ]);
  });

  test('a correction says which errata, since when, and from where', () => {
    expect(
      blocksOf('> [!CORRECTION] S1-079,S4-041 since 2025-03\n> **古い説明**\n> いまは違います。[^ug]'),
    ).toMatchObject([
      {
        callout: 'correction',
        errata: ['S1-079', 'S4-041'],
        since: '2025-03',
        title: [{ text: '古い説明' }],
        blocks: [{ text: [{ text: 'いまは違います。' }, { kind: 'source', id: 'ug' }] }],
      },
    ]);
  });

  test('a check stands alone on its line, even right after a paragraph', () => {
    expect(blocksOf('文です。\n:::check irsa-sub\n次の文です。')).toMatchObject([
      { kind: 'paragraph' },
      { kind: 'check', question: 'irsa-sub' },
      { kind: 'paragraph', text: [{ text: '次の文です。' }] },
    ]);
  });

  test('lists nest, keep their numbers, and tasks their state', () => {
    expect(blocksOf('3. a\n   - b\n4. c\n\n- [x] d\n- [ ] e')).toMatchObject([
      {
        kind: 'list',
        ordered: true,
        start: 3,
        items: [{ blocks: [{ kind: 'paragraph' }, { kind: 'list' }] }, {}],
      },
      { kind: 'list', ordered: false, items: [{ task: true }, { task: false }] },
    ]);
  });

  test('tables keep alignment, and a term with a bar in a cell', () => {
    expect(blocksOf('| 項目 | 数 |\n|---|--:|\n| [[a\\|あ]] | `x` |')).toEqual([
      {
        kind: 'table',
        align: ['left', 'right'],
        head: [[{ kind: 'text', text: '項目' }], [{ kind: 'text', text: '数' }]],
        rows: [[[{ kind: 'term', id: 'a', text: 'あ' }], [{ kind: 'code', text: 'x' }]]],
      },
    ]);
  });

  test('a figure takes the paragraph after it as its text', () => {
    const figure = '```diagram\nPod >╌╌ STS\n╎        ╎\n```\n\n文章で読む: Pod が STS に送ります。';
    expect(blocksOf(`${figure}\n\n次の段落です。`)).toEqual([
      {
        kind: 'diagram',
        art: 'Pod >╌╌ STS\n╎        ╎',
        text: [{ kind: 'text', text: '文章で読む: Pod が STS に送ります。' }],
      },
      { kind: 'paragraph', text: [{ kind: 'text', text: '次の段落です。' }] },
    ]);
  });

  test('code keeps its bytes', () => {
    expect(blocksOf('```yaml\na:\n  - "**b**"\n```')).toEqual([
      { kind: 'code', lang: 'yaml', text: 'a:\n  - "**b**"' },
    ]);
  });
});

describe('mistakes', () => {
  test('all of them are named at once, each with its place in the file', () => {
    const source = [
      '# 題名', // 10
      '',
      '段落 <b>x</b> と ![図](a.png) です。', // 12
      '',
      '---', // 14
      '',
      'これは ~~古い~~ です。[^Bad Id]', // 16
      '',
      ':::quiz x', // 18
      '',
      '[悪い](http://a.example) と **閉じない', // 20
    ].join('\n');
    expect(mistakesOf(source, 10)).toEqual([
      '10:1 heading-level',
      '12:4 html',
      '12:8 html',
      '12:15 image',
      '14:1 horizontal-rule',
      '16:5 struck-out',
      '16:15 bad-id',
      '18:1 unknown-directive',
      '20:1 link-not-https',
      '20:26 stray-marks',
    ]);
  });

  test('callouts and corrections that are not well formed', () => {
    expect(mistakesOf('> [!DANGER]\n> 文')).toEqual(['1:3 unknown-callout']);
    expect(mistakesOf('> [!NOTE]')).toEqual(['1:3 empty-callout']);
    expect(mistakesOf('文\n\n> [!CORRECTION] 2025\n> 文')).toEqual([
      '3:3 correction-head',
      '3:3 correction-without-title',
      '3:3 correction-without-source',
    ]);
  });

  test('code of unknown kind, too wide, or of uncertain width', () => {
    expect(mistakesOf('```sh\nls\n```')).toEqual(['1:1 unknown-language']);
    expect(mistakesOf(`\`\`\`bash\nls\n${'x'.repeat(73)}\n\`\`\``)).toEqual(['3:1 code-too-wide']);
    expect(mistakesOf('```text\na → b\n```')).toEqual(['2:1 ambiguous-width']);
    expect(mistakesOf('```console\nout\n```')).toEqual(['1:1 console-without-prompt']);
    expect(mistakesOf('文\n\n    indented')).toEqual(['3:5 code-not-fenced']);
  });

  test('a figure that is crooked, too wide, of other glyphs, or without words', () => {
    expect(mistakesOf('```diagram\n╎  a\n ╎ b\n```\n\n文章で読む: b')).toEqual(['3:1 diagram-crooked']);
    expect(mistakesOf('```diagram\n+----+\n|日  |\n| 本 |\n+----+\n```\n\n文章で読む: b')).toEqual([]);
    expect(mistakesOf('```diagram\n|日本 |\n|日本語|\n```\n\n文章で読む: b')).toEqual([
      '3:1 diagram-crooked',
    ]);
    expect(mistakesOf('```diagram\nPod → STS\n```\n\nIn words: b')).toEqual(['2:1 diagram-glyph']);
    expect(mistakesOf('```diagram\nPod │ STS\n```\n\nIn words: b')).toEqual(['2:1 diagram-glyph']);
    expect(mistakesOf(`\`\`\`diagram\n${'╌'.repeat(73)}\n\`\`\`\n\nIn words: b`)).toEqual([
      '2:1 diagram-too-wide',
    ]);
    expect(mistakesOf('```diagram\nPod\n```\n\n次の段落')).toEqual(['1:1 diagram-without-text']);
  });

  test.each([
    'http://a.example',
    'javascript:alert(1)',
    'file:///etc/passwd',
    'https://docs.aws.amazon.com@evil.example/',
    'https://\u0430pple.example/',
    '/relative',
    'mailto:a@b.example',
  ])('the link %s is refused and its text kept', (href) => {
    const { blocks, mistakes } = parseMarkdown(`[text](${href})`);
    expect(mistakes.map(({ code }) => code)).toEqual(['link-not-https']);
    expect(blocks).toEqual([{ kind: 'paragraph', text: [{ kind: 'text', text: 'text' }] }]);
  });

  test('emoji and unseen characters', () => {
    expect(mistakesOf('文 🚀 と ⚠️ と a\u200bb と \u202e')).toEqual([
      '1:3 emoji',
      '1:8 emoji',
      '1:14 unseen-character',
      '1:19 unseen-character',
    ]);
    expect(mistakesOf('```yaml\na:\tb\n```')).toEqual(['2:3 unseen-character']);
  });

  test('a mistake says what to do in both languages', () => {
    const [mistake] = parseMarkdown('```sh\nls\n```').mistakes;
    expect(mistake).toMatchObject({
      message: { ja: 'コードの種類「sh」は使えません', en: 'The code language "sh" is not known' },
      hint: { ja: expect.stringContaining('yaml'), en: expect.stringContaining('yaml') },
    });
  });

  test('a text beyond every measure is refused unread', () => {
    expect(mistakesOf('a'.repeat(300_000))).toEqual(['1:1 too-long']);
    expect(mistakesOf(`${'> '.repeat(40)}a`)).toEqual(['1:1 too-deep']);
  });
});
