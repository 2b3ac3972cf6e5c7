import type * as k8s from '@kubernetes/client-node';
import type { Meta } from './kube.ts';

/** The JSON form of a client type: times are strings, reserved words lose their underscore. */
export type Wire<T> = T extends Date
  ? string
  : T extends readonly (infer Item)[]
    ? Wire<Item>[]
    : T extends object
      ? { [Key in keyof T as Key extends `_${infer Word}` ? Word : Key]: Wire<T[Key]> | Undefined<T, Key> }
      : T;

type Undefined<T, Key extends keyof T> = undefined extends T[Key] ? undefined : never;

type Stored<T> = Wire<Omit<T, 'metadata' | 'apiVersion' | 'kind'>> & {
  apiVersion: string;
  kind: string;
  metadata: Meta;
};

type WithSpec<T extends { spec?: unknown }> = Stored<Omit<T, 'spec'>> & {
  spec: Wire<NonNullable<T['spec']>>;
};

export type Pod = WithSpec<k8s.V1Pod>;
export type PodSpec = Wire<k8s.V1PodSpec>;
export type PodStatus = Wire<k8s.V1PodStatus>;
export type PodTemplate = Wire<k8s.V1PodTemplateSpec>;
export type Container = Wire<k8s.V1Container>;
export type ContainerStatus = Wire<k8s.V1ContainerStatus>;
export type Probe = Wire<k8s.V1Probe>;
export type Condition = {
  type: string;
  status: string;
  reason?: string;
  message?: string;
  lastTransitionTime?: string;
};
export type LabelSelector = Wire<k8s.V1LabelSelector>;
export type NodeSelectorTerm = Wire<k8s.V1NodeSelectorTerm>;
export type Toleration = Wire<k8s.V1Toleration>;
export type Taint = Wire<k8s.V1Taint>;
export type Volume = Wire<k8s.V1Volume>;
export type Node = WithSpec<k8s.V1Node>;
export type Namespace = Stored<k8s.V1Namespace>;
export type Service = WithSpec<k8s.V1Service>;
export type Endpoints = Stored<k8s.V1Endpoints>;
export type EndpointSlice = Stored<k8s.V1EndpointSlice>;
export type ConfigMap = Stored<k8s.V1ConfigMap>;
export type Secret = Stored<k8s.V1Secret>;
export type ServiceAccount = Stored<k8s.V1ServiceAccount>;
export type Event = Stored<k8s.CoreV1Event>;
export type PersistentVolume = WithSpec<k8s.V1PersistentVolume>;
export type PersistentVolumeClaim = WithSpec<k8s.V1PersistentVolumeClaim>;
export type ResourceQuota = WithSpec<k8s.V1ResourceQuota>;
export type LimitRange = WithSpec<k8s.V1LimitRange>;
export type Deployment = WithSpec<k8s.V1Deployment>;
export type ReplicaSet = WithSpec<k8s.V1ReplicaSet>;
export type StatefulSet = WithSpec<k8s.V1StatefulSet>;
export type DaemonSet = WithSpec<k8s.V1DaemonSet>;
export type ControllerRevision = Stored<k8s.V1ControllerRevision>;
export type Job = WithSpec<k8s.V1Job>;
export type CronJob = WithSpec<k8s.V1CronJob>;
export type HorizontalPodAutoscaler = WithSpec<k8s.V2HorizontalPodAutoscaler>;
export type PodDisruptionBudget = WithSpec<k8s.V1PodDisruptionBudget>;
export type NetworkPolicy = WithSpec<k8s.V1NetworkPolicy>;
export type NetworkPolicyPeer = Wire<k8s.V1NetworkPolicyPeer>;
export type Ingress = WithSpec<k8s.V1Ingress>;
export type StorageClass = Stored<k8s.V1StorageClass>;
export type PriorityClass = Stored<k8s.V1PriorityClass>;
export type Role = Stored<k8s.V1Role>;
export type ClusterRole = Stored<k8s.V1ClusterRole>;
export type RoleBinding = Stored<k8s.V1RoleBinding>;
export type ClusterRoleBinding = Stored<k8s.V1ClusterRoleBinding>;
export type PolicyRule = Wire<k8s.V1PolicyRule>;
export type CustomResourceDefinition = WithSpec<k8s.V1CustomResourceDefinition>;
export type ReplicationController = WithSpec<k8s.V1ReplicationController>;
export type Lease = WithSpec<k8s.V1Lease>;
