import type { ServerResponse } from 'node:http';
import { badRequest, notFound } from '../../apiserver/api-error.ts';
import type { Kubelets, StreamTarget } from '../../apiserver/request.ts';
import type { Cluster } from '../../cluster.ts';
import type { Node, Pod } from '../../kinds.ts';
import { microTimestamp } from '../../kube.ts';
import { clusterNetwork } from '../cluster-network.ts';
import { isSilent } from '../controllers/node-health.ts';
import { type Controller, keyOf, splitKey } from '../manager.ts';
import type { ContainerRunner } from './container.ts';
import { PodWorker, type WorkerTools } from './pod-worker.ts';
import { Ports } from './ports.ts';
import { Volumes } from './volumes.ts';

/** The kubelets of all simulated nodes. */
export class AllKubelets implements Kubelets {
  private readonly cluster: Cluster;
  private readonly workers = new Map<string, PodWorker>();
  private readonly volumes: Volumes;
  private readonly pulled = new Map<string, Set<string>>();
  readonly ports = new Ports();

  constructor(cluster: Cluster) {
    this.cluster = cluster;
    this.volumes = new Volumes(cluster);
  }

  controller(): Controller {
    const { store } = this.cluster;
    return {
      name: 'kubelet',
      startKeys: () => store.list<Pod>('pods').map(keyOf),
      keysOf: ({ resource, object, before }) => {
        if (resource === 'pods') return [keyOf(object)];
        if (resource !== 'nodes' || !isSilent(before) || isSilent(object)) return [];
        return store
          .list<Pod>('pods')
          .filter((pod) => pod.spec.nodeName === object.metadata.name)
          .map((pod) => `heard ${keyOf(pod)}`);
      },
      sync: (key) => {
        const place = key.replace(/^heard /, '');
        if (place !== key) this.workers.get(place)?.changed();
        return this.sync(place);
      },
    };
  }

  private sync(key: string): undefined {
    const [namespace, name] = splitKey(key);
    const pod = this.cluster.store.get<Pod>('pods', namespace, name);
    const worker = this.workers.get(key);
    if (worker !== undefined && pod?.metadata.uid !== worker.uid) {
      worker.end();
      this.workers.delete(key);
      return this.sync(key);
    }
    if (pod === undefined || !pod.spec.nodeName || this.isSilent(pod)) return;
    if (pod.metadata.deletionTimestamp !== undefined) {
      const running = worker ?? this.begin(key, pod, false);
      void running.stop(pod.metadata.deletionGracePeriodSeconds ?? 30);
      return;
    }
    if (worker !== undefined) return worker.update(pod) as undefined;
    if (pod.status?.phase === 'Succeeded' || pod.status?.phase === 'Failed') return;
    if (this.cluster.store.get('nodes', undefined, pod.spec.nodeName) === undefined) return;
    this.begin(key, pod, true);
  }

  private isSilent({ spec }: Pod): boolean {
    return isSilent(this.cluster.store.get<Node>('nodes', undefined, spec.nodeName ?? ''));
  }

  private begin(key: string, pod: Pod, run: boolean): PodWorker {
    const worker = new PodWorker(pod, this.toolsOf(pod.spec.nodeName ?? ''));
    this.workers.set(key, worker);
    if (run) void worker.run();
    return worker;
  }

  private toolsOf(node: string): WorkerTools {
    const pulled = this.pulled.get(node) ?? new Set<string>();
    this.pulled.set(node, pulled);
    return {
      cluster: this.cluster,
      volumes: this.volumes,
      ports: this.ports,
      pulled,
      networkOf: (pod) => clusterNetwork(this.cluster, this.ports, pod),
      addressFor: (pod) => this.addressFor(pod),
      isSilent: (pod) => this.isSilent(pod),
    };
  }

  /** A free address of the node's network; the node's own for Pods on the host's. */
  private addressFor(pod: Pod): string {
    const node = this.cluster.store.get<Node>('nodes', undefined, pod.spec.nodeName ?? '');
    if (pod.status?.podIP) return pod.status.podIP;
    if (pod.spec.hostNetwork)
      return node?.status?.addresses?.find((one) => one.type === 'InternalIP')?.address ?? '';
    const used = new Set(this.cluster.store.list<Pod>('pods').map((one) => one.status?.podIP));
    const prefix = (node?.spec?.podCIDR ?? '10.244.250.0/24').split('.').slice(0, 3).join('.');
    for (let host = 2; host < 255; host++) if (!used.has(`${prefix}.${host}`)) return `${prefix}.${host}`;
    return '';
  }

