import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const probeModule = new URL('./heap-probe.mjs', import.meta.url).href;

export const merge = 'application/merge-patch+json';

/**
 * A practice cluster of `dist` with 50 nodes in a process and a folder of its own: `ask` asks it, `probe` has it
 * collect its garbage and tells `heapUsed`, `rss` (bytes) and `cpu` (milliseconds).
 */
export async function startCluster(dist) {
  const folder = mkdtempSync(join(tmpdir(), 'practice-load-'));
  const home = join(folder, 'practice/default');
  // Flags and variables as in src/practice/control.ts, and the flags of the probe.
  const memoryEnv = {
    MALLOC_ARENA_MAX: '2',
    MALLOC_MMAP_THRESHOLD_: '131072',
    MALLOC_TRIM_THRESHOLD_: '131072',
  };
  const flags = [
    '--max-semi-space-size=4',
    '--heap-growing-percent=20',
    '--expose-gc',
    '--import',
    probeModule,
  ];
  const server = spawn(
    process.execPath,
    [...flags, join(dist, 'bin.js'), 'practice', 'serve', '--nodes', '50', '--idle', '0'],
    { env: { ...memoryEnv, ...process.env, EKS_LEARN_HOME: folder }, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const said = createInterface({ input: server.stderr });
  said.on('line', (line) => line.startsWith('probe ') || console.error(line));
  const ready = await new Promise((resolve) => server.stdout.once('data', resolve));
  const { port } = JSON.parse(String(ready));
  const { authority, token } = JSON.parse(readFileSync(join(home, 'secrets.json'), 'utf8'));
  const agent = new Agent({ keepAlive: true, maxSockets: 60, ca: authority.certificate });

  const open = (method, path, body, type = 'application/json') =>
    new Promise((resolve, reject) => {
      const text = body === undefined ? '' : JSON.stringify(body);
      const headers = {
        authorization: `Bearer ${token}`,
        'content-type': type,
        'content-length': Buffer.byteLength(text),
      };
      const options = { host: '127.0.0.1', port, path, method, agent, headers };
      request(options, resolve).on('error', reject).end(text);
    });

  return {
    folder,
    kubeconfig: join(home, 'kubeconfig'),
    open,
    async ask(...asked) {
      const response = await open(...asked);
      let text = '';
      for await (const part of response) text += part;
      if (response.statusCode >= 400 && response.statusCode !== 404 && response.statusCode !== 409)
        throw new Error(`${asked[0]} ${asked[1]}: ${response.statusCode} ${text.slice(0, 300)}`);
      return JSON.parse(text);
    },
    probe: () =>
      new Promise((resolve) => {
        const hear = (line) => {
          if (!line.startsWith('probe ')) return;
          said.off('line', hear);
          resolve(JSON.parse(line.slice(6)));
        };
        said.on('line', hear);
        server.kill('SIGUSR2');
      }),
    async stop() {
      agent.destroy();
      server.kill('SIGTERM');
      await new Promise((resolve) => server.once('exit', resolve));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
