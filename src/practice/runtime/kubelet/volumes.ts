import type { Cluster } from '../../cluster.ts';
import type { ConfigMap, Container, PersistentVolumeClaim, Pod, Secret, Volume } from '../../kinds.ts';
import type { Image } from '../images.ts';
import { FileSystem, type Mount, type Tree } from '../shell/files.ts';
import { nginxPage } from '../shell/nginx-page.ts';
import { fieldOf } from './environment.ts';
import { CannotMount } from './problem.ts';

const decoded = (value: string): string => Buffer.from(value, 'base64').toString('utf8');

type Items = readonly { key: string; path: string }[] | undefined;

function chosen(
  data: Readonly<Record<string, string>>,
  items: Items,
  what: string,
  volume: string,
  optional: boolean | undefined,
): [string, string][] {
  if (items === undefined || items.length === 0)
    return Object.entries(data).map(([key, value]) => [`/${key}`, value]);
  return items.flatMap(({ key, path }) => {
    const value = data[key];
    if (value === undefined && !optional)
      throw new CannotMount(volume, `${what} references non-existent config key: ${key}`);
    return value === undefined ? [] : [[`/${path}`, value] as [string, string]];
  });
}

/** The trees of a Pod's volumes; those of claims and host paths outlive the Pod. */
export class Volumes {
  private readonly cluster: Cluster;
  private readonly lasting = new Map<string, Tree>();

  constructor(cluster: Cluster) {
    this.cluster = cluster;
    cluster.store.listen(({ resource, type, object }) => {
      if (type === 'DELETED' && resource === 'persistentvolumeclaims')
        this.lasting.delete(`claim ${object.metadata.uid}`);
    });
  }

  /** Sets all volumes of a Pod up. Throws CannotMount for the first that cannot be. */
  setUp(pod: Pod): Map<string, Tree> {
    return new Map(
      (pod.spec.volumes ?? []).map((volume) => [volume.name, this.treeOf(volume, pod)] as const),
    );
  }

  private treeOf(volume: Volume, pod: Pod): Tree {
    const { namespace } = pod.metadata;
    if (volume.configMap)
      return this.fixed(this.configMap(volume.configMap.name ?? '', volume.configMap, pod, volume.name));
    if (volume.secret)
      return this.fixed(this.secret(volume.secret.secretName ?? '', volume.secret, pod, volume.name));
    if (volume.projected) return this.projected(volume, pod);
    if (volume.downwardAPI)
      return this.fixed(
        (volume.downwardAPI.items ?? []).map((item) => [
          `/${item.path}`,
          fieldOf(pod, item.fieldRef?.fieldPath ?? '', this.cluster),
        ]),
      );
    if (volume.persistentVolumeClaim) {
      const name = volume.persistentVolumeClaim.claimName;
      const claim = this.cluster.store.get<PersistentVolumeClaim>('persistentvolumeclaims', namespace, name);
      if (claim?.status?.phase !== 'Bound')
        throw new CannotMount(volume.name, `persistentvolumeclaim "${name}" is not bound`);
      return this.kept(`claim ${claim.metadata.uid}`);
    }
    if (volume.hostPath) return this.kept(`host ${pod.spec.nodeName} ${volume.hostPath.path}`);
    return { files: new Map(), readOnly: false };
  }

  private kept(key: string): Tree {
    const known = this.lasting.get(key);
    if (known) return known;
    const made = { files: new Map<string, string>(), readOnly: false };
    this.lasting.set(key, made);
    return made;
  }

  private fixed(entries: Iterable<readonly [string, string]>): Tree {
    return { files: new Map(entries), readOnly: true };
  }

  private configMap(
    name: string,
    { items, optional }: { items?: Items; optional?: boolean | undefined },
    pod: Pod,
    volume: string,
  ): [string, string][] {
    const map = this.cluster.store.get<ConfigMap>('configmaps', pod.metadata.namespace, name);
    if (map === undefined) {
      if (optional) return [];
      throw new CannotMount(volume, `configmap "${name}" not found`);
    }
    const binary = Object.fromEntries(
      Object.entries(map.binaryData ?? {}).map(([key, value]) => [key, decoded(value)]),
    );
    return chosen({ ...binary, ...map.data }, items, 'configmap', volume, optional);
  }

  private secret(
    name: string,
    { items, optional }: { items?: Items; optional?: boolean | undefined },
    pod: Pod,
    volume: string,
  ): [string, string][] {
    const found = this.cluster.store.get<Secret>('secrets', pod.metadata.namespace, name);
    if (found === undefined) {
      if (optional) return [];
      throw new CannotMount(volume, `secret "${name}" not found`);
    }
    const data = Object.fromEntries(
      Object.entries(found.data ?? {}).map(([key, value]) => [key, decoded(value)]),
    );
    return chosen(data, items, 'secret', volume, optional);
  }

