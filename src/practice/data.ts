import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import type { KubeObject, RawObject } from './kube.ts';

/** An entry of an APIResourceList, as the API server writes it. */
export type ApiResource = {
  readonly name: string;
  readonly singularName: string;
  readonly namespaced: boolean;
  readonly group?: string;
  readonly version?: string;
  readonly kind: string;
  readonly verbs: readonly string[];
  readonly shortNames?: readonly string[];
  readonly categories?: readonly string[];
  readonly storageVersionHash?: string;
};

export type ApiGroup = {
  readonly name: string;
  readonly versions: readonly { readonly version: string; readonly resources: readonly ApiResource[] }[];
};

export type Column = {
  readonly name: string;
  readonly type: string;
  readonly format: string;
  readonly description: string;
  readonly priority: number;
};

/** JSON name, protobuf number, type (see practice-go-types.mjs) and flags: `n` inline, `o` left out when empty, `z` also an empty struct. */
export type GoField = readonly [name: string, number: number, type: string, flags: string];

export type Schema = {
  readonly type?: string;
  readonly format?: string;
  readonly description?: string;
  readonly default?: unknown;
  readonly enum?: readonly unknown[];
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly additionalProperties?: Schema | boolean;
  readonly allOf?: readonly Schema[];
  readonly $ref?: string;
  readonly [extension: string]: unknown;
};

export type Schemas = Readonly<Record<string, Schema>>;

export type ApiData = {
  readonly release: string;
  readonly version: RawObject;
  readonly groups: readonly ApiGroup[];
  /** By `/apis/apps/v1 deployments`. */
  readonly columns: Readonly<Record<string, readonly Column[]>>;
};

/** What was generated from a real API server; each part is unpacked when it is first asked for. */
export class PracticeData {
  private readonly folder: string;
  private readonly parts = new Map<string, unknown>();

  constructor(folder: string) {
    this.folder = folder;
  }

  api(): ApiData {
    return this.part('api');
  }

  fields(): Readonly<Record<string, readonly GoField[]>> {
    return this.part('fields');
  }

  /** Schemas without prose: small and quick. */
  shapes(): Schemas {
    return this.part('shapes');
  }

  /** Schemas with their descriptions, for `explain`: they are large and seldom asked for, so they are not kept. */
  schemas(): Schemas {
    return this.unpack('schemas');
  }

  bootstrap(): readonly KubeObject[] {
    return this.part('bootstrap');
  }

  private part<T>(name: string): T {
    if (!this.parts.has(name)) this.parts.set(name, this.unpack(name));
    return this.parts.get(name) as T;
  }

  private unpack<T>(name: string): T {
    const packed = readFileSync(join(this.folder, `${name}.json.br`));
    return JSON.parse(brotliDecompressSync(packed).toString('utf8')) as T;
  }
}
