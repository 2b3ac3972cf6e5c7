import * as z from 'zod/mini';
import { bothText } from '../i18n/both-schema.ts';
import { capabilities } from './capability.ts';
import { awsLookSchema, awsReadSchema, checkSchema, conditionSchema, slug } from './check.ts';

/** Where a lab may run. */
export const labTargets = ['practice', 'kind', 'eks', 'any-kubernetes', 'aws', 'offline'] as const;

const cost = z.strictObject({
  /** As text: YAML here reads whole numbers only. */
  usdPerHour: z.string().check(z.regex(/^\d+(\.\d+)?$/)),
  resources: z.array(z.string()),
  /** What is billed by use on top of the hours, such as LCU charges. */
  plus: z.optional(bothText),
  /** Day of the prices. */
  asOf: z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/)),
  note: z.optional(bothText),
});

/** A limit of the account that the lab takes something of; looked at before it begins. */
const awsQuota = z.strictObject({
  what: bothText,
  needs: z._default(z.number().check(z.minimum(1)), 1),
  /** Gives `{used}`, or `{used, limit}`. */
  used: awsReadSchema,
  /** Gives `{limit}`; may be refused. */
  limit: z.optional(awsReadSchema),
  /** The limit that AWS gives every account, where nobody tells that of this one. */
  usual: z.number(),
});

const requires = z.strictObject({
  tools: z._default(z.record(z.string(), z.string()), {}),
  target: z.array(z.enum(labTargets)).check(z.minLength(1)),
  needs: z._default(z.array(z.enum(capabilities)), []),
  /** `verb resource` in the lab's namespace, or `verb resource *` for the whole cluster. */
  can: z._default(z.array(z.string()), []),
  aws: z._default(
    z.nullable(z.strictObject({ actions: z.array(z.string()), quotas: z._default(z.array(awsQuota), []) })),
    null,
  ),
});

const scope = z.strictObject({
  namespace: z._default(z.boolean(), true),
  /** Hard limits of the ResourceQuota beside the usual counts. */
  quota: z._default(z.record(z.string(), z.string()), {}),
  /** Pod Security level enforced in the namespace. */
  podSecurity: z._default(z.enum(['privileged', 'baseline', 'restricted']), 'baseline'),
  /** `resource/name` of cluster-scoped objects the learner will make; names carry `${ns}`, so they are ours alone. */
  clusterScoped: z._default(z.array(z.string()), []),
});

/** One step of set-up. */
export const setupStepSchema = z.union([
  /** Server-side apply of a manifest of the lab's folder. */
  z.strictObject({ apply: z.string() }),
  /** Definitions of custom resources, installed where the cluster lacks them; what is there is used as it is, and stays. */
  z.strictObject({ crds: z.string() }),
  /** Until the condition holds; the whole set-up fails when it does not in time. */
  z.strictObject({ wait: conditionSchema, within: z.string() }),
  /** A merge patch on an object that is not ours; undone at clean-up from its before-image. */
  z.strictObject({
    break: z.strictObject({
      /** `deployments.apps/web`, or a resource alone: the first by name that satisfies `where`. */
      object: z.string(),
      namespace: z.optional(z.string()),
      where: z.optional(z.unknown()),
      /** Fields the learner will change, such as `spec.taints`: their values of now come back at clean-up, too. */
      putBack: z.optional(z.array(z.string())),
      merge: z.record(z.string(), z.unknown()),
    }),
  }),
  /** A command on a simulated AWS endpoint; the lab needs `aws:simulated`. */
  z.strictObject({ aws: z.string() }),
  /** Copies a file of the lab into the learner's folder. */
  z.strictObject({ file: z.string(), to: z.string() }),
]);

/** Commands as the learner would type them in the lab's folder; `${ns}` and the like are filled in. */
const way = z.strictObject({
  name: slug,
  say: bothText,
  run: z.array(z.string()).check(z.minLength(1)),
});

const wrongWay = z.extend(way, {
  /** The checks that must be red after it. */
  fails: z.array(slug).check(z.minLength(1)),
});

const awsLeftover = z.strictObject({
  what: z.string(),
  /** Holds while it is there. */
  if: awsLookSchema,
  run: z.string(),
});

const hintWhen = z.strictObject({ if: conditionSchema, say: bothText });

export const taskSchema = z.strictObject({
  id: slug,
  text: bothText,
  hints: z.array(bothText).check(z.minLength(2)),
  hintWhen: z._default(z.array(hintWhen), []),
  checks: z.array(checkSchema).check(z.minLength(1)),
});

/** A value read from the target, for expectations to refer to as `${facts.name}`. */
const factSchema = z.strictObject({
  get: z.string(),
  namespace: z.optional(z.string()),
  selector: z.optional(z.string()),
  /** A path in the one object, or `count`. */
  at: z.string(),
});

export const labSchema = z.strictObject({
  apiVersion: z.literal('eks-learn/v1'),
  kind: z.literal('Lab'),
  id: slug,
  aliases: z._default(z.array(slug), []),
  title: bothText,
  minutes: z.number().check(z.minimum(2), z.maximum(40)),
  /** Who reports what, what must hold afterwards, what must not change. */
  ticket: bothText,
  domains: z.array(z.string()).check(z.minLength(1)),
  facts: z.array(z.string().check(z.regex(/^S\d-\d{3}$/))),
  lessons: z._default(z.array(slug), []),
  sources: z._default(
    z.array(
      z.strictObject({
        title: z.string(),
        url: z.string().check(z.regex(/^https:/)),
        checked: z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/)),
      }),
    ),
    [],
  ),
  requires,
  cost: z._default(z.nullable(cost), null),
  /** Id of a lab that teaches nearest to this one and costs nothing; every lab with a `cost` names one. */
  freeAlternative: z.optional(slug),
  scope: z._default(scope, { namespace: true, quota: {}, podSecurity: 'baseline', clusterScoped: [] }),
  /** What the learner will make, for the plan. */
  makes: z._default(z.array(bothText), []),
  reads: z._default(z.record(z.string(), factSchema), {}),
  setup: z._default(z.array(setupStepSchema), []),
  baseline: z.strictObject({
    fail: z.array(slug).check(z.minLength(1)),
    pass: z._default(z.array(slug), []),
  }),
  tasks: z.array(taskSchema).check(z.minLength(1)),
  /** What the learner makes on AWS, by the session's names: how to see it, and the command that deletes it. */
  cleanup: z._default(z.strictObject({ aws: z._default(z.array(awsLeftover), []) }), { aws: [] }),
  solution: way,
  alternatives: z.array(way).check(z.minLength(1)),
  wrong: z.array(wrongWay).check(z.minLength(2)),
  debrief: z.strictObject({
    why: bothText,
    production: bothText,
    prevent: bothText,
    others: z.optional(bothText),
  }),
});

export type Lab = z.infer<typeof labSchema>;
export type LabTask = z.infer<typeof taskSchema>;
export type SetupStep = z.infer<typeof setupStepSchema>;
export type LabFact = z.infer<typeof factSchema>;
export type Way = z.infer<typeof way>;

/** A lab with the files it names, as read from its folder. Manifests are parsed, one list a file. */
export type LabPackage = {
  readonly lab: Lab;
  /** Absolute path of its folder. */
  readonly folder: string;
  /** By path below the folder, such as `manifests/base.yaml`. */
  readonly manifests: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;
};
