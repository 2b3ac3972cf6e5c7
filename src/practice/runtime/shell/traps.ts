import type { Life } from './process.ts';
import { signalName } from './signals.ts';

/** What a shell does on signals and at its end. */
export class Traps {
  private readonly actions = new Map<string, string>();
  private readonly arrived: string[] = [];
  private wake: (() => void) | undefined;

  /** `trap action signal…`; the action `-` takes it back. */
  set(action: string, signals: readonly string[], life: Life): void {
    for (const signal of signals) {
      const name = signal === '0' ? 'EXIT' : signalName(signal);
      if (action === '-') this.actions.delete(name);
      else this.actions.set(name, action);
    }
    life.onSignal((signal) => {
      if (!this.actions.has(signal)) return;
      this.arrived.push(signal);
      this.wake?.();
    });
  }

  /** The script for the signal that came first and is not answered yet; the empty action answers by doing nothing. */
  next(): string | undefined {
    for (let signal = this.arrived.shift(); signal !== undefined; signal = this.arrived.shift()) {
      const action = this.actions.get(signal);
      if (action) return action;
    }
    return undefined;
  }

  /** The script for the end of the shell; it runs once. */
  takeExit(): string | undefined {
    const action = this.actions.get('EXIT');
    this.actions.delete('EXIT');
    return action;
  }

  /** Waits for `work` or for a signal with a trap, whichever comes first. Throws Killed. */
  async interrupt(work: Promise<unknown>, life: Life): Promise<void> {
    const signal = life.until<void>((resolve) => {
      this.wake = resolve;
      return () => {
        this.wake = undefined;
      };
    });
    try {
      await Promise.race([work, signal]);
    } finally {
      this.wake?.();
      this.wake = undefined;
    }
  }
}
