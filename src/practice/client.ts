import { request } from 'node:https';
import type { RawObject } from './kube.ts';
import type { Secrets } from './practice.ts';

/** Asks a practice cluster one thing as its administrator; `undefined` when nobody answers within `ms`. */
export function ask(
  method: 'GET' | 'POST',
  path: string,
  port: number,
  secrets: Secrets,
  ms: number,
): Promise<RawObject | undefined> {
  return new Promise((resolve) => {
    const asked = request(
      {
        host: '127.0.0.1',
        port,
        path,
        method,
        ca: secrets.authority.certificate,
        headers: { authorization: `Bearer ${secrets.token}`, 'content-length': 0 },
        timeout: ms,
        agent: false,
      },
      (response) => {
        let text = '';
        response.setEncoding('utf8');
        response.on('data', (part: string) => {
          text += part;
        });
        response.on('end', () =>
          resolve(response.statusCode === 200 ? (JSON.parse(text) as RawObject) : undefined),
        );
      },
    );
    asked.on('timeout', () => asked.destroy());
    asked.on('error', () => resolve(undefined));
    asked.end();
  });
}
