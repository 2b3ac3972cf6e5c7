import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:https';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { PracticeControl, serverFlags } from '../../src/practice/control.ts';
import { type Home, homeOf, type ServerFile } from '../../src/practice/home.ts';
import type { Secrets } from '../../src/practice/practice.ts';
import { bundleProgram } from '../support/bundle.ts';

export const data = fileURLToPath(new URL('../../src/practice/data', import.meta.url));

let program: string | undefined;
/** The program of `serve-program.ts`, bundled once. */
export const serveProgram = (): string => {
  program ??= bundleProgram(fileURLToPath(new URL('./serve-program.ts', import.meta.url)));
  return program;
};

export const serveEnv = () => ({ PATH: process.env.PATH, HOME: process.env.HOME, PRACTICE_DATA: data });

/** Controls a cluster below `root` whose process is a real one. */
export function controlOf(root: string, name = 'default'): { home: Home; control: PracticeControl } {
  const home = homeOf(root, name);
  const serve = [process.execPath, ...serverFlags, serveProgram(), root, 'serve'];
  return { home, control: new PracticeControl({ home, serve, env: serveEnv() }) };
}

export const readServer = (home: Home): ServerFile => JSON.parse(readFileSync(home.server, 'utf8'));
export const readSecrets = (home: Home): Secrets => JSON.parse(readFileSync(home.secrets, 'utf8'));
export const stateFile = (home: Home, file: string): string => join(home.folder, file);

export type Said = { readonly status: number; readonly body: ReturnType<typeof JSON.parse> };
export type Client = {
  ask(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Said>;
  close(): void;
};

/** A client with the administrator's token over kept connections; a request the server does not finish is rejected. */
export function clientOf(home: Home): Client {
  const { port } = readServer(home);
  const { authority, token } = readSecrets(home);
  const agent = new Agent({ keepAlive: true, ca: authority.certificate });
  const ask: Client['ask'] = (method, path, body, headers = {}) =>
    new Promise((resolve, reject) => {
      const text = body === undefined ? '' : JSON.stringify(body);
      const sent = {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(text),
        ...headers,
      };
      const asked = request({ host: '127.0.0.1', port, path, method, agent, headers: sent }, (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part) => parts.push(part));
        response.on('error', reject);
        response.on('end', () => {
          const said = Buffer.concat(parts).toString('utf8');
          const status = response.statusCode ?? 0;
          resolve({ status, body: said.startsWith('{') ? JSON.parse(said) : said });
        });
      });
      asked.on('error', reject);
      asked.end(text);
    });
  return { ask, close: () => agent.destroy() };
}
