/** The time of one practice cluster: real, faster than real, or moved by hand. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Runs `act` after `ms` of this clock's time; returns how to call it off. */
  after(ms: number, act: () => void): () => void;
}

/** Real time, or `speed` times as fast; it starts at the present moment. */
export function runningClock(speed = 1): Clock {
  const began = Date.now();
  return {
    now: () => (speed === 1 ? Date.now() : began + (Date.now() - began) * speed),
    after(ms, act) {
      const timer = setTimeout(act, Math.min(ms / speed, 2 ** 31 - 1));
      return () => clearTimeout(timer);
    },
  };
}

type Appointment = { readonly at: number; readonly act: () => void; readonly order: number };

/** A clock that stands still until `advance` is called; appointments run in order of their time. */
export class SteppedClock implements Clock {
  private time: number;
  private order = 0;
  private readonly appointments = new Set<Appointment>();

  constructor(start: number) {
    this.time = start;
  }

  now(): number {
    return this.time;
  }

  after(ms: number, act: () => void): () => void {
    const appointment = { at: this.time + ms, act, order: this.order++ };
    this.appointments.add(appointment);
    return () => this.appointments.delete(appointment);
  }

  /** Moves on by `ms`; between two appointments the event loop turns, so that what they started can settle. */
  async advance(ms: number): Promise<void> {
    const end = this.time + ms;
    await settle();
    for (let next = this.next(end); next !== undefined; next = this.next(end)) {
      this.appointments.delete(next);
      this.time = Math.max(this.time, next.at);
      next.act();
      await settle();
    }
    this.time = end;
  }

  private next(end: number): Appointment | undefined {
    let first: Appointment | undefined;
    for (const one of this.appointments)
      if (
        one.at <= end &&
        (first === undefined || one.at < first.at || (one.at === first.at && one.order < first.order))
      )
        first = one;
    return first;
  }
}

async function settle(): Promise<void> {
  for (let turn = 0; turn < 8; turn++) await new Promise<void>((resolve) => setImmediate(resolve));
}