  stop(): void {
    for (const worker of this.workers.values()) worker.end();
  }

  /** The container a request means. Throws an ApiError with the sentence kubectl shows. */
  container(
    { namespace, pod }: StreamTarget,
    wanted: string | null,
    cluster = this.cluster,
  ): { runner: ContainerRunner; name: string } {
    const stored = cluster.store.get<Pod>('pods', namespace, pod);
    if (stored === undefined) throw notFound({ group: '', name: 'pods' }, pod);
    const names = stored.spec.containers.map((one) => one.name);
    const first = stored.metadata.annotations?.['kubectl.kubernetes.io/default-container'];
    const inits = (stored.spec.initContainers ?? []).map((one) => one.name);
    if (!wanted && names.length > 1 && first === undefined)
      throw badRequest(
        `a container name must be specified for pod ${pod}, choose one of: [${names.join(' ')}]${inits.length > 0 ? ` or one of the init containers: [${inits.join(' ')}]` : ''}`,
      );
    const name = wanted || first || (names[0] ?? '');
    const all = [...names, ...inits, ...(stored.spec.ephemeralContainers ?? []).map((one) => one.name)];
    if (!all.includes(name)) throw badRequest(`container ${name} is not valid for pod ${pod}`);
    const runner = this.workers.get(`${namespace}/${pod}`)?.runner(name);
    if (runner === undefined) {
      if (stored.spec.nodeName && (stored.status?.phase === 'Succeeded' || stored.status?.phase === 'Failed'))
        throw badRequest(
          `unable to retrieve container logs for containerd://${name}: the practice cluster was started again since`,
        );
      throw badRequest(
        stored.spec.nodeName
          ? `container "${name}" in pod "${pod}" is waiting to start: ContainerCreating`
          : `pod ${pod} does not have a host assigned`,
      );
    }
    return { runner, name };
  }

  logs(target: StreamTarget, query: URLSearchParams, response: ServerResponse): void {
    const pod = this.cluster.store.get<Pod>('pods', target.namespace, target.pod);
    if (pod !== undefined && !pod.spec.nodeName) {
      response.writeHead(200, { 'content-type': 'text/plain' });
      return void response.end();
    }
    const { runner, name } = this.container(target, query.get('container'));
    const previous = query.get('previous') === 'true';
    if (previous && runner.previousLog === undefined)
      throw badRequest(`previous terminated container "${name}" in pod "${target.pod}" not found`);
    if (
      !previous &&
      runner.state.kind === 'waiting' &&
      runner.restartCount === 0 &&
      runner.ended === undefined
    )
      throw badRequest(
        `container "${name}" in pod "${target.pod}" is waiting to start: ${waitingText(runner.state.reason)}`,
      );
    const log = previous ? (runner.previousLog ?? runner.log) : runner.log;
    const stamps = query.get('timestamps') === 'true';
    const show = ({ at, text }: { at: number; text: string }) =>
      `${stamps ? `${microTimestamp(at).replace('Z', '000Z')} ` : ''}${text}\n`;
    const since = query.get('sinceSeconds');
    const after = since
      ? this.cluster.clock.now() - Number(since) * 1000
      : Date.parse(query.get('sinceTime') ?? '') || 0;
    const tail = query.get('tailLines');
    const lines = log.all().filter((line) => line.at >= after);
    const shown = tail === null ? lines : Number(tail) === 0 ? [] : lines.slice(-Number(tail));
    const limit = Number(query.get('limitBytes') ?? Number.MAX_SAFE_INTEGER);
    response.writeHead(200, { 'content-type': 'text/plain' });
    response.write(shown.map(show).join('').slice(0, limit));
    if (query.get('follow') !== 'true' || previous || log.closed) return void response.end();
    response.flushHeaders();
    const stop = log.follow(
      (line) => response.write(show(line)),
      () => response.end(),
    );
    response.once('close', stop);
  }

  usage(
    namespace: string,
    pod: string,
  ): readonly { name: string; cpu: number; memory: number }[] | undefined {
    const worker = this.workers.get(`${namespace}/${pod}`);
    const sidecars = worker?.init.filter((one) => one.kind === 'sidecar') ?? [];
    const used = [...(worker?.main ?? []), ...sidecars].flatMap((one) => {
      const usage = one.usage();
      return usage === undefined ? [] : [{ name: one.spec.name, ...usage }];
    });
    return used.length === 0 ? undefined : used;
  }
}

/** What logs say of a container that has written nothing yet. */
const waitingText = (reason: string): string =>
  reason === 'ImagePullBackOff' || reason === 'ErrImagePull' ? 'trying and failing to pull image' : reason;
