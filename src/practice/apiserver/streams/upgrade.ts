import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { RawObject } from '../../kube.ts';
import type { AllKubelets } from '../../runtime/kubelet/kubelet.ts';
import { Input, Life } from '../../runtime/shell/process.ts';
import { ApiError, noSuchPath } from '../api-error.ts';
import { authenticate } from '../auth/authenticate.ts';
import { allow } from '../handlers/dispatch.ts';
import type { Upgrade } from '../listen.ts';
import type { Server } from '../request.ts';
import { routeOf } from '../route.ts';
import { forwardPorts } from './port-forward.ts';
import { type RemoteInput, type RemoteStreams, startAttach, startExec } from './remote-command.ts';
import { SpdyEnd, type SpdyStream } from './spdy.ts';
import { Terminal } from './terminal.ts';
import { acceptWebSocket } from './websocket.ts';

type Session = (streams: RemoteStreams, from: RemoteInput) => Promise<void>;

/** Answers upgrades: exec, attach and port-forward, over WebSocket or SPDY. */
export const upgradeTo =
  (server: Server, kubelets: AllKubelets): Upgrade =>
  (request, socket, head) => {
    try {
      route(request, socket, head, server, kubelets);
    } catch (error) {
      refuse(socket, error);
    }
  };

function refuse(socket: Duplex, error: unknown): void {
  const known =
    error instanceof ApiError
      ? error
      : new ApiError(500, 'InternalError', `Internal error occurred: ${(error as Error).message}`);
  const body = JSON.stringify(known.status());
  socket.on('error', () => undefined);
  socket.end(
    `HTTP/1.1 ${known.code} Refused\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  );
}

function route(
  request: IncomingMessage,
  socket: Duplex,
  head: Buffer,
  server: Server,
  kubelets: AllKubelets,
): void {
  const user = authenticate(request.headers, request.rawHeaders, server);
  const url = new URL(request.url ?? '/', 'https://practice');
  const target = routeOf(url.pathname, server.cluster.resources);
  if (target === undefined) throw noSuchPath();
  // A WebSocket begins with GET and SPDY with POST; since 1.35 both need the right to create.
  allow({ user }, target, 'create', server);
  const place = { namespace: target.namespace ?? '', pod: target.name ?? '' };
  const isSpdy = /spdy/i.test(request.headers.upgrade ?? '');
  if (target.subresource === 'portforward') {
    forward(request, socket, head, forwardPorts(place, server.cluster, kubelets), isSpdy);
    return;
  }
  if (target.subresource !== 'exec' && target.subresource !== 'attach') throw noSuchPath();
  const begin = target.subresource === 'exec' ? startExec : startAttach;
  const session = begin(place, url.searchParams, kubelets);
  if (isSpdy) overSpdy(request, socket, head, session, url.searchParams);
  else overWebSocket(request, socket, head, session, url.searchParams.get('tty') === 'true');
}

function overWebSocket(
  request: IncomingMessage,
  socket: Duplex,
  head: Buffer,
  session: Session,
  tty: boolean,
): void {
  const accepted = acceptWebSocket(request, socket, head, [
    'v5.channel.k8s.io',
    'v4.channel.k8s.io',
    'channel.k8s.io',
  ]);
  if (accepted === undefined)
    throw new ApiError(400, 'BadRequest', 'unable to upgrade: no protocol in common');
  const { end } = accepted;
  const input = new Input();
  const life = new Life();
  const channel = (number: number) => (data: Uint8Array) =>
    end.send(Buffer.concat([Buffer.from([number]), data]));
  const terminal = new Terminal(input, life, tty ? (text) => channel(1)(Buffer.from(text)) : undefined);
  end.onMessage = (message) => {
    if (message[0] === 0) terminal.take(message.subarray(1));
    if (message[0] === 255 && message[1] === 0) terminal.end();
  };
  end.onClose = () => life.kill(137);
  void session(
    {
      out: channel(1),
      err: channel(2),
      finish: (status) => {
        channel(3)(Buffer.from(JSON.stringify(status)));
        end.close();
      },
    },
    { input, life },
  );
}

function switchToSpdy(request: IncomingMessage, socket: Duplex, head: Buffer, protocol: string): SpdyEnd {
  const wanted = String(request.headers['x-stream-protocol-version'] ?? protocol)
    .split(',')
    .map((one) => one.trim());
  const chosen = wanted.includes(protocol) ? protocol : (wanted[0] ?? protocol);
  socket.write(
    `HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: SPDY/3.1\r\nX-Stream-Protocol-Version: ${chosen}\r\n\r\n`,
  );
  const end = new SpdyEnd((data) => socket.writable && socket.write(data));
  socket.on('data', (chunk: Buffer) => end.take(chunk));
  socket.on('error', () => undefined);
  if (head.length > 0) end.take(head);
  return end;
}

function overSpdy(
  request: IncomingMessage,
  socket: Duplex,
  head: Buffer,
  session: Session,
  query: URLSearchParams,
): void {
  const expected = new Set([
    'error',
    ...(['stdin', 'stdout', 'stderr'] as const).filter(
      (name) => query.get(name) === 'true' && !(name === 'stderr' && query.get('tty') === 'true'),
    ),
  ]);
  const streams = new Map<string, SpdyStream>();
  const input = new Input();
  const life = new Life();
  const end = switchToSpdy(request, socket, head, 'v4.channel.k8s.io');
  socket.once('close', () => life.kill(137));
  let begun = false;
  const finish = (status: RawObject) => {
    streams.get('error')?.write(Buffer.from(JSON.stringify(status)));
    for (const stream of streams.values()) stream.end();
  };
  end.onStream = (stream) => {
    const kind = stream.headers.get('streamtype') ?? '';
    streams.set(kind, stream);
    if (kind === 'stdin') {
      const echo = (text: string) => streams.get('stdout')?.write(Buffer.from(text));
      const terminal = new Terminal(input, life, query.get('tty') === 'true' ? echo : undefined);
      stream.onData = (data) => terminal.take(data);
      stream.onEnd = () => terminal.end();
    }
    if (begun || ![...expected].every((name) => streams.has(name))) return;
    begun = true;
    const to = (name: string) => (data: Uint8Array) => streams.get(name)?.write(data);
    void session({ out: to('stdout'), err: to('stderr'), finish }, { input, life });
  };
}

function forward(
  request: IncomingMessage,
  socket: Duplex,
  head: Buffer,
  begin: (end: SpdyEnd, close: () => void) => void,
  isSpdy: boolean,
): void {
  if (isSpdy) {
    begin(switchToSpdy(request, socket, head, 'portforward.k8s.io'), () => socket.end());
    return;
  }
  const accepted = acceptWebSocket(request, socket, head, ['SPDY/3.1+portforward.k8s.io']);
  if (accepted === undefined)
    throw new ApiError(400, 'BadRequest', 'unable to upgrade: no protocol in common');
  const end = new SpdyEnd((data) => accepted.end.send(data));
  accepted.end.onMessage = (message) => end.take(message);
  begin(end, () => accepted.end.close());
}
