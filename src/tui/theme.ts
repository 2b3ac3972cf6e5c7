import type { Role } from '../text/line.ts';

/** What the terminal is drawn in. `none` keeps bold, dim, underline and inverse. */
export type ThemeName = 'dark' | 'light' | 'fixed-dark' | 'fixed-light' | 'none';

/** SGR parameters that begin and end an attribute. */
type Ink = readonly [begin: string, end: string];

const bold: Ink = ['1', '22'];
const dim: Ink = ['2', '22'];
const under: Ink = ['4', '24'];
const inverse: Ink = ['7', '27'];
const colour = (code: string): Ink => [code, '39'];
const rgb = (hex: string): Ink => {
  const part = (at: number) => Number.parseInt(hex.slice(at, at + 2), 16);
  return [`38;2;${part(0)};${part(2)};${part(4)}`, '39'];
};

type Colours = Readonly<Record<'here' | 'pass' | 'fail' | 'wait' | 'key', Ink | undefined>>;

const colours: Readonly<Record<ThemeName, Colours>> = {
  dark: { here: colour('36'), pass: colour('32'), fail: colour('91'), wait: colour('33'), key: colour('36') },
  light: {
    here: colour('34'),
    pass: colour('34'),
    fail: colour('31'),
    wait: colour('35'),
    key: colour('34'),
  },
  'fixed-dark': {
    here: rgb('5fd7d7'),
    pass: rgb('73d07c'),
    fail: rgb('ff8f8f'),
    wait: rgb('e5b95c'),
    key: rgb('5fd7d7'),
  },
  'fixed-light': {
    here: rgb('0b57a8'),
    pass: rgb('0b57a8'),
    fail: rgb('b3261e'),
    wait: rgb('8a2a99'),
    key: rgb('0b57a8'),
  },
  none: { here: bold, pass: bold, fail: bold, wait: bold, key: undefined },
};

/** The attributes of a role: never bold with a colour, never a background, never black, white or bright black. */
export function inkOf(role: Role, theme: ThemeName): readonly Ink[] {
  const of = colours[theme];
  switch (role) {
    case 'text':
      return [];
    case 'quiet':
    case 'rule':
      return [dim];
    case 'strong':
      return [bold];
    case 'term':
    case 'edit':
    case 'hit':
      return [under];
    case 'hit-here':
      return [inverse];
    case 'link':
      return theme === 'none' || of.here === undefined ? [under] : [under, of.here];
    default: {
      const ink = of[role];
      return ink === undefined ? [] : [ink];
    }
  }
}
