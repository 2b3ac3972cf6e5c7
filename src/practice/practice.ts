import { type Authority, createAuthority } from './apiserver/auth/certificates.ts';
import { newToken, Tokens } from './apiserver/auth/tokens.ts';
import { GoReader } from './apiserver/go-json.ts';
import { metricsGroup } from './apiserver/handlers/metrics.ts';
import { statusOf } from './apiserver/handlers/own.ts';
import { type Listening, listen } from './apiserver/listen.ts';
import type { Server } from './apiserver/request.ts';
import { Resources } from './apiserver/resources.ts';
import { upgradeTo } from './apiserver/streams/upgrade.ts';
import { bootstrap } from './bootstrap.ts';
import { seededChance } from './chance.ts';
import type { Clock } from './clock.ts';
import type { Cluster, ClusterSettings } from './cluster.ts';
import { PracticeData } from './data.ts';
import type { PracticeStatus } from './practice-status.ts';
import { allControllers } from './runtime/controllers/all.ts';
import { keepDefinitions } from './runtime/controllers/registry-upkeep.ts';
import { AllKubelets } from './runtime/kubelet/kubelet.ts';
import { Manager } from './runtime/manager.ts';
import type { Store } from './state/store.ts';

/** What lets the administrator in and proves the server; kept with the state. */
export type Secrets = { readonly authority: Authority; readonly token: string; readonly signing: string };

export const newSecrets = (now: number): Secrets => ({
  authority: createAuthority(now),
  token: newToken(),
  signing: newToken(),
});

export type PracticeOptions = {
  readonly settings: ClusterSettings;
  readonly secrets: Secrets;
  /** Folder of the generated data. */
  readonly data: string;
  readonly store: Store;
  readonly clock: Clock;
  readonly seed: number;
  /** Of loopback; a free one when it is 0 or taken. */
  readonly port: number;
  /** Told when a request begins, for the idle timeout; what it returns is called when it is over. */
  readonly used: () => () => void;
  /** Milliseconds until it stops for lack of use. */
  readonly idleLeft: () => number | undefined;
  /** Writes a new snapshot of the state. */
  readonly compact: () => void;
};

export type Practice = {
  readonly cluster: Cluster;
  readonly port: number;
  status(): Omit<PracticeStatus, 'since'>;
  stop(): Promise<void>;
};

/** Starts one practice cluster: the API on loopback, its controllers, its nodes. */
export async function startPractice(options: PracticeOptions): Promise<Practice> {
  const { settings, secrets, store, clock } = options;
  const data = new PracticeData(options.data);
  const resources = new Resources(data.api(), data.shapes(), [metricsGroup]);
  const cluster: Cluster = {
    settings,
    store,
    data,
    resources,
    clock,
    chance: seededChance(options.seed + store.revision),
    reader: new GoReader(data.fields()),
  };
  bootstrap(cluster);
  keepDefinitions(cluster);
  const kubelets = new AllKubelets(cluster);
  let address = '';
  const server: Server = {
    cluster,
    kubelets,
    tokens: new Tokens(secrets.token, secrets.signing),
    address: () => address,
    idleLeft: options.idleLeft,
    compact: options.compact,
  };
  const open = (port: number): Promise<Listening> =>
    listen(server, secrets.authority.server, port, upgradeTo(server, kubelets), options.used);
  const listening = await open(options.port).catch((error: NodeJS.ErrnoException) => {
    // The port it had is somebody else's now.
    if (error.code !== 'EADDRINUSE') throw error;
    return open(0);
  });
  address = `127.0.0.1:${listening.port}`;
  const manager = new Manager(cluster, allControllers(cluster, kubelets, secrets.authority.certificate));
  return {
    cluster,
    port: listening.port,
    status: () => statusOf(server),
    async stop() {
      manager.stop();
      kubelets.stop();
      await listening.close();
    },
  };
}
