import type { Clock } from '../../clock.ts';
import type { Life } from './process.ts';

/** Milliseconds of one core, as measured on a real node: a program that a shell starts, a request nginx answers. */
export const costs = { step: 0.2, program: 1.8, request: 0.18 } as const;

const window = 15;
/** Work is done in pieces; only after this much of it (milliseconds) does a process wait for its time. */
const slice = 40;
const grace = 2000;

/** CPU time of one container: what its simulated work takes of a core, and how long that lasts under its limit. */
export class Cpu {
  private readonly clock: Clock;
  private readonly rate: number;
  private readonly began: number;
  private freeAt: number;
  /** Second of the clock, milliseconds worked in it; the last `window` seconds. */
  private buckets: { second: number; worked: number }[] = [];

  /** `limit` in cores; without one a process has a core to itself. */
  constructor(clock: Clock, limit: number | undefined) {
    this.clock = clock;
    this.rate = Math.max(0.001, Math.min(1, limit ?? 1));
    this.began = clock.now();
    this.freeAt = this.began;
  }

  /** Counts work (milliseconds of a core) that is done while somebody else waits. */
  spend(ms: number): void {
    const now = this.clock.now();
    // A wait that took longer than it should, on a busy machine, is caught up.
    this.freeAt = Math.max(this.freeAt, now - grace) + ms / this.rate;
    // Work beyond what the limit allows is done later: it counts when its time comes.
    const second = Math.floor(Math.min(Math.max(this.freeAt, now), now + window * 1000) / 1000);
    const last = this.buckets.at(-1);
    if (last !== undefined && last.second >= second) last.worked += ms;
    else {
      this.buckets.push({ second, worked: ms });
      this.buckets = this.buckets.filter((one) => one.second > Math.floor(now / 1000) - window);
    }
  }

  /** Does work, and waits as long as it takes. Throws Killed. */
  async work(ms: number, life: Life): Promise<void> {
    this.spend(ms);
    const ahead = this.freeAt - this.clock.now();
    if (ahead > slice) await life.sleep(ahead, this.clock);
  }

  /** Keeps a whole core busy until the container ends, or for so many milliseconds. */
  async burn(life: Life, forMs = Number.POSITIVE_INFINITY): Promise<void> {
    const end = this.clock.now() + forMs;
    while (this.clock.now() < end) await this.work(Math.min(1000, end - this.clock.now()) * this.rate, life);
  }

  /** Cores used, on average of the last seconds. */
  get cores(): number {
    const now = this.clock.now();
    const second = Math.floor(now / 1000);
    const worked = this.buckets
      .filter((one) => one.second > second - window && one.second <= second)
      .reduce((sum, one) => sum + one.worked, 0);
    const seconds = Math.min(window, Math.max(1, (now - this.began) / 1000));
    return Math.min(this.rate, worked / 1000 / seconds);
  }
}
