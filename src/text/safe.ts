declare const safe: unique symbol;

/**
 * Text that has passed the sanitiser: no escape sequences, control or bidi characters, or stray zero-width ones.
 * Only `sanitise` and `own` make it, so unsanitised text does not compile into a Span.
 */
export type Safe = string & { readonly [safe]: true };

/** For words of the program itself (src/i18n) and glyphs of the theme; never for text from outside. */
export const own = (text: string): Safe => text as Safe;
