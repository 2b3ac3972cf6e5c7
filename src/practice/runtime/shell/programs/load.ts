import type { Program } from '../process.ts';
import { takeMemory } from './memory.ts';
import { byteCount, optionValue } from './options.ts';

const stress: Program = async (process) => {
  const { args, life } = process;
  const amount = (...names: readonly string[]) => Number.parseFloat(optionValue(args, ...names) ?? '0') || 0;
  const bytes = byteCount(optionValue(args, '--vm-bytes') ?? '0');
  const cpus = amount('--cpu', '-c');
  const seconds = amount('--timeout', '-t');
  process.out(`stress: info: [1] dispatching hogs: ${cpus} cpu, 0 io, ${bytes > 0 ? 1 : 0} vm, 0 hdd\n`);
  if (bytes > (process.memoryLimit ?? Number.POSITIVE_INFINITY)) await life.sleep(300, process.clock);
  takeMemory(process, bytes);
  if (cpus > 0 || bytes > 0) await process.cpu.burn(life, seconds > 0 ? seconds * 1000 : undefined);
  else if (seconds > 0) await life.sleep(seconds * 1000, process.clock);
  if (seconds === 0) return life.forever();
  process.out(`stress: info: [1] successful run completed in ${seconds}s\n`);
  return 0;
};

const dd: Program = async (process) => {
  const value = (name: string) =>
    process.args.find((arg) => arg.startsWith(`${name}=`))?.slice(name.length + 1) ?? '';
  takeMemory(process, byteCount(value('bs') || '512'));
  const count = Number(value('count') || 1);
  process.err(`${count}+0 records in\n${count}+0 records out\n`);
  return 0;
};

/** Programs that use up what a container may have. */
export const loadPrograms: Readonly<Record<string, Program>> = { stress, dd };
