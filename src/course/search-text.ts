/**
 * Many texts as one, in the form search compares: what `normalise` of src/text makes of each, made in one pass over its
 * characters. A course is a million of them, and a learner waits for the first answer meanwhile.
 */
export type SearchText = {
  /** The texts in the order they were added, a line feed after each. */
  readonly text: string;
  /** Where each text begins, and last where all end. */
  readonly starts: readonly number[];
  /** 1 where a word begins that is not Japanese; `Slice` of `EndpointSlice` is one. */
  readonly words: Uint8Array;
};

const unknown = 0;
const separator = 1;
const word = 2;
const japanese = 3;

const kana = /[\u3041-\u3096\u30a1-\u30fa]/;
const cjk = /[\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]/;
const letter = /[\p{L}\p{N}\p{M}]/u;

/** Kinds of the units met so far. */
const kinds = new Uint8Array(0x10000);

/** What a unit of a text in lower case is: a letter, Japanese, or nothing that counts. */
function kindOf(unit: number): number {
  const known = kinds[unit] ?? unknown;
  if (known !== unknown) return known;
  const character = String.fromCharCode(unit);
  const kind =
    kana.test(character) || cjk.test(character) ? japanese : letter.test(character) ? word : separator;
  kinds[unit] = kind;
  return kind;
}

/** A letter of two units, at its first one? */
const isPairOfLetter = (text: string, at: number): boolean =>
  letter.test(String.fromCodePoint(text.codePointAt(at) ?? 0));

const isKana = (unit: number): boolean =>
  unit >= 0x3041 && unit <= 0x30fa && (unit <= 0x3096 || unit >= 0x30a1);
const isLongVowel = (unit: number): boolean =>
  unit === 0x30fc || unit === 0x2d || (unit >= 0x2010 && unit <= 0x2015);
const isFirstOfPair = (unit: number): boolean => unit >= 0xd800 && unit <= 0xdbff;
const isUpper = (unit: number): boolean => unit >= 0x41 && unit <= 0x5a;
const isLower = (unit: number): boolean => unit >= 0x61 && unit <= 0x7a;
const isDigit = (unit: number): boolean => unit >= 0x30 && unit <= 0x39;

/** Ends a word before it: a blank, a line feed, Japanese, the end. */
export const standsAlone = (unit: number): boolean => !(unit > 0x20) || kindOf(unit) === japanese;

/** Does a word begin here inside a word: at `S` of `EndpointSlice`, at `C` of `EKSCluster`? */
function isHump(text: string, at: number): boolean {
  if (!isUpper(text.charCodeAt(at))) return false;
  const before = text.charCodeAt(at - 1);
  return isLower(before) || isDigit(before) || (isUpper(before) && isLower(text.charCodeAt(at + 1)));
}

/** Takes texts in and gives them back as one. */
export class SearchTextMaker {
  private units = new Uint16Array(1 << 12);
  private words = new Uint8Array(1 << 12);
  private length = 0;
  private readonly starts: number[] = [0];

  /** Adds a text; an empty one counts. */
  add(text: string): void {
    const cased = text.normalize('NFKC');
    const lower = cased.toLowerCase();
    this.makeRoom(lower.length * 2 + 2);
    // A letter may change its length with its case (İ): then humps cannot be told.
    this.fold(lower, lower.length === cased.length ? cased : lower);
    this.starts.push(this.length);
  }

  /** All that was added. */
  made(): SearchText {
    const text = new TextDecoder('utf-16le', { ignoreBOM: true }).decode(this.units.subarray(0, this.length));
    return { text, starts: this.starts, words: this.words.slice(0, this.length) };
  }

  /** Appends what is left of a text, then a line feed. Local names: this is where opening the search spends its time. */
  private fold(lower: string, cased: string): void {
    const { units, words } = this;
    let length = this.length;
    let before: number = separator;
    let parted = false;
    let afterKana = false;
    for (let at = 0; at < lower.length; at++) {
      const unit = lower.charCodeAt(at);
      if (afterKana && isLongVowel(unit)) continue;
      afterKana = isKana(unit);
      const pair = isFirstOfPair(unit) && (lower.codePointAt(at) ?? 0) > 0xffff;
      const kind = pair ? (isPairOfLetter(lower, at) ? word : separator) : kindOf(unit);
      if (kind === separator) {
        parted = true;
        if (pair) at++;
        continue;
      }
      const blank = parted && before === word && kind === word;
      if (blank) units[length++] = 0x20;
      if (kind === word && (before !== word || blank || isHump(cased, at))) words[length] = 1;
      units[length++] = unit >= 0x30a1 && unit <= 0x30f6 ? unit - 0x60 : unit;
      if (pair) units[length++] = lower.charCodeAt(++at);
      before = kind;
      parted = false;
    }
    units[length++] = 0x0a;
    this.length = length;
  }

  private makeRoom(more: number): void {
    if (this.length + more <= this.units.length) return;
    const size = (this.length + more) * 2;
    const [units, words] = [new Uint16Array(size), new Uint8Array(size)];
    units.set(this.units);
    words.set(this.words);
    this.units = units;
    this.words = words;
  }
}
