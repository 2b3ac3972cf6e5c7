/** What the practice cluster knows of an image: how it starts, and what it holds. */
export type Image = {
  /** As containerd names it: `docker.io/library/nginx:1.27`. */
  readonly reference: string;
  readonly name: string;
  readonly tag: string;
  readonly entrypoint: readonly string[];
  readonly command: readonly string[];
  readonly env: readonly (readonly [string, string])[];
  readonly programs: readonly string[];
  readonly files: Readonly<Record<string, string>>;
  readonly folder: string;
  readonly user: number;
  /** Bytes. */
  readonly size: number;
  /** Cores and bytes a running container uses. */
  readonly usage: { readonly cpu: number; readonly memory: number };
};

type Entry = {
  readonly repositories: readonly string[];
  readonly tags: RegExp;
  readonly make: (tag: string) => Partial<Image>;
};

const path = ['PATH', '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'] as const;
const hub = (name: string): string[] => [
  `docker.io/library/${name}`,
  `public.ecr.aws/docker/library/${name}`,
];

const small = [
  'echo',
  'printf',
  'cat',
  'head',
  'tail',
  'grep',
  'wc',
  'sort',
  'uniq',
  'cut',
  'tr',
  'sed',
  'tee',
  'base64',
  'ls',
  'mkdir',
  'touch',
  'rm',
  'rmdir',
  'cp',
  'mv',
  'pwd',
  'df',
  'test',
  '[',
  'sleep',
  'sh',
  'env',
  'printenv',
  'date',
  'hostname',
  'seq',
  'id',
  'whoami',
  'uname',
  'ps',
  'kill',
  'expr',
  'timeout',
  'dd',
  'yes',
  'true',
  'false',
  'sync',
  'tar',
]; // prettier-ignore
const busyboxOnly = ['ash', 'wget', 'nslookup', 'nc', 'ping', 'httpd'];

const daemons: readonly (readonly [name: string, tags: RegExp, port: number])[] = [
  ['redis', /^(latest|[678](\.\d+){0,2})(-alpine)?$/, 6379],
  ['memcached', /^(latest|1(\.\d+){0,2})(-alpine)?$/, 11_211],
  ['postgres', /^(latest|1[3-8](\.\d+)?)(-alpine)?$/, 5432],
  ['mysql', /^(latest|[589](\.\d+){0,2})$/, 3306],
  ['mariadb', /^(latest|1[01](\.\d+){0,2})$/, 3306],
  ['mongo', /^(latest|[678](\.\d+){0,2})$/, 27_017],
  ['rabbitmq', /^(latest|[34](\.\d+){0,2})(-management)?(-alpine)?$/, 5672],
  ['httpd', /^(latest|2\.4(\.\d+)?)(-alpine)?$/, 80],
];

const shells: readonly (readonly [name: string, tags: RegExp])[] = [
  ['alpine', /^(latest|edge|3(\.\d+){0,2})$/],
  ['ubuntu', /^(latest|2[024]\.04|jammy|noble|focal)$/],
  ['debian', /^(latest|stable|1[123]|bookworm|bullseye|trixie)(-slim)?$/],
  ['amazonlinux', /^(latest|2|2023)$/],
];

