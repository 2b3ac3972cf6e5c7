import type { Cluster } from '../../cluster.ts';
import type { EndpointSlice, Endpoints, Node, Pod, Service } from '../../kinds.ts';
import { type KubeObject, same } from '../../kube.ts';
import { matchesLabels } from '../../selector.ts';
import { type Controller, keyOf, splitKey } from '../manager.ts';
import { createObject, ownedBy } from '../objects.ts';
import { isReady } from '../pods.ts';

const slices = 'endpointslices.discovery.k8s.io';

/** Endpoints and EndpointSlices of Services with a selector, and addresses of load balancers. */
export function endpoints(cluster: Cluster): Controller {
  const { store } = cluster;
  return {
    name: 'endpointslice-controller',
    startKeys: () => store.list<Service>('services').map(keyOf),
    keysOf: ({ resource, object, before }) => {
      if (resource === 'services') return [keyOf(object)];
      if (resource !== 'pods') return [];
      return store
        .list<Service>('services', object.metadata.namespace)
        .filter(
          ({ spec }) =>
            matchesLabels(spec.selector, object.metadata.labels) ||
            matchesLabels(spec.selector, before?.metadata.labels),
        )
        .map(keyOf);
    },
    sync: (key) => sync(key, cluster),
  };
}

type Member = { readonly pod: Pod; readonly ready: boolean; readonly address: string };

function sync(key: string, cluster: Cluster): undefined {
  const [namespace, name] = splitKey(key);
  const { store } = cluster;
  const service = store.get<Service>('services', namespace, name);
  if (service === undefined) {
    store.remove('endpoints', namespace, name);
    return;
  }
  balance(service, cluster);
  if (
    !service.spec.selector ||
    Object.keys(service.spec.selector).length === 0 ||
    service.spec.type === 'ExternalName'
  )
    return;
  const members = store.list<Pod>('pods', namespace).flatMap((pod): Member[] => {
    const address = pod.status?.podIP;
    const over = pod.status?.phase === 'Succeeded' || pod.status?.phase === 'Failed';
    if (!address || over || !matchesLabels(service.spec.selector, pod.metadata.labels)) return [];
    const ready =
      (isReady(pod) || service.spec.publishNotReadyAddresses === true) &&
      pod.metadata.deletionTimestamp === undefined;
    return [{ pod, ready, address }];
  });
  writeSlice(service, members, cluster);
  writeEndpoints(service, members, cluster);
}

/** A load balancer's address: simulated, from the documentation network. */
function balance({ metadata, spec, status }: Service, { store, chance }: Cluster): void {
  if (spec.type !== 'LoadBalancer' || status?.loadBalancer?.ingress?.length) return;
  store.change<Service>('services', metadata.namespace, metadata.name, (draft) => {
    draft.status = {
      loadBalancer: { ingress: [{ ip: `203.0.113.${1 + chance.below(250)}`, ipMode: 'VIP' }] },
    };
  });
}

const portNumber = (target: string | number | undefined, pod: Pod): number | undefined => {
  if (typeof target === 'number') return target;
  if (/^\d+$/.test(target ?? '')) return Number(target);
  return pod.spec.containers.flatMap((one) => one.ports ?? []).find((one) => one.name === target)
    ?.containerPort;
};

const numbersOf = ({ spec }: Service, pod: Pod | undefined) =>
  (spec.ports ?? []).flatMap((port) => {
    const number =
      pod === undefined
        ? typeof port.targetPort === 'number'
          ? port.targetPort
          : undefined
        : portNumber(port.targetPort, pod);
    return number === undefined
      ? []
      : [
          {
            name: port.name ?? '',
            port: number,
            protocol: port.protocol ?? 'TCP',
            ...(port.appProtocol ? { appProtocol: port.appProtocol } : {}),
          },
        ];
  });

const reference = (pod: Pod) => ({
  kind: 'Pod',
  name: pod.metadata.name,
  namespace: pod.metadata.namespace,
  uid: pod.metadata.uid,
});

