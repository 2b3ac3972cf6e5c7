import type { Schema, Schemas } from '../data.ts';

/** A schema with its references followed: what merging needs to know of a place in an object. */
export class Shape {
  readonly schema: Schema;
  private readonly outer: Schema;
  private readonly schemas: Schemas;

  /** `schema` may be a reference; its own extensions win over those it refers to. */
  constructor(schema: Schema, schemas: Schemas) {
    this.outer = schema;
    this.schemas = schemas;
    this.schema = follow(schema, schemas);
  }

  field(key: string): Shape | undefined {
    const property = this.schema.properties?.[key];
    if (property !== undefined) return new Shape(property, this.schemas);
    const rest = this.schema.additionalProperties;
    return typeof rest === 'object' ? new Shape(rest, this.schemas) : undefined;
  }

  item(): Shape | undefined {
    return this.schema.items === undefined ? undefined : new Shape(this.schema.items, this.schemas);
  }

  /** How lists merge in server-side apply. */
  get listType(): 'atomic' | 'set' | 'map' {
    return (this.extension('x-kubernetes-list-type') as 'set' | undefined) ?? 'atomic';
  }

  get listKeys(): readonly string[] {
    return (this.extension('x-kubernetes-list-map-keys') as readonly string[] | undefined) ?? [];
  }

  get isAtomicMap(): boolean {
    return this.extension('x-kubernetes-map-type') === 'atomic';
  }

  /** How a list merges in a strategic patch: by this key of its items. */
  get mergeKey(): string | undefined {
    return this.extension('x-kubernetes-patch-merge-key') as string | undefined;
  }

  get strategies(): readonly string[] {
    const text = this.extension('x-kubernetes-patch-strategy') as string | undefined;
    return text?.split(',') ?? [];
  }

  default(key: string): unknown {
    return this.field(key)?.outer.default ?? this.field(key)?.schema.default;
  }

  private extension(name: string): unknown {
    return this.outer[name] ?? this.schema[name];
  }
}

function follow(schema: Schema, schemas: Schemas): Schema {
  const reference = schema.$ref ?? schema.allOf?.find((one) => one.$ref)?.$ref;
  if (reference === undefined) return schema;
  const found = schemas[reference.slice('#/components/schemas/'.length)];
  return found === undefined ? schema : follow(found, schemas);
}
