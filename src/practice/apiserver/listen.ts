import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type Server as HttpsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { gzipSync } from 'node:zlib';
import { ApiError, NoSuchPath } from './api-error.ts';
import { authenticate } from './auth/authenticate.ts';
import type { KeyAndCertificate } from './auth/certificates.ts';
import { parseBody, readBytes } from './body.ts';
import { dispatch } from './handlers/dispatch.ts';
import type { Answer, ApiRequest, Server } from './request.ts';

/** Takes over connections that ask for an upgrade: exec, attach, port-forward. */
export type Upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => void;

/** Answers to requests that are none, by the code Node.js gives them. */
const unreadable: Readonly<Record<string, readonly [number, string]>> = {
  HPE_HEADER_OVERFLOW: [431, 'RequestHeaderFieldsTooLarge'],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'Timeout'],
};

export type Listening = { readonly port: number; close(): Promise<void> };

/** Serves the API on loopback with TLS; port 0 takes a free one. */
export function listen(
  server: Server,
  keys: KeyAndCertificate,
  port: number,
  upgrade: Upgrade,
  used: () => () => void,
): Promise<Listening> {
  const https = createServer({ key: keys.key, cert: keys.certificate, ALPNProtocols: ['http/1.1'] });
  https.keepAliveTimeout = 120_000;
  https.headersTimeout = 20_000;
  https.requestTimeout = 60_000;
  const sockets = new Set<Socket>();
  https.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  https.on('request', (incoming, response) => {
    response.once('close', used());
    void answer(incoming, response, server);
  });
  https.on('upgrade', (incoming, socket, head) => {
    socket.once('close', used());
    upgrade(incoming, socket, head);
  });
  https.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (!socket.writable || error.code === 'ECONNRESET') return void socket.destroy();
    const [code, reason] = unreadable[error.code ?? ''] ?? [400, 'BadRequest'];
    const body = JSON.stringify(new ApiError(code, reason, 'the request cannot be read').status());
    socket.end(
      `HTTP/1.1 ${code} ${reason}\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\nconnection: close\r\n\r\n${body}`,
    );
  });
  https.on('tlsClientError', () => undefined);
  return new Promise((resolve, reject) => {
    https.once('error', reject);
    https.listen(port, '127.0.0.1', () => {
      https.off('error', reject);
      resolve({ port: (https.address() as AddressInfo).port, close: () => closeAll(https, sockets) });
    });
  });
}

async function closeAll(https: HttpsServer, sockets: ReadonlySet<Socket>): Promise<void> {
  const closed = new Promise<void>((resolve) => https.close(() => resolve()));
  for (const socket of sockets) socket.destroy();
  await closed;
}

/** A request of the API, with its user. Throws an ApiError (401). */
export function requestOf(incoming: IncomingMessage, response: ServerResponse, server: Server): ApiRequest {
  const user = authenticate(incoming.headers, incoming.rawHeaders, server);
  const url = parseUrl(incoming.url ?? '/');
  const contentType = incoming.headers['content-type'] ?? 'application/json';
  return {
    method: incoming.method ?? 'GET',
    path: url.pathname,
    query: url.searchParams,
    accept: incoming.headers.accept ?? 'application/json',
    contentType,
    agent: incoming.headers['user-agent'] ?? 'unknown',
    user,
    body: async () => parseBody(await readBytes(incoming), contentType, server.cluster),
    incoming,
    response,
  };
}

function parseUrl(url: string): URL {
  try {
    return new URL(url, 'https://practice');
  } catch {
    throw new ApiError(400, 'BadRequest', 'the path of the request cannot be read');
  }
}

async function answer(incoming: IncomingMessage, response: ServerResponse, server: Server): Promise<void> {
  try {
    send(incoming, response, await dispatch(requestOf(incoming, response, server), server));
  } catch (error) {
    refuse(response, error);
  }
}

/** Answers with the Status of an error; what is no ApiError is our defect and becomes a 500. */
export function refuse(response: ServerResponse, error: unknown): void {
  const known =
    error instanceof ApiError
      ? error
      : new ApiError(500, 'InternalError', `Internal error occurred: ${(error as Error).message}`);
  if (!(error instanceof ApiError)) process.stderr.write(`${(error as Error).stack}\n`);
  if (response.headersSent) return void response.end();
  if (known instanceof NoSuchPath) {
    response.writeHead(known.code, { 'content-type': 'text/plain; charset=utf-8' });
    return void response.end('404 page not found\n');
  }
  const headers = known.code === 429 ? { 'retry-after': '10' } : {};
  response.writeHead(known.code, { 'content-type': 'application/json', ...headers });
  response.end(`${JSON.stringify(known.status())}\n`);
}

/** A warning as a header; headers hold bytes, and what stands in a warning may be Japanese. */
const warning = (text: string): string =>
  `299 - ${Buffer.from(JSON.stringify(text), 'utf8').toString('latin1').replaceAll('\x7f', '?')}`;

/**
 * Answers longer than this are compressed for those who ask: what waits to be sent is small then, however many ask at
 * once. The API server begins at 128 kB; on loopback that only costs time.
 */
const compressed = 512 * 1024;

function packed(text: string, { method, headers }: IncomingMessage): Buffer | undefined {
  if (text.length <= compressed || method !== 'GET') return undefined;
  return /\bgzip\b/.test(String(headers['accept-encoding'] ?? '')) ? gzipSync(text, { level: 1 }) : undefined;
}

function send(incoming: IncomingMessage, response: ServerResponse, answer: Answer): void {
  if (answer === undefined) return;
  const head = incoming.method === 'HEAD';
  if ('text' in answer) {
    response.writeHead(answer.code, {
      'content-type': 'text/plain; charset=utf-8',
      'x-content-type-options': 'nosniff',
    });
    response.end(head ? '' : answer.text);
    return;
  }
  if ('bytes' in answer) {
    response.writeHead(answer.code, { 'content-type': answer.media });
    response.end(head ? '' : answer.bytes);
    return;
  }
  const warnings = (answer.warnings ?? []).map(warning);
  const text = `${'json' in answer ? answer.json : JSON.stringify(answer.body)}\n`;
  const small = packed(text, incoming);
  response.writeHead(answer.code, {
    'content-type': ('json' in answer && answer.media) || 'application/json',
    'cache-control': 'no-cache, private',
    ...(warnings.length > 0 ? { warning: warnings.join(', ') } : {}),
    ...(small === undefined ? {} : { 'content-encoding': 'gzip', vary: 'Accept-Encoding' }),
  });
  response.end(head ? '' : (small ?? text));
}
