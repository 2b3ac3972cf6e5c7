import type { Cluster } from '../../cluster.ts';
import type { Pod } from '../../kinds.ts';
import type { AllKubelets } from '../../runtime/kubelet/kubelet.ts';
import { badRequest, notFound } from '../api-error.ts';
import type { StreamTarget } from '../request.ts';
import type { SpdyEnd, SpdyStream } from './spdy.ts';

const largest = 64 * 1024;

/** Answers HTTP on forwarded ports with what the Pod's simulated servers say. Throws an ApiError. */
export function forwardPorts(
  { namespace, pod: name }: StreamTarget,
  cluster: Cluster,
  kubelets: AllKubelets,
): (end: SpdyEnd, close: () => void) => void {
  const pod = cluster.store.get<Pod>('pods', namespace, name);
  if (pod === undefined) throw notFound({ group: '', name: 'pods' }, name);
  if (pod.status?.phase !== 'Running')
    throw badRequest(
      `unable to forward port because pod is not running. Current status=${pod.status?.phase}`,
    );
  const errors = new Map<string, SpdyStream>();
  return (end, close) => {
    end.onStream = (stream) => {
      const request = stream.headers.get('requestid') ?? '';
      if (stream.headers.get('streamtype') === 'error') {
        errors.set(request, stream);
        return;
      }
      serve(stream, Number(stream.headers.get('port') ?? 0), pod, kubelets, (message) => {
        errors.get(request)?.write(Buffer.from(message));
        errors.get(request)?.end();
        // A port that nobody listens on ends the whole forwarding, as it does with a container runtime.
        close();
      });
    };
  };
}

function serve(
  stream: SpdyStream,
  port: number,
  pod: Pod,
  kubelets: AllKubelets,
  fail: (message: string) => void,
): void {
  const { uid, name } = pod.metadata;
  let received = Buffer.alloc(0);
  stream.onEnd = () => stream.end();
  stream.onData = (data) => {
    received = Buffer.concat([received, data]);
    const head = received.indexOf('\r\n\r\n');
    if (head < 0) {
      if (received.length > largest) stream.end();
      return;
    }
    const [line = '', ...rest] = received.subarray(0, head).toString('latin1').split('\r\n');
    const headers = Object.fromEntries(
      rest.map((one) => [
        one.slice(0, one.indexOf(':')).toLowerCase(),
        one.slice(one.indexOf(':') + 1).trim(),
      ]),
    );
    const length = Number(headers['content-length'] ?? 0);
    if (received.length < head + 4 + length) return;
    received = received.subarray(head + 4 + length);
    const [method = 'GET', path = '/'] = line.split(' ');
    const reply = kubelets.ports.find(uid, port)?.({ method, path, headers, from: '127.0.0.1' });
    if (reply === undefined) {
      fail(
        `error forwarding port ${port} to pod ${name}, uid : failed to execute portforward in network namespace: failed to connect to localhost:${port} inside namespace: dial tcp4 127.0.0.1:${port}: connect: connection refused`,
      );
      stream.end();
      return;
    }
    const body = Buffer.from(reply.body, 'utf8');
    const given = Object.entries({
      ...reply.headers,
      'content-length': String(body.length),
      connection: 'close',
    });
    stream.write(
      Buffer.concat([
        Buffer.from(
          `HTTP/1.1 ${reply.status} ${reply.status < 400 ? 'OK' : 'Error'}\r\n${given.map(([key, value]) => `${key}: ${value}\r\n`).join('')}\r\n`,
        ),
        body,
      ]),
    );
    stream.end();
  };
}
