import type { Terminal } from '../host/terminal.ts';
import type { Painter } from './painter.tsx';
import type { Shell } from './shell.ts';
import { heardSince, type SpokenView, speakView } from './speak-view.ts';

/**
 * For screen readers: every change is a few new lines below the old ones. Nothing is drawn, nothing is repainted,
 * the cursor never goes back.
 */
export function createLinePainter(shell: Shell, terminal: Terminal): Painter & { echo(text: string): void } {
  let before: SpokenView | undefined;
  let notice: string | undefined;
  let awaited: string | undefined;
  let echoed = false;
  const write = (lines: readonly string[]) => {
    if (lines.length === 0) return;
    terminal.write(`${echoed ? '\r\n' : ''}${lines.join('\r\n')}\r\n`);
    echoed = false;
  };
  const changed = () => {
    const { size, language } = shell.env();
    const view = shell.view();
    const now = speakView(view, { ...size, columns: Math.min(size.columns, 100) }, language);
    const heard = heardSince(before, now, language);
    const said = shell.notice.text !== undefined && shell.notice.text !== notice ? [shell.notice.text] : [];
    const waiting = view.waiting?.words[0];
    const waits = waiting !== undefined && waiting !== awaited ? [waiting] : [];
    before = now;
    notice = shell.notice.text;
    awaited = waiting;
    write([...said, ...heard, ...waits]);
  };
  changed();
  return {
    changed,
    redraw() {
      before = undefined;
      changed();
    },
    stop: () => {},
    echo(text) {
      terminal.write(text);
      echoed = true;
    },
  };
}
