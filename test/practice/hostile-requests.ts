/** Numbers and choices from a seed: the same ones every time. */
export class Dice {
  private state: number;

  constructor(seed: number) {
    this.state = seed;
  }

  below(limit: number): number {
    // mulberry32
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % limit;
  }

  of<T>(choices: readonly T[]): T {
    return choices[this.below(choices.length)] as T;
  }

  bytes(length: number): Buffer {
    return Buffer.from(Array.from({ length }, () => this.below(256)));
  }
}

export type Hostile = {
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
};

const container = {
  name: 'c',
  image: 'nginx:1.27',
  ports: [{ containerPort: 80 }],
  env: [{ name: 'A', value: 'b' }],
};
const template = { metadata: { labels: { app: 'x' } }, spec: { containers: [container] } };
const selector = { matchLabels: { app: 'x' } };

/** By the path of their collection. */
const objects: Readonly<Record<string, unknown>> = {
  '/api/v1/namespaces/default/pods': {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'x', labels: { app: 'x' }, annotations: { a: 'b' }, finalizers: ['example.com/f'] },
    spec: {
      ...template.spec,
      initContainers: [{ ...container, name: 'i', command: ['true'], image: 'busybox:1.36' }],
      volumes: [{ name: 'v', configMap: { name: 'x', items: [{ key: 'k', path: 'p/../q' }] } }],
      affinity: {
        nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [] } },
      },
      tolerations: [{ key: 'k', operator: 'Exists' }],
      topologySpreadConstraints: [
        { maxSkew: 1, topologyKey: 'zone', whenUnsatisfiable: 'DoNotSchedule', labelSelector: selector },
      ],
    },
  },
  '/apis/apps/v1/namespaces/default/deployments': {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: {},
    spec: {
      replicas: 1,
      selector,
      template,
      strategy: { rollingUpdate: { maxSurge: '25%', maxUnavailable: 1 } },
    },
  },
  '/apis/apps/v1/namespaces/default/statefulsets': {
    apiVersion: 'apps/v1',
    kind: 'StatefulSet',
    metadata: {},
    spec: { replicas: 1, serviceName: 'x', selector, template, volumeClaimTemplates: [] },
  },
  '/apis/batch/v1/namespaces/default/cronjobs': {
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    metadata: {},
    spec: {
      schedule: '*/5 * * * *',
      jobTemplate: { spec: { template: { ...template, restartPolicy: 'Never' } } },
    },
  },
  '/api/v1/namespaces/default/services': {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: {},
    spec: { selector: { app: 'x' }, ports: [{ port: 80, targetPort: 'http', name: 'a' }], type: 'NodePort' },
  },
  '/api/v1/namespaces/default/configmaps': {
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name: 'x', ownerReferences: [{ apiVersion: 'v1', kind: 'Pod', name: 'x', uid: 'u' }] },
    data: { a: 'b' },
    binaryData: { b: 'AA==' },
  },
  '/api/v1/namespaces': {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: {},
    spec: { finalizers: [] },
  },
  '/api/v1/nodes': {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: { name: 'x', labels: { a: 'b' } },
    spec: { taints: [{ key: 'a', effect: 'NoSchedule' }] },
    status: { allocatable: { cpu: '2', memory: '1Gi' }, conditions: [{ type: 'Ready', status: 'True' }] },
  },
  '/api/v1/namespaces/default/resourcequotas': {
    apiVersion: 'v1',
    kind: 'ResourceQuota',
    metadata: {},
    spec: { hard: { pods: '100', 'requests.cpu': '1e3' } },
  },
  '/apis/rbac.authorization.k8s.io/v1/clusterroles': {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'ClusterRole',
    metadata: {},
    rules: [{ apiGroups: [''], resources: ['pods'], verbs: ['get'] }],
    aggregationRule: { clusterRoleSelectors: [selector] },
  },
  '/apis/apiextensions.k8s.io/v1/customresourcedefinitions': {
    apiVersion: 'apiextensions.k8s.io/v1',
    kind: 'CustomResourceDefinition',
    metadata: { name: 'xs.example.com' },
    spec: {
      group: 'example.com',
      scope: 'Namespaced',
      names: { plural: 'xs', singular: 'x', kind: 'X', listKind: 'XList' },
      versions: [
        {
          name: 'v1',
          served: true,
          storage: true,
          schema: {
            openAPIV3Schema: {
              type: 'object',
              properties: {
                spec: { type: 'object', properties: { a: { type: 'string', pattern: '^a+$' } } },
              },
            },
          },
          additionalPrinterColumns: [{ name: 'A', type: 'string', jsonPath: '.spec.a' }],
        },
      ],
    },
  },
  '/apis/networking.k8s.io/v1/namespaces/default/networkpolicies': {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: {},
    spec: {
      podSelector: selector,
      ingress: [{ from: [{ ipBlock: { cidr: '10.0.0.0/8' } }], ports: [{ port: 80 }] }],
    },
  },
  '/apis/autoscaling/v2/namespaces/default/horizontalpodautoscalers': {
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: {},
    spec: {
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'x' },
      maxReplicas: 3,
      metrics: [
        {
          type: 'Resource',
          resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 50 } },
        },
      ],
    },
  },
  '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews': {
    apiVersion: 'authorization.k8s.io/v1',
    kind: 'SelfSubjectAccessReview',
    spec: { resourceAttributes: { verb: 'get', resource: 'pods', namespace: 'default' } },
  },
  '/api/v1/namespaces/default/persistentvolumeclaims': {
    apiVersion: 'v1',
    kind: 'PersistentVolumeClaim',
    metadata: {},
    spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
  },
};

