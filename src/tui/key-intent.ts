import { keyMeant } from './full-width.ts';
import { type KeyUse, type Pressed, pressedIn } from './keys.ts';
import { isEditKey, type Message } from './screen.ts';

/** What a key means where it was pressed. */
export type KeyIntent =
  | { readonly kind: 'action'; readonly pressed: Pressed }
  | { readonly kind: 'message'; readonly message: Message<never> }
  /** Kana that no single key makes: an input method is on. */
  | { readonly kind: 'kana' };

/** The meaning of a key among the uses of a screen; undefined when it has none. `typing`: a field has the keys. */
export function keyIntent(typed: string, uses: readonly KeyUse[], typing: boolean): KeyIntent | undefined {
  if (typing) return typedIntent(typed, uses);
  const key = keyMeant(typed);
  return key === undefined ? { kind: 'kana' } : actionOf(key, uses);
}

/** In a field characters are text; only named keys that do not edit keep their meaning. */
function typedIntent(typed: string, uses: readonly KeyUse[]): KeyIntent | undefined {
  if (isEditKey(typed)) return { kind: 'message', message: { type: 'edit', key: typed } };
  const text = typed === 'Space' ? ' ' : typed;
  if ([...text].length === 1) return { kind: 'message', message: { type: 'text', text } };
  return actionOf(typed, uses);
}

function actionOf(key: string, uses: readonly KeyUse[]): KeyIntent | undefined {
  const pressed = pressedIn(uses, key);
  return pressed && { kind: 'action', pressed };
}
