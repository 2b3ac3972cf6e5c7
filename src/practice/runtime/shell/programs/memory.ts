import type { Process } from '../process.ts';

/** Takes memory; who asks for more bytes than the container may have ends it. Throws Killed. */
export function takeMemory({ memoryLimit, life }: Process, bytes: number): void {
  if (memoryLimit !== undefined && bytes > memoryLimit) life.kill(137, 'OOMKilled');
  life.check();
}
