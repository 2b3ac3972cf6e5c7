import type { GoField } from '../data.ts';
import { isRecord, type RawObject } from '../kube.ts';
import { badRequest } from './api-error.ts';

export type GoTypes = Readonly<Record<string, readonly GoField[]>>;

/** What reading found besides the value: fields the type does not have, in the words of the server. */
export type Read = { readonly value: RawObject; readonly unknown: readonly string[] };

type Place = { readonly struct: string; readonly path: string };

/** Fields by JSON name, those of inlined structs among them. */
const flattened = new WeakMap<GoTypes, Map<string, ReadonlyMap<string, GoField>>>();

export function fieldsOf(types: GoTypes, name: string): ReadonlyMap<string, GoField> | undefined {
  let known = flattened.get(types);
  if (known === undefined) {
    known = new Map();
    flattened.set(types, known);
  }
  const found = known.get(name);
  if (found !== undefined) return found;
  const declared = types[name];
  if (declared === undefined) return undefined;
  const made = new Map<string, GoField>();
  for (const field of declared) {
    if (!field[3].includes('n')) made.set(field[0], field);
    else for (const [key, inner] of fieldsOf(types, structName(field[2])) ?? []) made.set(key, inner);
  }
  known.set(name, made);
  return made;
}

/** `#io.k8s.api.core.v1.PodSpec`, `*#…` → the name. */
export const structName = (type: string): string => type.replace(/^[*[{]*#/, '');

const shortName = (name: string): string => name.slice(name.lastIndexOf('.') + 1);

const goKinds: Readonly<Record<string, string>> = {
  s: 'string',
  b: 'bool',
  i: 'int32',
  l: 'int64',
  f: 'float64',
  y: '[]uint8',
};

function goName(type: string): string {
  if (type.startsWith('*')) return goName(type.slice(1));
  if (type.startsWith('[')) return `[]${goName(type.slice(1))}`;
  if (type.startsWith('{')) return `map[string]${goName(type.slice(1))}`;
  if (type.startsWith('#')) {
    const parts = structName(type).split('.');
    return parts.slice(-2).join('.');
  }
  return goKinds[type] ?? type;
}

const jsonName = (value: unknown): string => {
  if (typeof value === 'string') return 'string';
  if (typeof value === 'boolean') return 'bool';
  if (typeof value === 'number') return Number.isInteger(value) ? 'number' : `number ${value}`;
  return Array.isArray(value) ? 'array' : 'object';
};

/** Reads JSON as Go's decoder would read it into a struct: wrong types are refused, empty fields left out. */
export class GoReader {
  private readonly types: GoTypes;
  private unknown: string[] = [];

  constructor(types: GoTypes) {
    this.types = types;
  }

  /** Throws an ApiError (400) when a value has the wrong type. */
  read(value: RawObject, type: string): Read {
    this.unknown = [];
    const { apiVersion, kind, ...rest } = value;
    const made = this.struct(rest, type, { struct: shortName(type), path: '' }, '');
    return { value: { apiVersion, kind, ...made }, unknown: this.unknown };
  }

  private struct(value: unknown, type: string, place: Place, path: string): RawObject {
    if (!isRecord(value)) throw this.wrong(value, `#${type}`, place);
    const fields = fieldsOf(this.types, type);
    if (fields === undefined) return value;
    const made: RawObject = {};
    for (const [key, inner] of Object.entries(value)) {
      const field = fields.get(key);
      if (field === undefined) {
        this.unknown.push(`unknown field "${path === '' ? key : `${path}.${key}`}"`);
        continue;
      }
      const here = { struct: place.struct, path: place.path === '' ? key : `${place.path}.${key}` };
      const read = this.value(inner, field[2], here, path === '' ? key : `${path}.${key}`);
      if (!isLeftOut(read, field)) made[key] = read;
    }
    for (const field of fields.values()) {
      addRequired(made, field);
      // A struct that is not behind a pointer is written even when it is empty.
      if (
        field[2].startsWith('#') &&
        !field[3].includes('z') &&
        !(field[0] in made) &&
        this.types[structName(field[2])]
      )
        made[field[0]] = this.struct({}, structName(field[2]), place, '');
    }
    return made;
  }

  private value(value: unknown, type: string, place: Place, path: string): unknown {
    if (value === null || value === undefined) return undefined;
    switch (type[0]) {
      case '*':
        return this.value(value, type.slice(1), place, path);
      case '[':
        if (!Array.isArray(value)) throw this.wrong(value, type, place);
        return value.map((item, index) => this.item(item, type.slice(1), place, `${path}[${index}]`));
      case '{':
        if (!isRecord(value)) throw this.wrong(value, type, place);
        return Object.fromEntries(
          Object.entries(value).map(([key, inner]) => [
            key,
            this.item(inner, type.slice(1), place, `${path}.${key}`),
          ]),
        );
      case '#': {
        const name = structName(type);
        if (this.types[name] === undefined) return value;
        return this.struct(value, name, { struct: shortName(name), path: place.path }, path);
      }
      default:
        return this.scalar(value, type, place);
    }
  }

  private item(value: unknown, type: string, place: Place, path: string): unknown {
    const read = this.value(value, type, place, path);
    if (read !== undefined) return read;
    if (type === 'Q') return '0';
    return type.startsWith('#') ? {} : type === 's' ? '' : null;
  }

  private scalar(value: unknown, type: string, place: Place): unknown {
    if ((type === 's' || type === 'y') && typeof value !== 'string') throw this.wrong(value, type, place);
    if (type === 'b' && typeof value !== 'boolean') throw this.wrong(value, type, place);
    if ((type === 'i' || type === 'l') && (typeof value !== 'number' || !Number.isInteger(value)))
      throw this.wrong(value, type, place);
    if (type === 'f' && typeof value !== 'number') throw this.wrong(value, type, place);
    if (type === 'Q') return quantityText(value, place);
    if (type === 'I' && typeof value !== 'number' && typeof value !== 'string')
      throw this.wrong(value, 'int32', place);
    return value;
  }

  private wrong(value: unknown, type: string, { struct, path }: Place): Error {
    return badRequest(
      `json: cannot unmarshal ${jsonName(value)} into Go struct field ${struct}.${path} of type ${goName(type)}`,
    );
  }
}

/** Fields that Go writes even when they are empty. */
function addRequired(made: RawObject, [name, , type, flags]: GoField): void {
  if (flags.includes('o') || name in made) return;
  if (type === 's') made[name] = '';
  else if (type === 'i' || type === 'l') made[name] = 0;
  else if (type === 'b') made[name] = false;
  else if (type.startsWith('[')) made[name] = null;
}

function isLeftOut(value: unknown, [, , type, flags]: GoField): boolean {
  if (value === undefined || value === null) return true;
  if (!flags.includes('o')) return false;
  if (Array.isArray(value)) return value.length === 0;
  if (type.startsWith('{')) return Object.keys(value as RawObject).length === 0;
  return value === '' || value === 0 || value === false ? !type.startsWith('*') : false;
}

const quantityPattern = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+|[numkMGTPE]|[KMGTPE]i)?$/;

function quantityText(value: unknown, { struct, path }: Place): unknown {
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string')
    throw badRequest(`json: cannot unmarshal ${jsonName(value)} into Go struct field ${struct}.${path}`);
  if (!quantityPattern.test(value.trim()))
    throw badRequest(
      `quantities must match the regular expression '^([+-]?[0-9.]+)([eEinumkKMGTP]*[-+]?[0-9]*)$'`,
    );
  return value;
}
