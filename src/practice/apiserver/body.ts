import type { IncomingMessage } from 'node:http';
import type { Cluster } from '../cluster.ts';
import { ApiError, badRequest } from './api-error.ts';
import { decodeProtobuf } from './protobuf/decode.ts';

const largest = 3 * 1024 * 1024;

/** All bytes of a body; 413 beyond 3 MiB, as the real server answers. */
export function readBytes(incoming: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    let chunks: Buffer[] = [];
    let size = 0;
    incoming.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size <= largest) return void chunks.push(chunk);
      // The rest is let past: a client that still sends would not see an answer.
      chunks = [];
      reject(new ApiError(413, 'RequestEntityTooLarge', `Request entity too large: limit is ${largest}`));
    });
    incoming.on('end', () => resolve(Buffer.concat(chunks)));
    incoming.on('error', () => reject(badRequest('the request ended half way')));
  });
}

/** The body as JSON; from JSON, YAML or protobuf. Throws an ApiError. */
export async function parseBody(bytes: Buffer, contentType: string, cluster: Cluster): Promise<unknown> {
  if (bytes.length === 0) return undefined;
  const media = contentType.split(';')[0]?.trim() ?? '';
  if (media === 'application/vnd.kubernetes.protobuf')
    return decodeProtobuf(
      bytes,
      (version, kind) => protobufType(cluster, version, kind),
      cluster.data.fields(),
    );
  const text = bytes.toString('utf8');
  if (media.includes('yaml')) return parseYaml(text);
  try {
    return refuseDeep(JSON.parse(text));
  } catch (error) {
    if (error instanceof ApiError) throw error;
    throw badRequest(`couldn't get version/kind; json parse error: ${(error as Error).message}`);
  }
}

// DeleteOptions of every group is the one of meta/v1.
const protobufType = (cluster: Cluster, version: string, kind: string): string | undefined =>
  cluster.resources.typeOf(version, kind) ??
  (kind.endsWith('Options') ? `io.k8s.apimachinery.pkg.apis.meta.v1.${kind}` : undefined);

async function parseYaml(text: string): Promise<unknown> {
  try {
    return refuseDeep(JSON.parse(text));
  } catch (error) {
    if (error instanceof ApiError) throw error;
  }
  const { parse } = await import('yaml');
  try {
    return refuseDeep(parse(text, { maxAliasCount: 100 }));
  } catch (error) {
    throw badRequest(`error parsing YAML: ${(error as Error).message}`);
  }
}

/** Go refuses what is nested too deeply; so do we, before anything recursive sees it. */
function refuseDeep(value: unknown): unknown {
  const stack: [unknown, number][] = [[value, 0]];
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const [one, depth] = next;
    if (typeof one !== 'object' || one === null) continue;
    if (depth > 500) throw badRequest('exceeded max depth');
    for (const inner of Object.values(one)) stack.push([inner, depth + 1]);
  }
  return value;
}