const deep = (depth: number): string => `${'['.repeat(depth)}${']'.repeat(depth)}`;

/** What may stand anywhere in a body, as JSON text. */
const values: readonly string[] = [
  'null',
  'true',
  '-1',
  '1e308',
  '9007199254740993',
  '0.1',
  '""',
  '" "',
  '"x"',
  '"\\u0000"',
  '"\\ud800"',
  '"__proto__"',
  '"../../../../etc/passwd"',
  '"constructor"',
  '[]',
  '{}',
  '[null]',
  '[[]]',
  '[{}]',
  '{"":""}',
  '{"__proto__":{"polluted":"yes"}}',
  '{"constructor":{"prototype":{"polluted":"yes"}}}',
  '{"toString":1}',
  '{"hasOwnProperty":null}',
  `"${'y'.repeat(5000)}"`,
  '["a","a","a"]',
  '"100Ei"',
  '"-5%"',
  '"(a+)+$"',
  '{"$patch":"delete"}',
  '{"$patch":"x"}',
  '[{"$patch":"replace"}]',
  '{"$setElementOrder/containers":[null]}',
  '{"name":"c"}',
  '[{"name":null}]',
  '{"matchLabels":[]}',
]; // prettier-ignore

/** The JSON text of a value with one to three places of it replaced by something hostile. */
function spoiled(value: unknown, dice: Dice): string {
  const marks: string[] = [];
  let text: unknown = structuredClone(value);
  for (let count = dice.below(3); count > 0; count--) {
    marks.push(dice.of(values));
    text = replaceOne(text, `\u0001${marks.length - 1}\u0001`, dice);
  }
  return JSON.stringify(text).replaceAll(/"\\u0001(\d+)\\u0001"/g, (_, at) => marks[Number(at)] ?? 'null');
}

function replaceOne(value: unknown, by: string, dice: Dice): unknown {
  if (typeof value !== 'object' || value === null || dice.below(12) === 0) return by;
  const keys = Object.keys(value);
  if (keys.length === 0) return by;
  if (Array.isArray(value)) {
    const at = dice.below(value.length);
    return value.map((item, index) => (index === at ? replaceOne(item, by, dice) : item));
  }
  if (dice.below(8) === 0) return { ...value, [dice.of(['constructor', 'toString', 'x', ''])]: by };
  const chosen = dice.of(keys);
  // What is no object of its kind is refused at the door: seldom worth it.
  const key = ['apiVersion', 'kind'].includes(chosen) && dice.below(6) > 0 ? (keys.at(-1) ?? chosen) : chosen;
  return { ...value, [key]: replaceOne((value as Record<string, unknown>)[key], by, dice) };
}

