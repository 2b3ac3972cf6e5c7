import type { Both, Language } from '../../i18n/language.ts';
import type { Question, QuestionOf } from '../../study/question.ts';
import { escapeXml } from '../../text/escape-xml.ts';
import { inlineHtml } from '../../text/inline-html.ts';

export type NamedFile = { readonly name: string; readonly text: string };

const itemSpace = 'http://www.imsglobal.org/xsd/imsqtiasi_v3p0';
const itemSchema = 'https://purl.imsglobal.org/spec/qti/v3p0/schema/xsd/imsqti_asiv3p0_v1p0.xsd';
const packageSpace = 'http://www.imsglobal.org/xsd/qti/qtiv3p0/imscp_v1p1';
const packageSchema = 'https://purl.imsglobal.org/spec/qti/v3p0/schema/xsd/imsqtiv3p0_imscpv1p2_v1p0.xsd';
const matchCorrect = 'https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/match_correct.xml';

/** The files of a QTI 3 package: a manifest, and an item a question. Free text has no key and is scored by people. */
export function toQti(questions: readonly Question[], language: Language): readonly NamedFile[] {
  const items = questions.map((question) => ({
    name: `items/${question.id}.xml`,
    text: itemOf(question, language),
  }));
  return [{ name: 'imsmanifest.xml', text: manifest(questions) }, ...items];
}

function manifest(questions: readonly Question[]): string {
  const resources = questions.map(({ id }) => {
    const href = `items/${id}.xml`;
    return `    <resource identifier="${nameOf(id)}" type="imsqti_item_xmlv3p0" href="${href}"><file href="${href}"/></resource>`;
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<manifest xmlns="${packageSpace}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="${packageSpace} ${packageSchema}" identifier="eks-learn">`,
    '  <metadata><schema>QTI Package</schema><schemaversion>3.0.0</schemaversion></metadata>',
    '  <organizations/>',
    '  <resources>',
    ...resources,
    '  </resources>',
    '</manifest>',
    '',
  ].join('\n');
}

/** What the kinds differ in: the key, the interaction, and whether a machine can score it. */
type Body = { readonly declaration: string; readonly interaction: string; readonly scored: boolean };

function itemOf(question: Question, language: Language): string {
  const { declaration, interaction, scored } = bodyOf(question, language);
  const paragraphs = question.stem[language].split(/\n+/).map((part) => `    <p>${inlineHtml(part)}</p>`);
  const code =
    question.code === undefined || question.kind === 'cloze' || question.kind === 'wrong-line'
      ? []
      : [`    <pre>${escapeXml(question.code.text)}</pre>`];
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<qti-assessment-item xmlns="${itemSpace}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="${itemSpace} ${itemSchema}" identifier="${nameOf(question.id)}" title="${escapeXml(question.id)}" xml:lang="${language}" adaptive="false" time-dependent="false">`,
    declaration,
    '  <qti-outcome-declaration identifier="SCORE" cardinality="single" base-type="float"><qti-default-value><qti-value>0</qti-value></qti-default-value></qti-outcome-declaration>',
    '  <qti-item-body>',
    ...paragraphs,
    ...code,
    interaction,
    '  </qti-item-body>',
    ...(scored ? [`  <qti-response-processing template="${matchCorrect}"/>`] : []),
    '</qti-assessment-item>',
    '',
  ].join('\n');
}

function bodyOf(question: Question, language: Language): Body {
  switch (question.kind) {
    case 'single':
    case 'output':
    case 'multiple': {
      const rights = question.options.filter(({ right }) => right).map(({ id }) => id);
      return choiceBody(said(question.options, language), rights);
    }
    case 'wrong-line': {
      const lines = (question.code?.text ?? '').trimEnd().split('\n');
      const options = lines.map((text, at) => ({ id: `line-${at + 1}`, html: codeLine(text) }));
      return choiceBody(options, [`line-${question.line}`], false);
    }
    case 'ordering':
      return orderBody(question, language);
    case 'matching':
      return matchBody(question, language);
    case 'cloze':
      return clozeBody(question);
    case 'command':
    case 'short':
      return {
        declaration: declared('single', 'string', []),
        interaction: '    <qti-extended-text-interaction response-identifier="RESPONSE"/>',
        scored: false,
      };
  }
}