  private projected(volume: Volume, pod: Pod): Tree {
    const entries: [string, string][] = [];
    for (const source of volume.projected?.sources ?? []) {
      if (source.configMap)
        entries.push(...this.configMap(source.configMap.name ?? '', source.configMap, pod, volume.name));
      if (source.secret)
        entries.push(...this.secret(source.secret.name ?? '', source.secret, pod, volume.name));
      if (source.serviceAccountToken)
        entries.push([`/${source.serviceAccountToken.path}`, 'simulated-token']);
      for (const item of source.downwardAPI?.items ?? [])
        entries.push([`/${item.path}`, fieldOf(pod, item.fieldRef?.fieldPath ?? '', this.cluster)]);
    }
    return this.fixed(entries);
  }
}

const folders = [
  '/bin/',
  '/dev/',
  '/etc/',
  '/home/',
  '/lib/',
  '/lib64/',
  '/proc/',
  '/root/',
  '/run/',
  '/sys/',
  '/tmp/',
  '/usr/',
  '/var/',
  '/var/log/',
  '/usr/share/',
  '/var/run/',
];

/** The files a container sees: its image's, what the kubelet writes, and its volumes. */
export function fileSystemOf(
  container: Container,
  image: Image,
  pod: Pod,
  trees: ReadonlyMap<string, Tree>,
  user: number,
): FileSystem {
  const host = pod.spec.hostname ?? pod.metadata.name;
  const subdomain = pod.spec.subdomain
    ? `\t${host}.${pod.spec.subdomain}.${pod.metadata.namespace}.svc.cluster.local`
    : '';
  const root = new Map<string, string>([
    ...folders.map((folder) => [folder, ''] as const),
    ...image.programs.map((name) => [`/bin/${name}`, ''] as const),
    ['/etc/hostname', `${host}\n`],
    [
      '/etc/hosts',
      `# Kubernetes-managed hosts file.\n127.0.0.1\tlocalhost\n::1\tlocalhost ip6-localhost ip6-loopback\nfe00::0\tip6-localnet\nfe00::0\tip6-mcastprefix\nfe00::1\tip6-allnodes\nfe00::2\tip6-allrouters\n${pod.status?.podIP ?? ''}${subdomain}\t${host}\n`,
    ],
    [
      '/etc/resolv.conf',
      `search ${pod.metadata.namespace}.svc.cluster.local svc.cluster.local cluster.local\nnameserver 10.96.0.10\noptions ndots:5\n`,
    ],
    ['/dev/null', ''],
    ['/etc/passwd', 'root:x:0:0:root:/root:/bin/sh\nnobody:x:65534:65534:nobody:/home:/bin/false\n'],
    ['/proc/1/', ''],
    [
      '/proc/1/cmdline',
      [
        ...(container.command ?? [...image.entrypoint, ...(container.args ?? image.command)]),
        ...(container.command ? (container.args ?? []) : []),
      ]
        .map((one) => `${one}\0`)
        .join(''),
    ],
    ...(image.name === 'nginx'
      ? ([
          ['/usr/share/nginx/html/index.html', nginxPage],
          ['/etc/nginx/', ''],
          ['/etc/nginx/conf.d/', ''],
        ] as [string, string][])
      : []),
    ...Object.entries(image.files),
  ]);
  const mounts: Mount[] = [
    {
      path: '/',
      tree: { files: root, readOnly: container.securityContext?.readOnlyRootFilesystem === true },
    },
  ];
  for (const mount of container.volumeMounts ?? []) {
    const tree = trees.get(mount.name);
    if (tree === undefined) continue;
    const path = mount.mountPath.replace(/\/+$/, '') || '/';
    if (mount.subPath) mountFile(path, mount.subPath, tree, root, mounts);
    else
      mounts.push({
        path,
        tree: mount.readOnly && !tree.readOnly ? { files: tree.files, readOnly: true } : tree,
      });
  }
  const lines = mounts.map(
    ({ path, tree }) => `simulated ${path} ext4 ${tree.readOnly ? 'ro' : 'rw'},relatime 0 0\n`,
  );
  root.set('/proc/mounts', lines.join(''));
  return new FileSystem(mounts, user === 0);
}

/** A subPath that is a file stands in the tree around it; a folder is a mount of its own. */
function mountFile(
  path: string,
  subPath: string,
  tree: Tree,
  root: Map<string, string>,
  mounts: Mount[],
): void {
  const text = tree.files.get(`/${subPath}`);
  if (text !== undefined) {
    root.set(path, text);
    root.set(`${path.slice(0, path.lastIndexOf('/'))}/`, '');
    return;
  }
  const prefix = `/${subPath}/`;
  const inner = new Map(
    [...tree.files]
      .filter(([key]) => key.startsWith(prefix))
      .map(([key, value]) => [key.slice(prefix.length - 1), value] as const),
  );
  mounts.push({ path, tree: { files: inner, readOnly: tree.readOnly } });
}
