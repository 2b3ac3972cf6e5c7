import type { Process } from '../process.ts';

/** How long Linux tries to connect to who does not answer (milliseconds). */
export const connectPatience = 130_000;

/** How long programs wait for a DNS server that does not answer (milliseconds). */
export const dnsPatience = 5000;

/** Waits for an answer that does not come. Throws Killed. */
export const waitInVain = ({ life, clock }: Process, ms: number): Promise<void> => life.sleep(ms, clock);
