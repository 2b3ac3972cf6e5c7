import { spawn } from '@lydell/node-pty';

/** A program in a pseudo-terminal of 120 by 40; `next` waits until it has been silent for `quiet` milliseconds. */
export function openPty(args, env) {
  const began = performance.now();
  const pty = spawn(process.execPath, args, { name: 'xterm-256color', cols: 120, rows: 40, env });
  let last = began;
  let bytes = 0;
  const waiting = new Set();
  pty.onData((data) => {
    last = performance.now();
    bytes += Buffer.byteLength(data);
    for (const look of [...waiting]) look(data);
  });
  const ended = new Promise((resolve) => pty.onExit(resolve));
  return {
    pid: pty.pid,
    began,
    /** Milliseconds from start until the text is on the screen. */
    until: (text) =>
      new Promise((resolve, reject) => {
        let seen = '';
        const timer = setTimeout(() => reject(new Error(`"${text}" did not appear`)), 20_000);
        const look = (data) => {
          seen += data;
          if (!seen.includes(text)) return;
          clearTimeout(timer);
          waiting.delete(look);
          resolve(performance.now() - began);
        };
        waiting.add(look);
      }),
    /** Presses a key; milliseconds until the last byte of what it drew, and how many bytes that were. */
    press: async (key, quiet = 60) => {
      const before = bytes;
      const pressed = performance.now();
      pty.write(key);
      do await new Promise((resolve) => setTimeout(resolve, quiet));
      while (performance.now() - last < quiet);
      return { took: last > pressed ? last - pressed : 0, bytes: bytes - before };
    },
    end: async () => {
      pty.kill('SIGTERM');
      await ended;
    },
  };
}
