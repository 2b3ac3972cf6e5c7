import { Killed, type Process, type Program } from '../shell/process.ts';
import type { Ended } from './container-state.ts';

/** Runs a program to its status. A defect of a simulated program ends it, not the cluster. Throws Killed. */
export async function settled(program: Program, process: Process): Promise<number> {
  try {
    return await program(process);
  } catch (error) {
    if (error instanceof Killed) throw error;
    process.err(`practice cluster: ${(error as Error).message}\n`);
    return 1;
  }
}

/** Runs the first process of a container; whatever else runs in it ends with it. */
export async function outcomeOf(program: Program, process: Process): Promise<Ended> {
  try {
    const code = await settled(program, process);
    process.life.kill(code);
    return { code, reason: code === 0 ? 'Completed' : 'Error' };
  } catch (error) {
    if (!(error instanceof Killed)) throw error;
    return { code: error.code, reason: error.code === 0 ? 'Completed' : error.reason };
  }
}
