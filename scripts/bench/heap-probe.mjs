import { writeHeapSnapshot } from 'node:v8';

// Loaded into a process with --expose-gc: at USR2 it collects garbage and tells its heap and memory on stderr; with
// HEAP_SNAPSHOTS=FOLDER it also leaves a snapshot there, numbered.
let count = 0;
process.on('SIGUSR2', () => {
  globalThis.gc();
  const { heapUsed, heapTotal, external, arrayBuffers, rss } = process.memoryUsage();
  const { user, system } = process.cpuUsage();
  const { HEAP_SNAPSHOTS: folder } = process.env;
  if (folder !== undefined) writeHeapSnapshot(`${folder}/${++count}.heapsnapshot`);
  process.stderr.write(
    `probe ${JSON.stringify({ heapUsed, heapTotal, external, arrayBuffers, rss, cpu: (user + system) / 1000 })}\n`,
  );
});
