import { FileSystem } from './files.ts';
import { isPattern, literalPattern, patternOf } from './pattern.ts';

/** What a part of a word became: only what an expansion brought is split, only what is not quoted is a pattern. */
export type Piece =
  | { readonly kind: 'plain' | 'quoted' | 'expanded'; readonly text: string }
  /** The end of a field, as between two of `"$@"`. */
  | { readonly kind: 'break' };

/** One word for a program; `pattern` is what to look for among the files, when it holds an unquoted `*`, `?` or `[`. */
export type Field = { readonly text: string; readonly pattern: string | undefined };

type OpenField = { text: string; pattern: string; isPattern: boolean };

/** The fields that the pieces of one word make (POSIX.1-2017, Shell Command Language, 2.6.5). */
export function fieldsOf(pieces: readonly Piece[]): Field[] {
  const fields: Field[] = [];
  let open: OpenField | undefined;
  const add = (text: string, quoted: boolean) => {
    open ??= { text: '', pattern: '', isPattern: false };
    open.text += text;
    open.pattern += quoted ? literalPattern(text) : text;
    open.isPattern ||= !quoted && isPattern(text);
  };
  const end = () => {
    if (open) fields.push({ text: open.text, pattern: open.isPattern ? open.pattern : undefined });
    open = undefined;
  };
  for (const piece of pieces) {
    if (piece.kind === 'break') end();
    else if (piece.kind !== 'expanded') add(piece.text, piece.kind === 'quoted');
    else
      for (const [index, text] of piece.text.split(/[ \t\n]+/).entries()) {
        if (index > 0) end();
        if (text !== '') add(text, false);
      }
  }
  end();
  return fields;
}

/** The files that a field stands for, by name; the field itself when there are none. */
export function filesOf({ text, pattern }: Field, folder: string, files: FileSystem): readonly string[] {
  if (pattern === undefined) return [text];
  const place = text.slice(0, text.lastIndexOf('/') + 1);
  const within = FileSystem.resolve(folder, place === '' ? '.' : place);
  const expression = patternOf(pattern.slice(pattern.lastIndexOf('/') + 1));
  const names = files.isFolder(within)
    ? files.list(within).filter((name) => expression.test(name) && !name.startsWith('.'))
    : [];
  return names.length === 0 ? [text] : names.map((name) => place + name);
}