const pieces: readonly string[] = [
  '',
  '.',
  '..',
  '%2e%2e',
  '%2f',
  '%00',
  '%',
  '%zz',
  '%ff',
  '__proto__',
  'constructor',
  'toString',
  'api',
  'apis',
  'v1',
  'apps',
  'pods',
  'namespaces',
  'default',
  'kube-system',
  'status',
  'scale',
  'log',
  'exec',
  'binding',
  'eviction',
  'token',
  'watch',
  'proxy',
  'finalize',
  'etc',
  'passwd',
  'ephemeralcontainers',
  'x'.repeat(3000),
  '%E3%81%82',
  'a b',
  '*',
  '~',
  ';',
  'practice',
  'compact',
  'status',
  'openapi',
  'v3',
  'v2',
  'metrics.k8s.io',
  'v1beta1',
  'nodes',
  'x',
  'deployments',
  'customresourcedefinitions',
  'serviceaccounts',
].map((piece) => piece.replaceAll(' ', '%20')); // prettier-ignore

const queries: readonly string[] = [
  'limit=-1',
  'limit=x',
  'limit=1',
  'limit=99999999999999999999',
  'continue=x',
  'continue=eyJ2IjoxfQ',
  'continue=%00',
  'resourceVersion=x',
  'resourceVersion=-1',
  'resourceVersion=999999999',
  'resourceVersionMatch=Exact',
  'labelSelector=%21',
  'labelSelector=a+in+(',
  'labelSelector=__proto__%3Dx',
  'labelSelector=a%3D%3D%3Db',
  'fieldSelector=x',
  'fieldSelector=metadata.name',
  'fieldSelector=__proto__%3D1',
  'fieldSelector=spec.nodeName%3D',
  'dryRun=x',
  'dryRun=All',
  'fieldManager=',
  `fieldManager=${'m'.repeat(300)}`,
  'fieldManager=a',
  'force=x',
  'force=true',
  'fieldValidation=x',
  'fieldValidation=Strict',
  'fieldValidation=Ignore',
  'propagationPolicy=x',
  'gracePeriodSeconds=-5',
  'gracePeriodSeconds=x',
  'pretty=x',
  'container=x',
  'tailLines=-1',
  'sinceSeconds=x',
  'sinceTime=x',
  'limitBytes=x',
  'timeoutSeconds=x',
  'includeObject=x',
  'orphanDependents=x',
  'hash=x',
  '&&&',
  '%',
  '=',
  '__proto__=x',
  'previous=true',
  'sendInitialEvents=x',
]; // prettier-ignore

const types: readonly string[] = [
  'application/json',
  'application/json',
  'application/json',
  'application/yaml',
  'application/vnd.kubernetes.protobuf',
  'text/plain',
  'application/x-www-form-urlencoded',
  '',
  ';;;',
  'application/json; charset=x',
  'application/apply-patch+yaml',
  'multipart/form-data',
]; // prettier-ignore

const patchTypes: readonly string[] = [
  'application/json-patch+json',
  'application/merge-patch+json',
  'application/strategic-merge-patch+json',
  'application/apply-patch+yaml',
  'application/apply-patch+cbor',
  'application/json',
]; // prettier-ignore

const accepts: readonly string[] = [
  'application/json',
  'application/json;as=Table;v=v1;g=meta.k8s.io',
  'application/json;as=PartialObjectMetadataList;v=v1;g=meta.k8s.io',
  'application/vnd.kubernetes.protobuf',
  '*/*',
  '',
  'text/html',
  'application/json;as=__proto__;v=v1;g=meta.k8s.io',
  ';,;,',
]; // prettier-ignore

const paths: readonly string[] = [
  '/metadata/name',
  '/spec',
  '/spec/containers/0/image',
  '/spec/containers/-',
  '',
  '/',
  '/__proto__/x',
  '/constructor/prototype/x',
  '/metadata/labels/a~1b',
  '/~2',
  '/spec/containers/99',
  '/spec/containers/-1',
  'x',
  '/a/b/c',
  '/metadata/uid',
]; // prettier-ignore

const jsonPatch = (dice: Dice): string =>
  JSON.stringify(
    Array.from({ length: 1 + dice.below(3) }, () => ({
      op: dice.of(['add', 'remove', 'replace', 'move', 'copy', 'test', 'x', '']),
      path: dice.of(paths),
      from: dice.of(paths),
      value: JSON.parse(dice.of(values)),
    })),
  );