type Choice = { readonly id: string; readonly html: string };

const said = (
  options: readonly { readonly id: string; readonly text: Both }[],
  language: Language,
): readonly Choice[] => options.map(({ id, text }) => ({ id, html: inlineHtml(text[language]) }));

/** Blanks at the beginning of a line are part of it, and a browser would drop them. */
const codeLine = (text: string): string =>
  `<code>${escapeXml(text).replace(/^ +/, (blanks) => '\u00a0'.repeat(blanks.length))}</code>`;

function choiceBody(options: readonly Choice[], rights: readonly string[], shuffle = true): Body {
  const many = rights.length > 1;
  return {
    declaration: declared(many ? 'multiple' : 'single', 'identifier', rights.map(nameOf)),
    interaction: [
      `    <qti-choice-interaction response-identifier="RESPONSE" shuffle="${shuffle}" max-choices="${rights.length}">`,
      ...options.map(choice),
      '    </qti-choice-interaction>',
    ].join('\n'),
    scored: true,
  };
}

const choice = ({ id, html }: Choice): string =>
  `      <qti-simple-choice identifier="${nameOf(id)}">${html}</qti-simple-choice>`;

/** The items stand here in the right order, so a player must shuffle them. */
const orderBody = ({ items }: QuestionOf<'ordering'>, language: Language): Body => ({
  declaration: declared(
    'ordered',
    'identifier',
    items.map(({ id }) => nameOf(id)),
  ),
  interaction: [
    '    <qti-order-interaction response-identifier="RESPONSE" shuffle="true">',
    ...said(items, language).map(choice),
    '    </qti-order-interaction>',
  ].join('\n'),
  scored: true,
});

function matchBody({ pairs, extra = [] }: QuestionOf<'matching'>, language: Language): Body {
  const side = (choices: readonly { readonly id: string; readonly text: string }[]) => [
    '      <qti-simple-match-set>',
    ...choices.map(
      ({ id, text }) =>
        `        <qti-simple-associable-choice identifier="${id}" match-max="1">${inlineHtml(text)}</qti-simple-associable-choice>`,
    ),
    '      </qti-simple-match-set>',
  ];
  const rights = [
    ...pairs.map(({ id, right }) => ({ id: `right-${id}`, text: right[language] })),
    ...extra.map(({ id, text }) => ({ id: `right-${id}`, text: text[language] })),
  ];
  return {
    declaration: declared(
      'multiple',
      'directedPair',
      pairs.map(({ id }) => `left-${id} right-${id}`),
    ),
    interaction: [
      `    <qti-match-interaction response-identifier="RESPONSE" shuffle="true" max-associations="${pairs.length}">`,
      ...side(pairs.map(({ id, left }) => ({ id: `left-${id}`, text: left[language] }))),
      ...side(rights),
      '    </qti-match-interaction>',
    ].join('\n'),
    scored: true,
  };
}

/** Each gap is an answer of its own; the first spelling is the key that the template compares with. */
function clozeBody({ gaps, code }: QuestionOf<'cloze'>): Body {
  const only = gaps.length === 1;
  const name = (at: number) => (only ? 'RESPONSE' : `RESPONSE_${at}`);
  const text = escapeXml(code?.text ?? '').replace(
    /‹(\d)›/g,
    (_, digit: string) =>
      `<qti-text-entry-interaction response-identifier="${name(Number(digit))}" expected-length="20"/>`,
  );
  return {
    declaration: gaps
      .map(({ accept }, at) => declared('single', 'string', accept.slice(0, 1), name(at + 1)))
      .join('\n'),
    interaction: `    <pre>${text}</pre>`,
    scored: only,
  };
}

function declared(
  cardinality: string,
  baseType: string,
  values: readonly string[],
  name = 'RESPONSE',
): string {
  const head = `  <qti-response-declaration identifier="${name}" cardinality="${cardinality}" base-type="${baseType}"`;
  if (values.length === 0) return `${head}/>`;
  const keys = values.map((value) => `<qti-value>${escapeXml(value)}</qti-value>`).join('');
  return `${head}><qti-correct-response>${keys}</qti-correct-response></qti-response-declaration>`;
}

/** Names in XML begin with a letter; ids here may begin with a digit. */
const nameOf = (id: string): string => (/^\d/.test(id) ? `i-${id}` : id);
