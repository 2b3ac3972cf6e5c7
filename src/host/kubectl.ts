import { Problem, type ProblemDetails } from '../problem.ts';
import { kubeProblem } from './kube-failure.ts';
import type { Ended, Shell } from './shell.ts';

/** An object as the API server gives it. Fields are looked up by the matcher, never trusted. */
export type KubeObject = {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: {
    readonly name: string;
    readonly namespace?: string;
    readonly uid?: string;
    readonly labels?: Readonly<Record<string, string>>;
    readonly annotations?: Readonly<Record<string, string>>;
    readonly [field: string]: unknown;
  };
  readonly [field: string]: unknown;
};

/** The one way into a cluster: a private kubeconfig and a named context, never "whatever is current". */
export type KubeAccess = {
  readonly program: string;
  readonly kubeconfig: string;
  readonly context: string;
  readonly cacheDir: string;
  readonly server: string;
  readonly env: Readonly<Record<string, string>>;
  /** More facts for problems to mention: of EKS its `cluster` and `region`, and the `arn` that asks. */
  readonly place?: ProblemDetails;
};

export type KubeCall = {
  readonly args: readonly string[];
  readonly namespace?: string;
  readonly deadline?: number;
  readonly signal?: AbortSignal | undefined;
};

/** Exit code and output of a command that ran inside a container. */
export type ExecResult = { readonly exit: number; readonly stdout: string; readonly stderr: string };

export interface Kubectl {
  readonly access: KubeAccess;
  /** Objects of whole kinds (`pods,services`); an empty answer is a Problem, an empty list is not. */
  list(call: KubeCall): Promise<readonly KubeObject[]>;
  /** Objects by name (`service/web namespace/shop`); missing ones are simply not in the list. */
  named(call: KubeCall): Promise<readonly KubeObject[]>;
  /** The JSON documents any call printed, one after the other; throws a Problem. */
  documents(call: KubeCall): Promise<readonly unknown[]>;
  /** Any call, however it ended: for set-up and clean-up, which judge the end themselves. */
  run(call: KubeCall): Promise<Ended>;
  /** Runs a command in a container; throws a Problem when the command itself could not be run. */
  exec(
    pod: string,
    container: string | undefined,
    argv: readonly string[],
    call: Omit<KubeCall, 'args'>,
  ): Promise<ExecResult>;
}

/** Wall clock of one read. */
export const readDeadline = 10_000;

/** Flags that every call carries. */
export function kubectlArgs(access: KubeAccess, call: KubeCall): readonly string[] {
  const seconds = Math.max(1, Math.round((call.deadline ?? readDeadline) / 1000) - 2);
  return [
    `--kubeconfig=${access.kubeconfig}`,
    `--context=${access.context}`,
    `--cache-dir=${access.cacheDir}`,
    `--request-timeout=${seconds}s`,
    ...(call.namespace === undefined ? [] : [`--namespace=${call.namespace}`]),
    ...call.args,
  ];
}

/** `kubectl apply` keeps the whole manifest, values and all, in this annotation. */
const lastApplied = 'kubectl.kubernetes.io/last-applied-configuration';

/** Values of Secrets are dropped as soon as they are parsed: keys and sizes are all anyone needs here. */
function withoutSecretValues(object: KubeObject): KubeObject {
  if (object.kind !== 'Secret') return object;
  const sizes = Object.entries(object.data ?? {}).map(([key, value]) => [
    key,
    `(${String(value).length} characters)`,
  ]);
  const { [lastApplied]: _values, ...annotations } = object.metadata.annotations ?? {};
  const metadata =
    object.metadata.annotations === undefined ? object.metadata : { ...object.metadata, annotations };
  return { ...object, metadata, ...(object.data === undefined ? {} : { data: Object.fromEntries(sizes) }) };
}

/** kubectl prints the results of several creates as documents one after the other. */
function parseAll(text: string, where: ProblemDetails): readonly unknown[] {
  const documents = text.split(/^(?<=^\}\r?\n)(?=\{)/m);
  try {
    return documents.map((document): unknown => JSON.parse(document));
  } catch (cause) {
    const html = /^\s*<(!doctype|html)/i.test(text);
    throw new Problem(html ? 'kube-html' : 'kube-bad-answer', where, { cause });
  }
}

const isObject = (value: unknown): value is KubeObject =>
  typeof value === 'object' && value !== null && 'kind' in value && 'metadata' in value;

/** A list, or the one object that was named. Anything else is not an answer of an API server. */
function objectsOf(answer: unknown, where: ProblemDetails): readonly KubeObject[] {
  const items = typeof answer === 'object' && answer !== null && 'items' in answer ? answer.items : [answer];
  if (!Array.isArray(items) || !items.every(isObject)) throw new Problem('kube-bad-answer', where);
  return items.map(withoutSecretValues);
}

const terminated = /command terminated with exit code (\d+)\s*$/;

/** kubectl with every call pinned to `access`, hermetic, bounded, and without the terminal. */
export function createKubectl(shell: Shell, access: KubeAccess): Kubectl {
  const where = { ...access.place, context: access.context, server: access.server };
  const run = (call: KubeCall): Promise<Ended> =>
    shell.run({
      program: access.program,
      args: kubectlArgs(access, call),
      env: access.env,
      deadline: call.deadline ?? readDeadline,
      ...(call.signal === undefined ? {} : { signal: call.signal }),
    });
  const documents = async (call: KubeCall): Promise<readonly unknown[]> => {
    const ended = await run(call);
    if (ended.kind !== 'exited' || ended.code !== 0) throw kubeProblem(ended, where);
    return ended.stdout.trim() === '' ? [] : parseAll(ended.stdout, where);
  };
  const get = async (call: KubeCall, flags: readonly string[]) => {
    const answers = await documents({ ...call, args: ['get', ...call.args, '-o', 'json', ...flags] });
    return answers.flatMap((answer) => objectsOf(answer, where));
  };
  return {
    access,
    run,
    documents,
    async list(call) {
      const ended = await documents({ ...call, args: ['get', ...call.args, '-o', 'json'] });
      if (ended.length === 0) throw new Problem('kube-bad-answer', where);
      return ended.flatMap((answer) => objectsOf(answer, where));
    },
    named: (call) => get(call, ['--ignore-not-found']),
    async exec(pod, container, argv, call) {
      const args = ['exec', pod, ...(container === undefined ? [] : ['-c', container]), '--', ...argv];
      const ended = await run({ ...call, args });
      if (ended.kind !== 'exited') throw kubeProblem(ended, where);
      if (ended.code === 0) return { exit: 0, stdout: ended.stdout, stderr: ended.stderr };
      const code = terminated.exec(ended.stderr)?.[1];
      if (code === undefined || Number(code) !== ended.code) throw kubeProblem(ended, where);
      return { exit: ended.code, stdout: ended.stdout, stderr: ended.stderr.replace(terminated, '') };
    },
  };
}
