import type { Line, Role, Span } from '../../text/line.ts';
import { wrap } from '../../text/wrap.ts';
import { blanks, line, say } from '../frame/spans.ts';

/** What a text of a question may hold beside words: `code` and **emphasis**. */
export function richSpans(text: string, role: Role = 'text'): readonly Span[] {
  const spans: Span[] = [];
  let from = 0;
  for (const found of text.matchAll(/(`+)(.+?)\1|\*\*(.+?)\*\*/g)) {
    if (found.index > from) spans.push(say(text.slice(from, found.index), role));
    spans.push(found[2] === undefined ? say(found[3] ?? '', 'strong') : say(found[2], role));
    from = found.index + found[0].length;
  }
  return from < text.length ? [...spans, say(text.slice(from), role)] : spans;
}

export type Measure = { readonly width: number; readonly hang: number };

/** A text as lines of at most `width` cells, `indent` cells in from the left edge; line feeds of the text stay. */
export function paragraph(
  text: string,
  { width, hang }: Measure,
  indent = 0,
  role: Role = 'text',
): readonly Line[] {
  return text
    .split('\n')
    .flatMap((each) =>
      wrap(richSpans(each, role), { width: width - indent, hang }).map((spans) =>
        line(indent === 0 ? spans : [blanks(indent), ...spans]),
      ),
    );
}