function writeSlice(service: Service, members: readonly Member[], cluster: Cluster): void {
  const { store } = cluster;
  const { name, namespace } = service.metadata;
  const known = store
    .list<EndpointSlice>(slices, namespace)
    .find(
      (one) =>
        one.metadata.labels?.['kubernetes.io/service-name'] === name &&
        one.metadata.ownerReferences?.some((owner) => owner.uid === service.metadata.uid),
    );
  const wanted = {
    endpoints: members.map(({ pod, ready, address }) => {
      const zone = store.get<Node>('nodes', undefined, pod.spec.nodeName ?? '')?.metadata.labels?.[
        'topology.kubernetes.io/zone'
      ];
      const terminating = pod.metadata.deletionTimestamp !== undefined;
      return {
        addresses: [address],
        conditions: { ready, serving: isReady(pod), terminating },
        ...(pod.spec.hostname && pod.spec.subdomain === name ? { hostname: pod.spec.hostname } : {}),
        nodeName: pod.spec.nodeName,
        targetRef: reference(pod),
        ...(zone ? { zone } : {}),
      };
    }),
    ports: numbersOf(service, members[0]?.pod),
  };
  if (known === undefined) {
    createObject(
      {
        apiVersion: 'discovery.k8s.io/v1',
        kind: 'EndpointSlice',
        metadata: {
          generateName: `${name}-`,
          labels: {
            ...service.metadata.labels,
            'endpointslice.kubernetes.io/managed-by': 'endpointslice-controller.k8s.io',
            'kubernetes.io/service-name': name,
            ...(service.spec.clusterIP === 'None' ? { 'service.kubernetes.io/headless': '' } : {}),
          },
          ownerReferences: [ownedBy(service)],
        },
        addressType: 'IPv4',
        ...wanted,
      },
      namespace,
      cluster,
    );
    return;
  }
  store.change<EndpointSlice>(slices, namespace, known.metadata.name, (draft) => {
    Object.assign(draft, wanted);
    if (!same(draft['endpoints' as keyof typeof draft], known.endpoints))
      draft.metadata.generation = (draft.metadata.generation ?? 1) + 1;
  });
}

function writeEndpoints(service: Service, members: readonly Member[], cluster: Cluster): void {
  const { store } = cluster;
  const { name, namespace, labels } = service.metadata;
  const entry = ({ pod, address }: Member) => ({
    ip: address,
    nodeName: pod.spec.nodeName,
    targetRef: reference(pod),
  });
  const ready = members.filter((one) => one.ready).map(entry);
  const others = members
    .filter((one) => !one.ready && one.pod.metadata.deletionTimestamp === undefined)
    .map(entry);
  const ports = numbersOf(service, members[0]?.pod).map(({ name: port, ...rest }) =>
    port === '' ? rest : { name: port, ...rest },
  );
  const subsets =
    ready.length + others.length === 0
      ? undefined
      : [
          {
            ...(ready.length > 0 ? { addresses: ready } : {}),
            ...(others.length > 0 ? { notReadyAddresses: others } : {}),
            ...(ports.length > 0 ? { ports } : {}),
          },
        ];
  const headless = service.spec.clusterIP === 'None' ? { 'service.kubernetes.io/headless': '' } : {};
  const managed = { ...labels, 'endpoints.kubernetes.io/managed-by': 'endpoint-controller', ...headless };
  if (store.get<Endpoints>('endpoints', namespace, name) === undefined) {
    createObject(
      {
        apiVersion: 'v1',
        kind: 'Endpoints',
        metadata: { name, labels: managed },
        ...(subsets ? { subsets } : {}),
      },
      namespace,
      cluster,
    );
    return;
  }
  store.change<KubeObject>('endpoints', namespace, name, (draft) => {
    if (subsets) draft['subsets'] = subsets;
    else delete draft['subsets'];
  });
}
