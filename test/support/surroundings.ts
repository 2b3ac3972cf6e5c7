import { execFileSync } from 'node:child_process';

/** What changes by itself, and what a lab beside this one defines and takes away again. */
const churn =
  /^(events|leases|apiservices|componentstatuses|certificatesigningrequests)|reviews$|\.(metrics\.k8s|gateway\.networking\.k8s)\.io$/;

type Found = {
  readonly kind: string;
  readonly spec?: { readonly parentRef?: { readonly namespace?: string } };
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly uid: string;
    readonly labels?: Readonly<Record<string, string>>;
    readonly annotations?: Readonly<Record<string, string>>;
  };
};

const run = (kubeconfig: string, ...args: readonly string[]): string =>
  execFileSync('kubectl', [`--kubeconfig=${kubeconfig}`, ...args], {
    maxBuffer: 64_000_000,
    stdio: ['ignore', 'pipe', 'ignore'],
  }).toString();

/** Namespace of the Service that an address was given to. */
const parentOf = ({ spec }: Found): string => spec?.parentRef?.namespace ?? '';

/** Of labs and of tests beside this one. */
const isOurs = (object: Found): boolean => {
  const {
    kind,
    metadata: { name, namespace = name, labels = {} },
  } = object;
  return (
    namespace.startsWith('eks-learn-') ||
    Object.keys(labels).some((label) => label.startsWith('eks-learn.dev/')) ||
    (kind === 'PersistentVolume' && name.startsWith('eks-learn-')) ||
    (kind === 'IPAddress' && parentOf(object).startsWith('eks-learn-'))
  );
};

/** What somebody asked for, without what controllers write down and without how the API server counts. */
function wish(object: Found): unknown {
  const { status: _, ...rest } = object as Found & { status?: unknown };
  const { name, namespace, uid, labels, annotations } = object.metadata;
  const metadata = { name, namespace, uid, labels, annotations: Object.keys(annotations ?? {}).toSorted() };
  return JSON.parse(
    JSON.stringify({ ...rest, metadata }, (key, value: unknown) =>
      /^(managedFields|resourceVersion|generation|endpoints|subsets)$/.test(key) ? undefined : value,
    ),
  );
}

/** Everything in a cluster but labs, by kind, namespace and name: equal before and after a lab. */
export function surroundingsOf(kubeconfig: string): Readonly<Record<string, unknown>> {
  const kinds = run(kubeconfig, 'api-resources', '--verbs=list', '-o', 'name', '--cached')
    .split('\n')
    .filter((kind) => kind !== '' && !churn.test(kind));
  const { items } = JSON.parse(run(kubeconfig, 'get', kinds.join(','), '--all-namespaces', '-o', 'json')) as {
    items: readonly Found[];
  };
  return Object.fromEntries(
    items
      .filter((object) => !isOurs(object))
      .map((object) => [
        `${object.kind} ${object.metadata.namespace ?? '-'}/${object.metadata.name}`,
        wish(object),
      ]),
  );
}
