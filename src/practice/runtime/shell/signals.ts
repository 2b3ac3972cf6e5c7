/** Numbers of the signals that programs here know. */
export const signalNumbers: Readonly<Record<string, number>> = { HUP: 1, INT: 2, QUIT: 3, KILL: 9, TERM: 15 };

/** The name of a signal that is written as `TERM`, `SIGTERM` or `15`; anything else stays as it is. */
export function signalName(text: string): string {
  const named = Object.entries(signalNumbers).find(([, number]) => String(number) === text);
  return named?.[0] ?? text.replace(/^SIG/, '');
}
