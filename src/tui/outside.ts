import type { Services } from '../services.ts';
import type { Size } from './frame/room.ts';
import type { ChosenSettings, Look } from './look.ts';
import type { OpenPlace } from './open-place.ts';

/** What the shell needs of the terminal and the program around it. */
export type Outside = {
  readonly services: Services;
  size(): Size;
  readonly openPlace: OpenPlace;
  /** How the app looks with these settings, on this terminal. */
  lookWith(chosen: ChosenSettings): Look;
  /** Something changed: paint again. */
  changed(): void;
  /** Writes OSC 52. */
  clipboard(text: string): void;
  suspend(): void;
  handOver<T>(run: () => Promise<T>): Promise<T>;
  /** Everything must be drawn anew. */
  redraw(): void;
  end(): void;
  failed(thrown: unknown): void;
};
