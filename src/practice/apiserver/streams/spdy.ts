import { constants, createDeflate, createInflate, type Deflate, type Inflate } from 'node:zlib';
import { spdyDictionary } from './spdy-dictionary.ts';

const SYN_STREAM = 1;
const SYN_REPLY = 2;
const RST_STREAM = 3;
const PING = 6;
const GOAWAY = 7;
const FIN = 1;

/** One stream of a SPDY connection, opened by the client. */
export type SpdyStream = {
  readonly id: number;
  readonly headers: ReadonlyMap<string, string>;
  onData: (data: Buffer) => void;
  /** The client sends no more. */
  onEnd: () => void;
  write(data: Uint8Array): void;
  end(): void;
};

/** The server's end of a SPDY/3.1 connection, over any pair of byte streams. */
export class SpdyEnd {
  private buffered: Buffer = Buffer.alloc(0);
  private readonly streams = new Map<number, SpdyStream>();
  private readonly inflate: Inflate = createInflate({
    dictionary: spdyDictionary,
    finishFlush: constants.Z_SYNC_FLUSH,
  });
  private readonly deflate: Deflate = createDeflate({
    dictionary: spdyDictionary,
    flush: constants.Z_SYNC_FLUSH,
  });
  private work: Promise<void> = Promise.resolve();
  private readonly send: (data: Uint8Array) => void;
  onStream: (stream: SpdyStream) => void = () => undefined;

  constructor(send: (data: Uint8Array) => void) {
    this.send = send;
    this.inflate.on('error', () => undefined);
  }

  /** Bytes from the client, in order. */
  take(chunk: Buffer): void {
    this.buffered = Buffer.concat([this.buffered, chunk]);
    while (this.buffered.length >= 8) {
      const length = this.buffered.readUIntBE(5, 3);
      if (this.buffered.length < 8 + length) return;
      const frame = this.buffered.subarray(0, 8 + length);
      this.buffered = this.buffered.subarray(8 + length);
      this.work = this.work.then(() => this.handle(frame));
    }
  }

  private async handle(frame: Buffer): Promise<void> {
    const payload = frame.subarray(8);
    const flags = frame[4] ?? 0;
    if (((frame[0] ?? 0) & 0x80) === 0) {
      const stream = this.streams.get(frame.readUInt32BE(0));
      if (payload.length > 0) stream?.onData(payload);
      if (flags & FIN) stream?.onEnd();
      return;
    }
    switch (frame.readUInt16BE(2)) {
      case SYN_STREAM:
        return this.open(payload, flags);
      case PING:
        this.control(PING, 0, payload);
        return;
      case RST_STREAM:
        this.streams.get(payload.readUInt32BE(0))?.onEnd();
        return;
      case GOAWAY:
        for (const stream of this.streams.values()) stream.onEnd();
        return;
      default:
        return;
    }
  }

  private async open(payload: Buffer, flags: number): Promise<void> {
    const id = payload.readUInt32BE(0) & 0x7fffffff;
    const headers = readHeaders(await this.through(this.inflate, payload.subarray(10)));
    const stream: SpdyStream = {
      id,
      headers,
      onData: () => undefined,
      onEnd: () => undefined,
      write: (data) => this.data(id, data, 0),
      end: () => this.data(id, new Uint8Array(), FIN),
    };
    this.streams.set(id, stream);
    const reply = Buffer.alloc(4);
    reply.writeUInt32BE(id);
    this.control(SYN_REPLY, 0, Buffer.concat([reply, await this.through(this.deflate, Buffer.alloc(4))]));
    this.onStream(stream);
    if (flags & FIN) stream.onEnd();
  }

  /** What a compressor gives for one block; its state goes on to the next. */
  private through(stream: Inflate | Deflate, block: Buffer): Promise<Buffer> {
    return new Promise((resolve) => {
      const parts: Buffer[] = [];
      const collect = (part: Buffer) => parts.push(part);
      stream.on('data', collect);
      stream.write(block);
      stream.flush(constants.Z_SYNC_FLUSH, () => {
        stream.off('data', collect);
        resolve(Buffer.concat(parts));
      });
    });
  }

  private data(id: number, data: Uint8Array, flags: number): void {
    const header = Buffer.alloc(8);
    header.writeUInt32BE(id, 0);
    header.writeUInt32BE((flags << 24) | data.length, 4);
    this.send(Buffer.concat([header, data]));
  }

  private control(type: number, flags: number, payload: Uint8Array): void {
    const header = Buffer.alloc(8);
    header.writeUInt16BE(0x8003, 0);
    header.writeUInt16BE(type, 2);
    header.writeUInt32BE((flags << 24) | payload.length, 4);
    this.send(Buffer.concat([header, payload]));
  }
}

function readHeaders(block: Buffer): Map<string, string> {
  const found = new Map<string, string>();
  let at = 4;
  const text = (): string => {
    const length = block.readUInt32BE(at);
    const value = block.subarray(at + 4, at + 4 + length).toString('utf8');
    at += 4 + length;
    return value;
  };
  const count = block.length >= 4 ? Math.min(block.readUInt32BE(0), 100) : 0;
  for (let index = 0; index < count && at + 4 <= block.length; index++) {
    const name = text();
    found.set(name.toLowerCase(), text());
  }
  return found;
}
