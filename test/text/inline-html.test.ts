import { expect, test } from 'vitest';
import { inlineHtml } from '../../src/text/inline-html.ts';

test.each([
  ['`kubectl get po`を実行', '<code>kubectl get po</code>を実行'],
  ['削除**しない**もの', '削除<strong>しない</strong>もの'],
  ['**「太字」**の', '<strong>「太字」</strong>の'],
  ['``a `b` c``', '<code>a `b` c</code>'],
  ['**`code`**', '<strong><code>code</code></strong>'],
  ['one\ntwo', 'one<br/>two'],
  ['<b>x</b> & "y"', '&lt;b&gt;x&lt;/b&gt; &amp; &quot;y&quot;'],
  ['`<namespace>` &lt;', '<code>&lt;namespace&gt;</code> &amp;lt;'],
  ['eks:* and s3:*Object, a * b', 'eks:* and s3:*Object, a * b'],
  [
    '_x_ __y__ ~~z~~ [a](b) <https://a.b> https://a.b',
    '_x_ __y__ ~~z~~ [a](b) &lt;https://a.b&gt; https://a.b',
  ],
  ['C:\\*a\\*', 'C:\\*a\\*'],
  ['1. first\n- second\n# third', '1. first<br/>- second<br/># third'],
  ['a ` b', 'a ` b'],
])('%j as HTML', (text, html) => {
  expect(inlineHtml(text)).toBe(html);
});
