import type { Kubectl, KubeObject } from '../host/kubectl.ts';
import type { Both } from '../i18n/language.ts';
import type { Capability } from './capability.ts';
import type { Doors } from './doors.ts';
import { valueAt } from './path.ts';

export type Lack = { readonly need: Capability; readonly because: Both };

/** What is known of the place when capabilities are looked for. */
export type Place = {
  readonly kubectl: Kubectl;
  readonly nodes: readonly KubeObject[];
  readonly provider: string;
  readonly signal: AbortSignal | undefined;
};

const isSimulated = (node: KubeObject): boolean =>
  node.metadata.annotations?.['kwok.x-k8s.io/node'] !== undefined || node.metadata.labels?.type === 'kwok';

const zone = 'metadata.labels["topology.kubernetes.io/zone"]';

const onRealNodes: ReadonlySet<string> = new Set([
  'exec',
  'logs',
  'port-forward',
  'real-traffic',
  'load',
  'dns',
]);

const lack = (need: Capability, ja: string, en: string): Lack => ({ need, because: { ja, en } });

async function toolLack(need: 'helm' | 'eksctl', doors: Doors): Promise<Lack | undefined> {
  const ended = await doors.shell.run({
    program: need,
    args: ['version'],
    env: doors.env(),
    deadline: 10_000,
  });
  return ended.kind === 'missing'
    ? lack(need, `${need} が PATH にありません`, `${need} is not on PATH`)
    : undefined;
}

async function metricsLack({ kubectl, signal }: Place): Promise<Lack | undefined> {
  const [service] = await kubectl.named({ args: ['apiservices/v1beta1.metrics.k8s.io'], signal });
  const available = valueAt(service, 'status.conditions[type=Available].status') === 'True';
  return available
    ? undefined
    : lack('metrics', 'metrics-server が動いていません', 'metrics-server does not run');
}

const isDefault = 'metadata.annotations["storageclass.kubernetes.io/is-default-class"]';

async function volumesLack({ kubectl, signal }: Place): Promise<Lack | undefined> {
  const classes = await kubectl.list({ args: ['storageclasses'], signal });
  return classes.some((item) => valueAt(item, isDefault) === 'true')
    ? undefined
    : lack('dynamic-volumes', '既定の StorageClass がありません', 'there is no default StorageClass');
}

/** CNI plugins that never enforce NetworkPolicy. Others are proven by the lab's own baseline. */
const ignoring = /^(kube-flannel|kube-flannel-ds|flannel)/;

async function policyLack({ kubectl, signal }: Place): Promise<Lack | undefined> {
  const sets = await kubectl.list({ args: ['daemonsets.apps', '--all-namespaces'], signal });
  const found = sets.find((item) => ignoring.test(item.metadata.name));
  return found === undefined
    ? undefined
    : lack(
        'network-policy-enforced',
        `CNI の ${found.metadata.name} は NetworkPolicy を適用しません`,
        `the CNI ${found.metadata.name} does not enforce NetworkPolicy`,
      );
}

async function adminLack({ kubectl, signal }: Place): Promise<Lack | undefined> {
  const ended = await kubectl.run({
    args: ['auth', 'can-i', '*', '*', '--all-namespaces', '--quiet'],
    signal,
  });
  return ended.kind === 'exited' && ended.code === 0
    ? undefined
    : lack(
        'cluster-admin',
        'クラスター全体の管理者権限がありません',
        'you are not an administrator of the whole cluster',
      );
}

/** Whether the place lacks one capability, looked up on the cluster itself. Throws a Problem when it cannot look. */
export async function lackOf(need: Capability, place: Place, doors: Doors): Promise<Lack | undefined> {
  const real = place.nodes.filter((node) => !isSimulated(node));
  if (onRealNodes.has(need))
    return real.length > 0 ? undefined : lack(need, 'ノードが模擬です', 'its nodes are simulated');
  switch (need) {
    case 'pods':
      return place.nodes.length > 0 ? undefined : lack(need, 'ノードがありません', 'it has no nodes');
    case 'multi-node':
      return place.nodes.length > 1 ? undefined : lack(need, 'ノードが 1 台です', 'it has one node');
    case 'zones':
      return new Set(place.nodes.map((node) => valueAt(node, zone))).size > 1
        ? undefined
        : lack(need, 'ゾーンが 1 つです', 'it has one zone');
    case 'metrics':
      return metricsLack(place);
    case 'dynamic-volumes':
      return volumesLack(place);
    case 'network-policy-enforced':
      return policyLack(place);
    case 'cluster-admin':
      return adminLack(place);
    case 'load-balancer':
      return place.provider === 'eks' ? undefined : lack(need, 'EKS ではありません', 'it is not EKS');
    case 'helm':
    case 'eksctl':
      return toolLack(need, doors);
    default:
      return undefined;
  }
}
