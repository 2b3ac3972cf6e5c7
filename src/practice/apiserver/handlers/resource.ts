import type { KubeObject, RawObject } from '../../kube.ts';
import { badRequest, notAllowed, notFound } from '../api-error.ts';
import { checkVersions } from '../list-options.ts';
import { pageOf, selectionOf } from '../query.ts';
import { readDeleteOptions, remove } from '../registry/delete.ts';
import { create, update } from '../registry/write.ts';
import { type Answer, type ApiRequest, created, ok, type Server, type Target } from '../request.ts';
import { tableText } from '../tables/table.ts';
import { verbOf } from '../verbs.ts';
import { watch } from '../watch.ts';
import { patchObject } from './patch.ts';
import { includeOf, showList, shownAs, showOne } from './shown.ts';
import { writeOptionsOf } from './write-options.ts';

const half = 30 * 60_000;

/** Answers requests to resources and to their `status`. Throws an ApiError. */
export async function handleResource(request: ApiRequest, target: Target, server: Server): Promise<Answer> {
  const { resource } = target;
  const verb = verbOf(request, target);
  const subresource = target.subresource;
  const verbs = subresource === undefined ? resource.verbs : ['get', 'patch', 'update'];
  if (!verbs.includes(verb)) throw notAllowed();
  switch (verb) {
    case 'get':
      return ok(get(request, target, server), oldKinds(target));
    case 'list':
      return { ...list(request, target, server), warnings: oldKinds(target) };
    case 'watch':
      return startWatch(request, target, server);
    case 'deletecollection':
      return deleteAll(request, target, server);
    default:
      return write(verb, request, target, server);
  }
}

const oldKinds = ({ resource }: Target): readonly string[] => {
  if (resource.key === 'endpoints')
    return ['v1 Endpoints is deprecated in v1.33+; use discovery.k8s.io/v1 EndpointSlice'];
  return resource.custom?.deprecation === undefined ? [] : [resource.custom.deprecation];
};

const placeOf = ({ resource, namespace }: Target): string | undefined =>
  resource.namespaced ? namespace : undefined;

function get({ accept, query }: ApiRequest, target: Target, { cluster }: Server): RawObject {
  const { resource, name = '' } = target;
  const object = cluster.store.get(resource.key, placeOf(target), name);
  if (object === undefined) throw notFound({ group: resource.group, name: resource.name }, name);
  return showOne(object, resource, shownAs(accept), query, cluster);
}

type Listed = { readonly code: number } & ({ readonly body: RawObject } | { readonly json: string });

function list({ accept, query }: ApiRequest, target: Target, { cluster }: Server): Listed {
  checkVersions(query, cluster.store.revision, false);
  const page = pageOf(query, target.resource, target.namespace, cluster);
  const metadata = {
    resourceVersion: String(cluster.store.revision),
    ...(page.continue
      ? {
          continue: page.continue,
          ...(page.remaining === undefined ? {} : { remainingItemCount: page.remaining }),
        }
      : {}),
  };
  const shown = shownAs(accept);
  if (shown === 'table' && includeOf(query) === 'Metadata')
    return { code: 200, json: tableText(target.resource, page.items, metadata, cluster.clock.now()) };
  return { code: 200, body: showList(page.items, target.resource, metadata, shown, query, cluster) };
}

const named = (matches: (object: KubeObject) => boolean, name: string | undefined) =>
  name === undefined ? matches : (object: KubeObject) => object.metadata.name === name && matches(object);

function startWatch({ accept, query, response }: ApiRequest, target: Target, { cluster }: Server): undefined {
  checkVersions(query, cluster.store.revision, true);
  const shown = shownAs(accept);
  const { resource } = target;
  const seconds = Number(query.get('timeoutSeconds') ?? 0);
  watch(
    response,
    {
      resource,
      namespace: target.namespace,
      matches: named(selectionOf(query, resource), target.name),
      shown: (object, first) => showOne(object, resource, shown, query, cluster, first),
      since: query.get('resourceVersion') ?? '',
      initialEvents: query.get('sendInitialEvents') === 'true',
      bookmarks: query.get('allowWatchBookmarks') === 'true',
      timeout: seconds > 0 ? seconds * 1000 : half,
    },
    cluster,
  );
  return undefined;
}

async function write(
  verb: string,
  request: ApiRequest,
  target: Target,
  { cluster }: Server,
): Promise<Answer> {
  const { resource, name } = target;
  const options = writeOptionsOf(request, target);
  options.warnings.push(...oldKinds(target));
  const body = await request.body();
  const shown = shownAs(request.accept);
  const show = (object: KubeObject) => showOne(object, resource, shown, request.query, cluster);
  const place = placeOf(target);
  if (verb === 'create') {
    if (resource.namespaced && place === undefined)
      throw badRequest('an empty namespace may not be set during creation');
    return created(show(create(body, resource, place, cluster, options)), options.warnings);
  }
  if (verb === 'update')
    return ok(show(update(body, resource, place, name ?? '', cluster, options)), options.warnings);
  if (verb === 'patch') {
    const force = request.query.get('force') === 'true';
    const { object, made } = patchObject(
      { type: request.contentType, patch: body, force },
      resource,
      place,
      name ?? '',
      cluster,
      options,
    );
    return made ? created(show(object), options.warnings) : ok(show(object), options.warnings);
  }
  const { object, gone } = remove(
    resource,
    place,
    name ?? '',
    readDeleteOptions(body, request.query),
    cluster,
    options,
  );
  if (!gone || resource.key === 'pods') return ok(show(object), options.warnings);
  return ok(
    {
      kind: 'Status',
      apiVersion: 'v1',
      metadata: {},
      status: 'Success',
      details: {
        name,
        ...(resource.group === '' ? {} : { group: resource.group }),
        kind: resource.name,
        uid: object.metadata.uid,
      },
    },
    options.warnings,
  );
}

async function deleteAll(request: ApiRequest, target: Target, { cluster }: Server): Promise<Answer> {
  const { resource } = target;
  const options = writeOptionsOf(request, target);
  const how = readDeleteOptions(await request.body(), request.query);
  const matches = selectionOf(request.query, resource);
  const objects = cluster.store.list(resource.key, target.namespace).filter(matches);
  const gone = objects.map(
    (object) =>
      remove(resource, object.metadata.namespace, object.metadata.name, how, cluster, options).object,
  );
  return ok(
    showList(
      gone,
      resource,
      { resourceVersion: String(cluster.store.revision) },
      'object',
      request.query,
      cluster,
    ),
  );
}
