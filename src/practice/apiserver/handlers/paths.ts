import type { Cluster } from '../../cluster.ts';
import { noSuchPath } from '../api-error.ts';
import { aggregated, apiGroup, apiGroupList, apiResourceList, apiVersions } from '../discovery.ts';
import { openApiIndex, openApiOf } from '../openapi.ts';
import { type Answer, type ApiRequest, ok, type Server } from '../request.ts';
import { groupVersion } from '../resources.ts';

const wantsAggregated = (accept: string): 'v2' | 'v2beta1' | undefined => {
  const match = /as=APIGroupDiscoveryList/.test(accept) ? /v=(v2beta1|v2)\b/.exec(accept) : null;
  return match === null ? undefined : (match[1] as 'v2');
};

/** Paths that name no resource: discovery, OpenAPI, version, health. Throws an ApiError. */
export function handlePath({ path, accept }: ApiRequest, server: Server): Answer {
  const { cluster } = server;
  const groups = cluster.resources.groups();
  const plain = path.replace(/\/+$/, '');
  const wanted = wantsAggregated(accept);
  switch (plain) {
    case '/api':
      return wanted === undefined ? ok(apiVersions(server.address())) : discovery(true, wanted, cluster);
    case '/apis':
      return wanted === undefined ? ok(apiGroupList(groups)) : discovery(false, wanted, cluster);
    case '/version':
      return ok(versionOf(server));
    case '/openapi/v2':
      return openApiV2(accept);
    case '/openapi/v3':
      return { code: 200, json: cluster.resources.said(plain, () => openApiIndex(cluster.resources)) };
    case '':
      return ok({ paths: pathsOf(server) });
    default:
      if (/^\/(healthz|livez|readyz)(\/.*)?$/.test(plain)) return { code: 200, text: 'ok' };
      if (plain.startsWith('/openapi/v3/')) return openApi(plain.slice('/openapi/v3/'.length), server);
      return resourceList(plain, server);
  }
}

// kubectl asks for the old document before it sends a List; it passes over kinds that are not in it, and the server
// checks fields itself. So the document says only that it is one.
function openApiV2(accept: string): Answer {
  if (!accept.includes('protobuf'))
    return ok({
      swagger: '2.0',
      info: { title: 'Kubernetes', version: 'practice' },
      paths: {},
      definitions: {},
    });
  const title = Buffer.from('Kubernetes');
  const version = Buffer.from('practice');
  const info = Buffer.concat([
    Buffer.from([0x0a, title.length]),
    title,
    Buffer.from([0x12, version.length]),
    version,
  ]);
  const document = Buffer.concat([
    Buffer.from([0x0a, 3]),
    Buffer.from('2.0'),
    Buffer.from([0x12, info.length]),
    info,
  ]);
  return { code: 200, bytes: document, media: 'application/com.github.proto-openapi.spec.v2.v1.0+protobuf' };
}

function discovery(core: boolean, version: 'v2' | 'v2beta1', { resources }: Cluster): Answer {
  const json = resources.said(`discovery ${core} ${version}`, () =>
    aggregated(
      resources.groups().filter((group) => (group.name === '') === core),
      version,
    ),
  );
  const media = `application/json;g=apidiscovery.k8s.io;v=${version};as=APIGroupDiscoveryList`;
  return { code: 200, json, media };
}

function openApi(path: string, { cluster: { resources, data } }: Server): Answer {
  const parts = path.split('/');
  const [group, version = ''] = parts[0] === 'api' ? ['', parts[1]] : [parts[1] ?? '', parts[2]];
  if (!resources.all().some((one) => one.group === group && one.version === version)) throw noSuchPath();
  const of = groupVersion({ group, version });
  const json = resources.said(`openapi ${of}`, () => openApiOf(group, version, resources, data.schemas()));
  return { code: 200, json };
}

function resourceList(path: string, { cluster }: Server): Answer {
  const parts = path.split('/').slice(1);
  const groups = cluster.resources.groups();
  if (parts[0] === 'apis' && parts.length === 2) {
    const group = groups.find((one) => one.name === parts[1] && one.name !== '');
    if (group) return ok({ kind: 'APIGroup', apiVersion: 'v1', ...apiGroup(group) });
  }
  const [name, version] =
    parts[0] === 'api' ? ['', parts[1]] : parts[0] === 'apis' ? [parts[1], parts[2]] : [];
  const group = groups.find((one) => one.name === name);
  const found = group?.versions.find((one) => one.version === version);
  if (found === undefined || name === undefined || version === undefined) throw noSuchPath();
  return ok(apiResourceList(groupVersion({ group: name, version }), found.resources));
}

/** `v1.36.0+practice`: nobody shall take it for a real one. */
export const serverVersion = ({ cluster }: Server): string => `v1.${cluster.settings.minor}.0+practice`;

function versionOf(server: Server): Record<string, unknown> {
  const { cluster } = server;
  const { minor } = cluster.settings;
  const { version } = cluster.data.api();
  return {
    ...version,
    minor: String(minor),
    emulationMinor: String(minor),
    minCompatibilityMinor: String(minor - 1),
    gitVersion: serverVersion(server),
  };
}

function pathsOf({ cluster }: Server): string[] {
  const groups = cluster.resources.groups().filter((group) => group.name !== '');
  return [
    '/api',
    '/api/v1',
    '/apis',
    ...groups.flatMap((group) => [
      `/apis/${group.name}`,
      ...group.versions.map((one) => `/apis/${group.name}/${one.version}`),
    ]),
    '/healthz',
    '/livez',
    '/openapi/v3',
    '/readyz',
    '/version',
  ];
}
