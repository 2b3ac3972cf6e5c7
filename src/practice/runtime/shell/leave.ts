/** Leaves loops, a function or the whole shell. */
export class Leave extends Error {
  readonly kind: 'exit' | 'break' | 'continue' | 'return';
  /** The status of `exit` and `return`; of `break` and `continue` how many loops it is about. */
  readonly number: number;

  constructor(kind: Leave['kind'], number: number) {
    super(kind);
    this.kind = kind;
    this.number = number;
  }

  /** What the shell ends with when nothing in it stops the leaving. */
  get status(): number {
    return this.kind === 'exit' || this.kind === 'return' ? this.number : 0;
  }
}

/** Whether a loop is over by what its body threw. Throws again what is not about this loop. */
export function endsLoop(thrown: unknown): boolean {
  if (!(thrown instanceof Leave) || (thrown.kind !== 'break' && thrown.kind !== 'continue')) throw thrown;
  if (thrown.number > 1) throw new Leave(thrown.kind, thrown.number - 1);
  return thrown.kind === 'break';
}
