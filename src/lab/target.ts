import type { AwsIdentity } from '../host/aws.ts';
import type { KubeAccess, Kubectl, KubeObject } from '../host/kubectl.ts';
import type { Both } from '../i18n/language.ts';
import { labEksTexts as texts } from '../i18n/texts/lab-eks.ts';
import { isProblem, Problem } from '../problem.ts';
import type { AwsView, TargetPin, TargetView } from './actions.ts';
import { eksOf, eksPlace, lookAtEks, withCaller } from './clusters/eks.ts';
import {
  type ContextFacts,
  clusterName,
  contextFacts,
  mayRunPlugin,
  productionSign,
  providerOf,
  signInLine,
} from './clusters/kubeconfig.ts';
import { oneContext, readKubeconfig } from './clusters/read-kubeconfig.ts';
import type { Doors } from './doors.ts';
import { valueAt } from './path.ts';
import { fingerprint, pinOf } from './pin.ts';

/** A target that was looked at, with the one kubeconfig view that leads to it. */
export type Target = {
  readonly view: TargetView;
  /** The single-context kubeconfig, to be written into the session's folder. */
  readonly kubeconfig: unknown;
  readonly nodes: readonly KubeObject[];
  readonly production: string | undefined;
  readonly kubectl: Kubectl | undefined;
  readonly extraEnv: Readonly<Record<string, string>>;
};

/** `admin@1a2b3c4d`: a context, and the pin it must have. */
export function splitTarget(text: string): { readonly name: string; readonly pin: string | undefined } {
  const found = /^(.+)@([0-9a-f]{8})$/.exec(text);
  return { name: found?.[1] ?? text, pin: found?.[2] };
}

/** The context a target text names: its own name, its cluster's name, or the current one. */
export async function chooseContext(doors: Doors, name: string | undefined): Promise<string> {
  const { contexts, current } = await readKubeconfig(doors, doors.kubeconfig);
  if (name === undefined || name === 'current') {
    if (current !== undefined) return current;
    throw new Problem('lab-no-target', {
      why: contexts.length === 0 ? 'no kubeconfig' : 'no current-context',
    });
  }
  const byName = contexts.find((item) => item.name === name);
  const byCluster = contexts.filter((item) => valueAt(item, 'context.cluster') === name);
  const found = byName ?? (byCluster.length === 1 ? byCluster[0] : undefined);
  if (found !== undefined) return found.name;
  if (/^[0-9a-f]{8}$/.test(name) && current !== undefined) return current;
  throw new Problem('kube-no-context', { context: name });
}

/** Files as in KUBECONFIG, and the context in them. */
type Where = { readonly kubeconfig: readonly string[]; readonly context: string };

/** A private kubeconfig with one context, written where only the learner can read it. */
async function privateAccess(
  doors: Doors,
  facts: ContextFacts,
  kubeconfig: unknown,
  extraEnv: Readonly<Record<string, string>>,
): Promise<KubeAccess> {
  const scratch = `plan-${fingerprint(facts.context + facts.server)}`;
  const file = await doors.files.write('.scratch', `${scratch}.json`, JSON.stringify(kubeconfig));
  const eks = providerOf(facts) === 'eks' ? eksOf(facts) : undefined;
  return {
    program: 'kubectl',
    kubeconfig: file,
    context: facts.context,
    cacheDir: doors.files.path('.scratch', 'cache'),
    server: facts.server,
    env: doors.env(extraEnv),
    ...(eks === undefined ? {} : { place: eksPlace(eks) }),
  };
}

async function optional<T>(read: Promise<T>): Promise<T | undefined> {
  try {
    return await read;
  } catch (error) {
    if (isProblem(error) && error.code === 'kube-forbidden') return undefined;
    throw error;
  }
}

/** UID of kube-system, nodes, namespaces and version: the identity of the cluster and what the plan shows. */
export async function lookAtCluster(kubectl: Kubectl, signal?: AbortSignal, signsIn = false) {
  const asked = kubectl.documents({ args: ['get', '--raw', '/version'], signal });
  // Refused, kubectl's discovery runs the sign-in command ten times over; this call runs it twice.
  if (signsIn) await asked;
  const [system, nodes, namespaces, version] = await Promise.all([
    kubectl.named({ args: ['namespaces/kube-system'], signal }),
    optional(kubectl.list({ args: ['nodes'], signal })),
    optional(kubectl.list({ args: ['namespaces'], signal })),
    asked,
  ]);
  const uid = system[0]?.metadata.uid;
  if (uid === undefined) throw new Problem('kube-bad-answer', { context: kubectl.access.context });
  return { uid, nodes, namespaces, version: String(valueAt(version[0], 'gitVersion') ?? '') };
}

