import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';

const magic = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';
const largest = 16 * 1024 * 1024;

/** The server's end of one WebSocket, after the handshake. Messages are whole; text ones too are given as bytes. */
export class WebSocketEnd {
  private buffered: Buffer = Buffer.alloc(0);
  private parts: Buffer[] = [];
  private readonly socket: Duplex;
  onMessage: (data: Buffer) => void = () => undefined;
  onClose: () => void = () => undefined;
  private closed = false;

  constructor(socket: Duplex, head: Buffer) {
    this.socket = socket;
    socket.on('data', (chunk: Buffer) => this.take(chunk));
    socket.on('error', () => this.end());
    socket.once('close', () => this.end());
    if (head.length > 0) setImmediate(() => this.take(head));
  }

  send(data: Uint8Array): void {
    this.frame(2, data);
  }

  close(): void {
    if (this.closed) return;
    this.frame(8, Buffer.from([0x03, 0xe8]));
    this.socket.end();
  }

  private end(): void {
    if (this.closed) return;
    this.closed = true;
    this.onClose();
  }

  private frame(opcode: number, data: Uint8Array): void {
    if (this.closed || !this.socket.writable) return;
    const header =
      data.length < 126
        ? Buffer.from([0x80 | opcode, data.length])
        : data.length < 65_536
          ? Buffer.from([0x80 | opcode, 126, data.length >> 8, data.length & 255])
          : Buffer.concat([Buffer.from([0x80 | opcode, 127, 0, 0, 0, 0]), bigEndian(data.length)]);
    this.socket.write(Buffer.concat([header, data]));
  }

  private take(chunk: Buffer): void {
    this.buffered = Buffer.concat([this.buffered, chunk]);
    for (let next = this.read(); next !== undefined; next = this.read()) this.handle(next);
  }

  private read(): { final: boolean; opcode: number; data: Buffer } | undefined {
    const bytes = this.buffered;
    if (bytes.length < 2) return undefined;
    const first = bytes[0] ?? 0;
    const second = bytes[1] ?? 0;
    let length = second & 0x7f;
    let at = 2;
    if (length === 126) {
      if (bytes.length < 4) return undefined;
      length = bytes.readUInt16BE(2);
      at = 4;
    } else if (length === 127) {
      if (bytes.length < 10) return undefined;
      length = Number(bytes.readBigUInt64BE(2));
      at = 10;
    }
    if (length > largest) {
      this.socket.destroy();
      return undefined;
    }
    const masked = (second & 0x80) !== 0;
    if (bytes.length < at + (masked ? 4 : 0) + length) return undefined;
    const mask = masked ? bytes.subarray(at, at + 4) : undefined;
    if (masked) at += 4;
    const data = Buffer.from(bytes.subarray(at, at + length));
    if (mask)
      for (let index = 0; index < data.length; index++)
        data[index] = (data[index] ?? 0) ^ (mask[index & 3] ?? 0);
    this.buffered = bytes.subarray(at + length);
    return { final: (first & 0x80) !== 0, opcode: first & 15, data };
  }

  private handle({ final, opcode, data }: { final: boolean; opcode: number; data: Buffer }): void {
    if (opcode === 8) this.close();
    if (opcode === 9) this.frame(10, data);
    if (opcode > 2) return;
    this.parts.push(data);
    if (!final) return;
    const message = Buffer.concat(this.parts);
    this.parts = [];
    this.onMessage(message);
  }
}

function bigEndian(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

/** Answers the handshake, choosing the first of our protocols that the client offers; `undefined` without one. */
export function acceptWebSocket(
  request: IncomingMessage,
  socket: Duplex,
  head: Buffer,
  ours: readonly string[],
): { end: WebSocketEnd; protocol: string } | undefined {
  const offered = (request.headers['sec-websocket-protocol'] ?? '').split(',').map((one) => one.trim());
  const protocol = ours.find((one) => offered.includes(one));
  const key = request.headers['sec-websocket-key'];
  if (protocol === undefined || key === undefined) return undefined;
  const accept = createHash('sha1')
    .update(key + magic)
    .digest('base64');
  socket.write(
    `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\nSec-WebSocket-Protocol: ${protocol}\r\n\r\n`,
  );
  return { end: new WebSocketEnd(socket, head), protocol };
}
