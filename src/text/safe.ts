declare const safe: unique symbol;

/**
 * Text that has passed the sanitiser: no escape sequences, control or bidi characters, or stray zero-width ones.
 * Only `sanitise` and `own` make it, so unsanitised text does not compile into a Span.
 */
export type Safe = string & { readonly [safe]: true };

/** For words of the program itself (src/i18n) and glyphs of the theme; never for text from outside. */
export const own = (text: string): Safe => text as Safe;

/** Safe texts put together. */
export const joined = (parts: readonly Safe[], between: Safe = own('')): Safe => parts.join(between) as Safe;

/** A part of a safe text; `from` and `to` count UTF-16 units and never split a grapheme. */
export const part = (text: Safe, from: number, to?: number): Safe => text.slice(from, to) as Safe;

/** `count` times a safe text; nothing when `count` is not positive. */
export const repeated = (text: Safe, count: number): Safe => text.repeat(Math.max(0, count)) as Safe;