function bodyFor(object: unknown, dice: Dice): Buffer {
  const text = spoiled(object, dice);
  switch (dice.below(24)) {
    case 0:
      return Buffer.from(text.slice(0, dice.below(text.length)));
    case 1:
      return dice.bytes(dice.below(300));
    case 2:
      return Buffer.concat([Buffer.from('k8s\0'), dice.bytes(dice.below(200))]);
    case 3:
      return Buffer.from(deep(dice.of([100, 499, 600, 20_000])));
    case 4:
      return Buffer.from(
        dice.of([
          '',
          ' ',
          'null',
          '[]',
          '1',
          '"x"',
          'a: &a [*a]',
          'a: *b',
          '- - -',
          '--- \n---',
          '{a: b, a: c}',
          '!!js/x y',
        ]),
      );
    case 5:
      return Buffer.from(text.replace('"kind":"', '"kind":"X'));
    case 6: {
      const bytes = Buffer.from(text);
      bytes[dice.below(bytes.length)] = dice.below(256);
      return bytes;
    }
    default:
      return Buffer.from(text);
  }
}

const subresources: readonly string[] = [
  '/status',
  '/scale',
  '/eviction',
  '/binding',
  '/ephemeralcontainers',
  '/token',
  '/finalize',
  '/x',
  '/log',
  '/exec',
  '/status/more',
  '/proxy',
  '/resize',
]; // prettier-ignore

/** One hostile request. */
export function hostileRequest(dice: Dice): Hostile {
  const [collection, plain] = dice.of(Object.entries(objects));
  const own = dice.of(['x', 'y', 'z', 'xs.example.com']);
  const object = {
    ...(plain as object),
    metadata: { ...(plain as { metadata?: object }).metadata, name: own },
  };
  const name = dice.of(['x', 'y', 'z', 'xs.example.com', own, own, '__proto__', 'nobody']);
  const sub = dice.below(4) > 0 ? '' : dice.of(subresources);
  const query = dice.below(3) === 0 ? `?${dice.of(queries)}&${dice.of(queries)}` : '';
  const accept = dice.of(accepts);
  const typed = (type: string) => ({ 'content-type': type, ...(accept === '' ? {} : { accept }) });
  switch (dice.below(12)) {
    case 0: {
      const path = `/${Array.from({ length: 1 + dice.below(7) }, () => dice.of(pieces)).join('/')}${query}`;
      const method = dice.of([
        'GET',
        'GET',
        'GET',
        'POST',
        'PUT',
        'PATCH',
        'HEAD',
        'OPTIONS',
        'TRACE',
        'PROPFIND',
      ]);
      return {
        method,
        path,
        headers: typed(dice.of(types)),
        body: method === 'GET' ? Buffer.alloc(0) : bodyFor(object, dice),
      };
    }
    case 1:
      return {
        method: 'GET',
        path: `${collection}${query}`,
        headers: typed('application/json'),
        body: Buffer.alloc(0),
      };
    case 2:
    case 3: {
      const type = dice.of(patchTypes);
      const body =
        type.includes('json-patch') && dice.below(4) > 0
          ? Buffer.from(jsonPatch(dice))
          : bodyFor(object, dice);
      return { method: 'PATCH', path: `${collection}/${name}${sub}${query}`, headers: typed(type), body };
    }
    case 4:
      return {
        method: 'PUT',
        path: `${collection}/${name}${sub}${query}`,
        headers: typed(dice.of(types)),
        body: bodyFor(object, dice),
      };
    case 5:
      if (dice.below(2) === 0) return hostileRequest(dice);
      return {
        method: 'DELETE',
        path: `${collection}/${name}${query}`,
        headers: typed(dice.of(types)),
        body:
          dice.below(2) === 0
            ? Buffer.alloc(0)
            : bodyFor(
                {
                  kind: 'DeleteOptions',
                  apiVersion: 'v1',
                  gracePeriodSeconds: 0,
                  preconditions: { uid: 'x' },
                },
                dice,
              ),
      };
    default:
      return {
        method: 'POST',
        path: `${collection}${sub === '' ? '' : `/${name}${sub}`}${query}`,
        headers: typed(dice.of(types)),
        body: bodyFor(object, dice),
      };
  }
}