const catalogue: readonly Entry[] = [
  {
    repositories: hub('nginx'),
    tags: /^(latest|stable|alpine|1\.(2[5-9]))(\.\d+)?(-alpine)?$/,
    make: (tag) => ({
      command: ['nginx', '-g', 'daemon off;'],
      env: [path, ['NGINX_VERSION', tag.replace('-alpine', '')]],
      programs: [
        ...small,
        'nginx',
        'curl',
        'bash',
        ...(tag.includes('alpine') ? ['wget', 'nc', 'nslookup'] : []),
      ],
      size: 14_194_221,
      usage: { cpu: 0.001, memory: 4 * 2 ** 20 },
    }),
  },
  {
    repositories: hub('busybox'),
    tags: /^(latest|stable|1\.3[5-7](\.\d+)?|musl|glibc)$/,
    make: () => ({
      command: ['sh'],
      programs: [...small, ...busyboxOnly, 'stress'],
      size: 4_363_118,
      usage: { cpu: 0, memory: 400 * 1024 },
    }),
  },
  {
    repositories: ['registry.k8s.io/e2e-test-images/agnhost'],
    tags: /^2\.(3\d|4\d|5\d)$/,
    make: () => ({
      entrypoint: ['/agnhost'],
      command: ['pause'],
      programs: [...small, 'agnhost', 'wget', 'curl', 'nslookup', 'nc'],
      size: 52_796_640,
      usage: { cpu: 0.001, memory: 9 * 2 ** 20 },
    }),
  },
  {
    repositories: ['registry.k8s.io/coredns/coredns'],
    tags: /^v1\.\d+\.\d+$/,
    make: () => ({
      entrypoint: ['coredns'],
      programs: ['coredns'],
      size: 22_000_000,
      usage: { cpu: 0.002, memory: 14 * 2 ** 20 },
    }),
  },
  {
    repositories: ['registry.k8s.io/pause'],
    tags: /^(3\.\d+(\.\d+)?|latest)$/,
    make: () => ({ command: ['pause'], programs: ['pause'], size: 321_520 }),
  },
  {
    repositories: ['docker.io/polinux/stress'],
    tags: /^latest$/,
    make: () => ({ command: ['stress', '--help'], programs: [...small, 'stress'], size: 4_041_495 }),
  },
  {
    repositories: ['docker.io/curlimages/curl'],
    tags: /^(latest|8(\.\d+){0,2})$/,
    make: () => ({ entrypoint: ['curl'], programs: [...small, 'curl', 'wget'], size: 9_000_000, user: 100 }),
  },
  ...shells.map(
    ([name, tags]): Entry => ({
      repositories: hub(name),
      tags,
      make: () => ({
        command: ['sh'],
        programs: [...small, 'bash', ...(name === 'alpine' ? [...busyboxOnly] : ['getent']), 'curl'],
        size: 30_000_000,
      }),
    }),
  ),
  ...daemons.map(
    ([name, tags, port]): Entry => ({
      repositories: hub(name),
      tags,
      make: () => ({
        command: ['practice-daemon'],
        env: [path, ['PRACTICE_IMAGE', name], ['PRACTICE_PORT', String(port)]],
        programs: [...small, 'bash', 'practice-daemon'],
        size: 40_000_000,
        usage: { cpu: 0.003, memory: 24 * 2 ** 20 },
      }),
    }),
  ),
];

export type Lookup =
  | { readonly kind: 'found'; readonly image: Image }
  | { readonly kind: 'not-found'; readonly reference: string }
  | { readonly kind: 'invalid'; readonly message: string };

/** `nginx` → `docker.io/library/nginx:latest`; `undefined` for what is no reference. */
export function referenceOf(name: string): { repository: string; tag: string } | undefined {
  if (!/^[a-z0-9]+([._\-/:][a-zA-Z0-9]+|__|--)*(:[\w][\w.-]{0,127})?(@sha256:[0-9a-f]{64})?$/.test(name))
    return undefined;
  const plain = name.split('@')[0] ?? name;
  const slash = plain.lastIndexOf('/');
  const colon = plain.indexOf(':', slash + 1);
  const repository = colon < 0 ? plain : plain.slice(0, colon);
  const tag = colon < 0 ? 'latest' : plain.slice(colon + 1);
  const first = repository.split('/')[0] ?? '';
  const hasHost =
    repository.includes('/') && (first.includes('.') || first.includes(':') || first === 'localhost');
  if (hasHost) return { repository, tag };
  return { repository: `docker.io/${repository.includes('/') ? '' : 'library/'}${repository}`, tag };
}

/** Looks an image up by the name a manifest gives it. */
export function findImage(name: string): Lookup {
  const reference = referenceOf(name);
  if (reference === undefined) {
    const upper = /[A-Z]/.test(name.split(':')[0] ?? '');
    const because = upper
      ? `invalid reference format: repository name (library/${name}) must be lowercase`
      : 'invalid reference format';
    return {
      kind: 'invalid',
      message: `Failed to apply default image tag "${name}": couldn't parse image name "${name}": ${because}`,
    };
  }
  const { repository, tag } = reference;
  const whole = `${repository}:${tag}`;
  const entry = catalogue.find((one) => one.repositories.includes(repository) && one.tags.test(tag));
  if (entry === undefined) return { kind: 'not-found', reference: whole };
  const made = entry.make(tag);
  return {
    kind: 'found',
    image: {
      reference: whole,
      name: repository.slice(repository.lastIndexOf('/') + 1),
      tag,
      entrypoint: [],
      command: [],
      env: [path],
      programs: small,
      files: {},
      folder: '/',
      user: 0,
      size: 10_000_000,
      usage: { cpu: 0.001, memory: 2 ** 20 },
      ...made,
    },
  };
}
