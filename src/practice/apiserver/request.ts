import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Cluster } from '../cluster.ts';
import type { RawObject } from '../kube.ts';
import type { Tokens } from './auth/tokens.ts';
import type { User } from './auth/user.ts';
import type { Resource } from './resources.ts';

/** What the kubelets of the cluster can be asked: the streams behind log, exec, attach and port-forward. */
export interface Kubelets {
  /** Answers a log request, possibly following. Throws an ApiError. */
  logs(target: StreamTarget, query: URLSearchParams, response: ServerResponse): void;
  /** Usage for metrics.k8s.io, cores and bytes, by container. */
  usage(namespace: string, pod: string): readonly { name: string; cpu: number; memory: number }[] | undefined;
}

export type StreamTarget = { readonly namespace: string; readonly pod: string };

/** What every handler can reach. */
export type Server = {
  readonly cluster: Cluster;
  readonly tokens: Tokens;
  readonly kubelets: Kubelets;
  readonly address: () => string;
  readonly idleLeft: () => number | undefined;
  readonly compact: () => void;
};

/** A path below `/api` or `/apis`, taken apart. */
export type Target = {
  readonly resource: Resource;
  readonly namespace: string | undefined;
  readonly name: string | undefined;
  readonly subresource: string | undefined;
  /** Asked for by the old path of watches. */
  readonly watching?: boolean;
};

export type ApiRequest = {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly accept: string;
  readonly contentType: string;
  readonly agent: string;
  readonly user: User;
  /** Reads the body as JSON (from JSON, YAML or protobuf); `undefined` when there is none. Throws an ApiError. */
  body(): Promise<unknown>;
  readonly incoming: IncomingMessage;
  readonly response: ServerResponse;
};

/** What a handler answers; `undefined` when it has taken the response over. */
export type Answer =
  | { readonly code: number; readonly body: RawObject; readonly warnings?: readonly string[] }
  | {
      readonly code: number;
      /** A body that is JSON already. */
      readonly json: string;
      readonly media?: string;
      readonly warnings?: readonly string[];
    }
  | { readonly code: number; readonly text: string }
  | { readonly code: number; readonly bytes: Uint8Array; readonly media: string }
  | undefined;

export const ok = (body: RawObject, warnings: readonly string[] = []): Answer => ({
  code: 200,
  body,
  warnings,
});
export const created = (body: RawObject, warnings: readonly string[] = []): Answer => ({
  code: 201,
  body,
  warnings,
});
