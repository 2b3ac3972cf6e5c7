import * as z from 'zod/mini';
import { bothText } from '../i18n/both-schema.ts';

export const slug = z.string().check(z.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/));

const seconds = z.string().check(z.regex(/^\d+s$/));

/** `resource` or `resource/name`, the resource with its group where it has one: `deployments.apps/web`. */
const resource = z.string().check(z.regex(/^[a-z0-9.]+(\/[^\s/]+)?$/));

/** Fields, operators or scalars; lab/match says what holds. */
const expectation = z.unknown();

const countBounds = z.strictObject({ min: z.optional(z.number()), max: z.optional(z.number()) });

const objectLook = {
  get: resource,
  namespace: z.optional(z.string()),
  selector: z.optional(z.string()),
  /** Required when several objects are meant. */
  quantifier: z.optional(z.union([z.enum(['all', 'any', 'none']), countBounds])),
  /** A path into the object, or several of which the first that is there counts. */
  at: z.optional(z.union([z.string(), z.array(z.string())])),
  /** The controller has seen the latest change and finished it. */
  fresh: z.optional(z.boolean()),
  expect: z.optional(expectation),
};

const absentLook = { absent: resource, namespace: z.optional(z.string()) };

const probeLook = {
  probe: z.strictObject({
    /** `pod/name`, or `selector:app=client` for a Ready Pod of the lab. */
    execIn: z.string(),
    container: z.optional(z.string()),
    argv: z.array(z.string()).check(z.minLength(1)),
  }),
  expect: z.strictObject({
    exit: z.optional(expectation),
    stdout: z.optional(expectation),
    stderr: z.optional(expectation),
  }),
};

/** `get pods`, `get pods/log`, `get pods/web`, `delete deployments.apps in default`. */
const requestLine = z.string().check(z.regex(/^[a-z*]+ [a-z0-9.*/-]+( in [a-z0-9-]+)?$/));

const canLook = {
  can: z.strictObject({
    as: z.string(),
    groups: z.optional(z.array(z.string())),
    allow: z._default(z.array(requestLine), []),
    deny: z._default(z.array(requestLine), []),
  }),
};

export const awsReadSchema = z.strictObject({
  service: z.string(),
  operation: z.string(),
  input: z.optional(z.record(z.string(), z.unknown())),
  query: z.optional(z.string()),
});

const awsLook = { aws: awsReadSchema, expect: expectation };

export const awsLookSchema = z.strictObject(awsLook);

const fileLook = {
  file: z.string(),
  as: z._default(z.enum(['text', 'yaml', 'json', 'mime']), 'text'),
  at: z.optional(z.string()),
  expect: expectation,
};

/** One look at the world with what it should show. Used by checks, waits, guards and hints. */
export const conditionSchema = z.union([
  z.strictObject(objectLook),
  z.strictObject(absentLook),
  z.strictObject(probeLook),
  z.strictObject(canLook),
  z.strictObject(awsLook),
  z.strictObject(fileLook),
]);

export type Condition = z.infer<typeof conditionSchema>;

const common = {
  id: slug,
  text: bothText,
  points: z._default(z.number().check(z.minimum(0), z.maximum(10)), 1),
  /** An invariant of the ticket: no points. */
  keep: z._default(z.boolean(), false),
  /** Ids of checks that must pass first. */
  needs: z._default(z.array(slug), []),
  /** Positive controls: checks by id, or conditions of their own. Required where the expectation is an absence. */
  given: z._default(z.array(z.union([slug, conditionSchema])), []),
  /** How long a false expectation may still come true. */
  within: z.optional(seconds),
  /** How long it must hold. */
  stable: z.optional(seconds),
  /** What to know about it when it fails. */
  why: bothText,
  next: z.strictObject({ say: bothText, command: z.optional(z.string()) }),
  /** How the expectation reads, where the field path alone does not tell. */
  expected: z.optional(bothText),
};

export const checkSchema = z.union([
  z.strictObject({ ...common, ...objectLook }),
  z.strictObject({ ...common, ...absentLook }),
  z.strictObject({ ...common, ...probeLook }),
  z.strictObject({ ...common, ...canLook }),
  z.strictObject({ ...common, ...awsLook }),
  z.strictObject({ ...common, ...fileLook }),
]);

export type Check = z.infer<typeof checkSchema>;

type LookWith<Key extends string> = Extract<Condition, Record<Key, unknown>>;

export type ObjectLook = LookWith<'get'>;
export type AbsentLook = LookWith<'absent'>;
export type ProbeLook = LookWith<'probe'>;
export type CanLook = LookWith<'can'>;
export type AwsLook = LookWith<'aws'>;
export type FileLook = LookWith<'file'>;
