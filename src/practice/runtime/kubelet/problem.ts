/** Why a container cannot be made now; it is tried again. `reason` is shown as the Pod's status. */
export class CannotStart extends Error {
  readonly reason: string;

  constructor(reason: string, message: string) {
    super(message);
    this.reason = reason;
  }
}

/** Why a volume cannot be set up now. */
export class CannotMount extends Error {
  readonly volume: string;

  constructor(volume: string, message: string) {
    super(message);
    this.volume = volume;
  }
}
