const named: Readonly<Record<string, string>> = {
  Enter: '\r',
  Esc: '\u001b',
  Space: ' ',
  Tab: '\t',
  'Shift-Tab': '\u001b[Z',
  Up: '\u001b[A',
  Down: '\u001b[B',
  Right: '\u001b[C',
  Left: '\u001b[D',
  Home: '\u001b[H',
  End: '\u001b[F',
  PgUp: '\u001b[5~',
  PgDn: '\u001b[6~',
  Backspace: '\u007f',
  'Ctrl-C': '\u0003',
  'Ctrl-d': '\u0004',
  'Ctrl-u': '\u0015',
};

/** What a terminal sends for a key by name; characters stand for themselves. */
export const keyBytes = (key: string): string => named[key] ?? key;
