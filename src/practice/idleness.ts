/** How long nobody has used a cluster. What is still open is use: a watch, a log that is followed, a shell in a Pod. */
export class Idleness {
  private readonly limit: number;
  private readonly now: () => number;
  private open = 0;
  private last: number;

  /** `limit` in milliseconds; 0 for none. */
  constructor(limit: number, now: () => number) {
    this.limit = limit;
    this.now = now;
    this.last = now();
  }

  /** Returns what to call, once, when this use is over. */
  begin(): () => void {
    this.open++;
    return () => {
      this.open--;
      this.last = this.now();
    };
  }

  /** Milliseconds until it has been idle for too long; `undefined` when it never is. */
  left(): number | undefined {
    if (this.limit === 0) return undefined;
    return this.open > 0 ? this.limit : Math.max(0, this.last + this.limit - this.now());
  }
}
