import type { HttpReply, Served } from '../network.ts';

type Answer = (question: Served) => HttpReply | undefined;

/** Which ports the processes of which Pods listen on. */
export class Ports {
  private readonly byPod = new Map<string, Map<number, Answer>>();

  /** False when the port is taken in this Pod. */
  open(uid: string, port: number, answer: Answer): boolean {
    const known = this.byPod.get(uid) ?? new Map<number, Answer>();
    this.byPod.set(uid, known);
    if (known.has(port)) return false;
    known.set(port, answer);
    return true;
  }

  find(uid: string, port: number): Answer | undefined {
    return this.byPod.get(uid)?.get(port);
  }

  close(uid: string, port: number): void {
    this.byPod.get(uid)?.delete(port);
  }

  closeAll(uid: string): void {
    this.byPod.delete(uid);
  }
}
