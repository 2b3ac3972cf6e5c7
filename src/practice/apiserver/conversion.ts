import type { KubeObject, RawObject } from '../kube.ts';
import { groupVersion, type Resource } from './resources.ts';

/** The stored form of an object in the resource's version. */
export function fromVersion(resource: Resource, object: KubeObject): KubeObject {
  if (resource.custom !== undefined)
    return { ...object, apiVersion: `${resource.group}/${resource.custom.storageVersion}` };
  if (resource.group === 'autoscaling' && resource.version === 'v1') return scalerToV2(object);
  if (resource.group === 'events.k8s.io') return eventToCore(object);
  return object;
}

/** The object as the resource's version shows it. */
export function toVersion(resource: Resource, object: KubeObject): KubeObject {
  const wanted = groupVersion(resource);
  if (object.apiVersion === wanted) return object;
  if (resource.group === 'autoscaling' && resource.version === 'v1') return scalerToV1(object);
  if (resource.group === 'events.k8s.io') return eventFromCore(object);
  return { ...object, apiVersion: wanted };
}

function scalerToV2(object: KubeObject): KubeObject {
  const { targetCPUUtilizationPercentage, ...spec } = (object['spec'] ?? {}) as RawObject;
  const cpu = targetCPUUtilizationPercentage;
  const metrics =
    cpu === undefined
      ? {}
      : {
          metrics: [
            {
              type: 'Resource',
              resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: cpu } },
            },
          ],
        };
  const { currentCPUUtilizationPercentage: _, ...status } = (object['status'] ?? {}) as RawObject;
  return { ...object, apiVersion: 'autoscaling/v2', spec: { ...spec, ...metrics }, status };
}

type MetricSpec = { type: string; resource?: { name: string; target?: RawObject; current?: RawObject } };

function scalerToV1(object: KubeObject): KubeObject {
  const { metrics, behavior: _, ...spec } = (object['spec'] ?? {}) as RawObject;
  const cpu = ((metrics ?? []) as MetricSpec[]).find((one) => one.resource?.name === 'cpu');
  const target = cpu?.resource?.target?.['averageUtilization'];
  const { currentMetrics, conditions: __, ...status } = (object['status'] ?? {}) as RawObject;
  const seen = ((currentMetrics ?? []) as MetricSpec[]).find((one) => one.resource?.name === 'cpu');
  const current = seen?.resource?.current?.['averageUtilization'];
  return {
    ...object,
    apiVersion: 'autoscaling/v1',
    spec: { ...spec, ...(target === undefined ? {} : { targetCPUUtilizationPercentage: target }) },
    status: {
      currentReplicas: 0,
      ...status,
      ...(current === undefined ? {} : { currentCPUUtilizationPercentage: current }),
    },
  };
}

function eventToCore(object: KubeObject): KubeObject {
  const { regarding, note, reportingController, deprecatedSource, ...rest } = object as KubeObject &
    RawObject;
  const { deprecatedCount, deprecatedFirstTimestamp, deprecatedLastTimestamp, ...kept } = rest as RawObject;
  return {
    ...(kept as KubeObject),
    apiVersion: 'v1',
    involvedObject: regarding ?? {},
    message: note,
    reportingComponent: reportingController ?? '',
    reportingInstance: kept['reportingInstance'] ?? '',
    source: deprecatedSource ?? {},
    count: deprecatedCount,
    firstTimestamp: deprecatedFirstTimestamp ?? null,
    lastTimestamp: deprecatedLastTimestamp ?? null,
  };
}

function eventFromCore(object: KubeObject): KubeObject {
  const {
    involvedObject,
    message,
    reportingComponent,
    source,
    count,
    firstTimestamp,
    lastTimestamp,
    ...rest
  } = object as KubeObject & RawObject;
  return {
    ...(rest as KubeObject),
    apiVersion: 'events.k8s.io/v1',
    eventTime: rest['eventTime'] ?? null,
    regarding: involvedObject,
    note: message,
    reportingController: reportingComponent,
    deprecatedSource: source,
    deprecatedCount: count,
    deprecatedFirstTimestamp: firstTimestamp,
    deprecatedLastTimestamp: lastTimestamp,
  };
}
