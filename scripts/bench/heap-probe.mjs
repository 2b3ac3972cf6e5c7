// Loaded into a process with --expose-gc: at USR2 it collects garbage and tells its heap and memory on stderr.
process.on('SIGUSR2', () => {
  globalThis.gc();
  const { heapUsed, rss } = process.memoryUsage();
  const { user, system } = process.cpuUsage();
  process.stderr.write(`probe ${JSON.stringify({ heapUsed, rss, cpu: (user + system) / 1000 })}\n`);
});
