import { valueAt } from '../path.ts';

/** What a kubeconfig says about one context; nothing of it was run or contacted. */
export type ContextFacts = {
  readonly context: string;
  readonly cluster: string;
  readonly server: string;
  /** Base64 CA, for the pin. */
  readonly ca: string;
  readonly exec: SignIn | undefined;
};

/** The command that a kubeconfig runs to sign in. */
export type SignIn = {
  readonly command: string;
  readonly args: readonly string[];
  /** Variables it gets on top of ours. */
  readonly env?: Readonly<Record<string, string>>;
};

const text = (value: unknown): string => (typeof value === 'string' ? value : '');

/** What a kubeconfig of one context says. */
export function contextFacts(view: unknown): ContextFacts | undefined {
  const context = text(valueAt(view, 'contexts[0].name'));
  const server = text(valueAt(view, 'clusters[0].cluster.server'));
  if (context === '' || server === '') return undefined;
  const command = text(valueAt(view, 'users[0].user.exec.command'));
  const args = valueAt(view, 'users[0].user.exec.args');
  const env = valueAt(view, 'users[0].user.exec.env');
  const variables = (Array.isArray(env) ? env : []).map((each) => [
    text(valueAt(each, 'name')),
    text(valueAt(each, 'value')),
  ]);
  return {
    context,
    cluster: text(valueAt(view, 'clusters[0].name')),
    server,
    ca: text(valueAt(view, 'clusters[0].cluster.certificate-authority-data')),
    exec:
      command === ''
        ? undefined
        : {
            command,
            args: Array.isArray(args) ? args.map(String) : [],
            env: Object.fromEntries(variables),
          },
  };
}

/** The sign-in command as a line, for the learner to read before it is run. */
export const signInLine = ({ command, args }: SignIn): string => [command, ...args].join(' ');

/** The same view with the lab's namespace as default, so that commands need no -n. */
export function withNamespace(view: unknown, namespace: string | undefined): unknown {
  if (typeof view !== 'object' || view === null) return view;
  const named = valueAt(view, 'contexts[0]');
  const context = valueAt(named, 'context');
  if (namespace === undefined || typeof named !== 'object' || typeof context !== 'object') return view;
  return { ...view, contexts: [{ ...named, context: { ...context, namespace } }] };
}

const known = new Set([
  'aws',
  'aws-iam-authenticator',
  'gke-gcloud-auth-plugin',
  'kubelogin',
  'kubectl-oidc_login',
]);

/** Sign-in commands that may run unasked: known names found through PATH, `aws` only as `eks get-token`. */
export function mayRunPlugin(exec: ContextFacts['exec'], searchPath: readonly string[]): boolean {
  if (exec === undefined) return true;
  const slash = exec.command.lastIndexOf('/');
  const [folder, name] = [exec.command.slice(0, Math.max(0, slash)), exec.command.slice(slash + 1)];
  if (!known.has(name)) return false;
  if (slash >= 0 && !searchPath.includes(folder)) return false;
  return name !== 'aws' || (exec.args.includes('eks') && exec.args.includes('get-token'));
}

/** The provider a context belongs to, by the names its tools give and by what EKS servers are called. */
export function providerOf(facts: ContextFacts): string {
  if (facts.context.startsWith('kind-')) return 'kind';
  if (facts.context.startsWith('k3d-')) return 'k3d';
  if (facts.context === 'minikube' || facts.cluster === 'minikube') return 'minikube';
  if (facts.context === 'docker-desktop') return 'docker-desktop';
  const eks =
    /\.eks\.amazonaws\.com(\.cn)?(:\d+)?\/?$/.test(facts.server) || facts.exec?.args.includes('get-token');
  return eks === true ? 'eks' : 'current';
}

/** `arn:aws:eks:…:cluster/study` is the cluster study; eksctl's contexts are user@name.region.eksctl.io. */
export function clusterName(facts: ContextFacts): string {
  const arn = /:cluster\/(.+)$/.exec(facts.cluster)?.[1];
  return arn ?? facts.cluster.replace(/\.[a-z0-9-]+\.eksctl\.io$/, '');
}

const host = (server: string): string => {
  const found = /^https?:\/\/(\[[^\]]+\]|[^:/]+)/.exec(server)?.[1] ?? '';
  return found.replace(/^\[|\]$/g, '');
};

const loopbackNames = new Set(['localhost', '::1', 'kubernetes.docker.internal', 'host.docker.internal']);

/** An address, not a name that begins like one. */
const privateAddress =
  /^(127(\.\d{1,3}){3}|0\.0\.0\.0|10(\.\d{1,3}){3}|192\.168(\.\d{1,3}){2}|172\.(1[6-9]|2\d|3[01])(\.\d{1,3}){2})$/;

const privateHost = (name: string): boolean => loopbackNames.has(name) || privateAddress.test(name);

const localProviders = new Set(['kind', 'k3d', 'minikube', 'docker-desktop', 'practice']);

/** On the learner's own machine: named so by its tool, and an address that cannot be elsewhere. */
export const isLocal = (provider: string, server: string): boolean =>
  localProviders.has(provider) && privateHost(host(server));

const productionWord = /(^|[^a-z])(prod|prd|production|live)([^a-z]|$)|本番/i;

/** What makes a target look like production; undefined when nothing does. */
export function productionSign(
  names: readonly string[],
  counts: { readonly nodes: number; readonly namespaces: number },
): string | undefined {
  const named = names.find((name) => productionWord.test(name));
  if (named !== undefined) return named;
  if (counts.nodes > 10) return `${counts.nodes} nodes`;
  return counts.namespaces > 30 ? `${counts.namespaces} namespaces` : undefined;
}
