import type { Cause } from '../api-error.ts';

/** Collects what is wrong with an object, in the words of the API server. */
export class Causes {
  readonly list: Cause[] = [];

  invalid(field: string, value: unknown, because: string): void {
    this.list.push({
      reason: 'FieldValueInvalid',
      message: `Invalid value: ${show(value)}: ${because}`,
      field,
    });
  }

  required(field: string, because = ''): void {
    this.list.push({
      reason: 'FieldValueRequired',
      message: because ? `Required value: ${because}` : 'Required value',
      field,
    });
  }

  forbidden(field: string, because: string): void {
    this.list.push({ reason: 'FieldValueForbidden', message: `Forbidden: ${because}`, field });
  }

  duplicate(field: string, value: unknown): void {
    this.list.push({ reason: 'FieldValueDuplicate', message: `Duplicate value: ${show(value)}`, field });
  }

  missing(field: string, value: unknown): void {
    this.list.push({ reason: 'FieldValueNotFound', message: `Not found: ${show(value)}`, field });
  }

  unsupported(field: string, value: unknown, supported: readonly string[]): void {
    this.list.push({
      reason: 'FieldValueNotSupported',
      message: `Unsupported value: ${show(value)}: supported values: ${[...supported].map((one) => `"${one}"`).join(', ')}`,
      field,
    });
  }
}

const show = (value: unknown): string => JSON.stringify(value) ?? 'null';
