import { Marked } from 'marked';
import { escapeXml } from './escape-xml.ts';
import { strong } from './markdown-lexer.ts';

const none = (): undefined => undefined;

/** Only what texts of questions may hold is a mark; underscores, brackets and addresses are words like others. */
const marked = new Marked({
  breaks: true,
  extensions: [strong],
  tokenizer: {
    escape: none,
    tag: none,
    link: none,
    reflink: none,
    emStrong: none,
    del: none,
    autolink: none,
    url: none,
  },
  renderer: {
    text: ({ text }) => escapeXml(text),
    codespan: ({ text }) => `<code>${escapeXml(text)}</code>`,
    br: () => '<br/>',
  },
});

/** The text of a question as HTML that is XML, too: `code`, **emphasis** and line ends; all else is text. */
export const inlineHtml = (text: string): string => marked.parseInline(text, { async: false });