/** Looks at one context: identity, size, whether it is local, whether it looks like production. */
export async function lookAtContext(
  doors: Doors,
  where: Where,
  options: {
    readonly provider?: string;
    readonly simulated?: boolean;
    readonly extraEnv?: Readonly<Record<string, string>>;
    readonly allowExec?: string | undefined;
    /** Told before the first contact: what the kubeconfig runs to sign in. */
    readonly tell?: (say: Both) => void;
    readonly signal?: AbortSignal | undefined;
  } = {},
): Promise<Target> {
  const config = await readKubeconfig(doors, where.kubeconfig);
  const kubeconfig = await oneContext(doors, config, where.context);
  const facts = contextFacts(kubeconfig);
  if (facts === undefined) throw new Problem('kube-no-context', { context: where.context });
  if (!mayRunPlugin(facts.exec, doors.searchPath) && facts.exec?.command !== options.allowExec)
    throw new Problem('kube-plugin-unknown', {
      context: facts.context,
      command: facts.exec?.command ?? '',
      line: facts.exec === undefined ? '' : signInLine(facts.exec),
    });
  const extraEnv = options.extraEnv ?? {};
  const kubectl = doors.kubectl(await privateAccess(doors, facts, kubeconfig, extraEnv));
  const provider = options.provider ?? providerOf(facts);
  const signIn = facts.exec === undefined ? undefined : signInLine(facts.exec);
  if (signIn !== undefined) options.tell?.(texts.signsIn(signIn));
  const looked = lookAtCluster(kubectl, options.signal, signIn !== undefined).catch(
    async (error: unknown) => {
      throw await withCaller(error, doors, facts, extraEnv, options.signal);
    },
  );
  const [{ uid, nodes, namespaces, version }, eks] = await Promise.all([
    looked,
    provider === 'eks' ? lookAtEks(doors, facts, extraEnv, options.signal) : undefined,
  ]);
  const pin: TargetPin = pinOf({ server: facts.server, ca: fingerprint(facts.ca), kubeSystemUid: uid });
  const counts = { nodes: nodes?.length ?? 0, namespaces: namespaces?.length ?? 0 };
  const view: TargetView = {
    provider,
    context: facts.context,
    cluster: clusterName(facts),
    server: facts.server,
    version,
    nodes: nodes?.length,
    pin,
    ...(signIn === undefined ? {} : { signIn }),
    ...(eks === undefined ? {} : { eks }),
    simulated: options.simulated ?? false,
    aws: undefined,
  };
  return {
    view,
    kubeconfig,
    nodes: nodes ?? [],
    production:
      options.simulated === true ? undefined : productionSign([facts.context, facts.cluster], counts),
    kubectl,
    extraEnv,
  };
}

const noAws = {
  provider: 'aws',
  context: undefined,
  cluster: undefined,
  server: undefined,
  version: undefined,
  nodes: undefined,
};

/** The target with the AWS account and region in its pin; `of` is undefined where the lab has no cluster. */
export function withAws(
  of: Target | undefined,
  identity: AwsIdentity & Pick<AwsView, 'alias' | 'expires'>,
): Target {
  const { account, region, endpoint } = identity;
  const base = of?.view ?? noAws;
  const { id: _id, ...parts } = of?.view.pin ?? { id: '' };
  const server = parts.server ?? endpoint;
  const simulated = endpoint !== undefined || of?.view.simulated === true;
  const pin = pinOf({ ...parts, ...(server === undefined ? {} : { server }), account, region });
  return {
    kubeconfig: of?.kubeconfig,
    nodes: of?.nodes ?? [],
    kubectl: of?.kubectl,
    extraEnv: of?.extraEnv ?? {},
    production: of?.production,
    view: {
      ...base,
      pin,
      simulated,
      aws: identity,
    },
  };
}

/** Labs that are done in files alone. */
export const offlineTarget: Target = {
  view: { ...noAws, provider: 'offline', pin: pinOf({}), simulated: false, aws: undefined },
  kubeconfig: undefined,
  nodes: [],
  production: undefined,
  kubectl: undefined,
  extraEnv: {},
};
