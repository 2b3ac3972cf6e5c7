import { type ChildProcess, spawn } from 'node:child_process';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, request, type Server } from 'node:http';
import { get as getSecurely } from 'node:https';
import { type AddressInfo, createServer as createSocket } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { temporaryFolder } from './bundle.ts';

/** Folder of etcd, kube-apiserver and kube-controller-manager, in the variable that envtest gave its name to. */
export const controlPlanePrograms = process.env.KUBEBUILDER_ASSETS;

const programs = ['etcd', 'kube-apiserver', 'kube-controller-manager'];

export const hasControlPlane = (): boolean =>
  controlPlanePrograms !== undefined &&
  programs.every((program) => existsSync(join(controlPlanePrograms, program)));

/** A cluster that behaves as one of EKS to `aws` and kubectl: its ends, and who may come in. */
export type EksShaped = {
  /** AWS_ENDPOINT_URL that knows the cluster. */
  readonly endpoint: string;
  readonly server: string;
  /** ARNs with an access entry; each of them is an administrator. */
  readonly entries: Set<string>;
  /** ARNs that came with a token, in order. */
  readonly callers: string[];
  /** kubectl's arguments for the way in that needs no AWS. */
  readonly admin: readonly string[];
  stop(): Promise<void>;
};

async function freePort(): Promise<number> {
  const socket = createSocket().listen(0, '127.0.0.1');
  await once(socket, 'listening');
  const { port } = socket.address() as AddressInfo;
  socket.close();
  await once(socket, 'close');
  return port;
}

async function bodyOf(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

async function listen(server: Server): Promise<string> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** What moto answers, but for the cluster: its end and its CA are those of the API server. */
function awsOf(moto: string, name: string, cluster: () => object): Server {
  return createServer(async (incoming, outgoing) => {
    const body = await bodyOf(incoming);
    const { method, headers, url } = incoming;
    const forward = request(new URL(url ?? '/', moto), { method, headers });
    forward.end(body);
    const [answer] = (await once(forward, 'response')) as [IncomingMessage];
    const text = await bodyOf(answer);
    const described = method === 'GET' && url === `/clusters/${name}` && answer.statusCode === 200;
    const told = described ? JSON.parse(text.toString()) : undefined;
    const sent = described ? JSON.stringify({ cluster: { ...told.cluster, ...cluster() } }) : text;
    const { 'content-length': _length, ...others } = answer.headers;
    outgoing.writeHead(answer.statusCode ?? 502, others).end(sent);
  });
}

/** As EKS does: a token is a presigned call of STS, and who comes is whoever STS says; undefined for anything else. */
async function callerOf(token: string, name: string, ends: Ends): Promise<string | undefined> {
  const encoded = /^k8s-aws-v1\.(.+)$/.exec(token)?.[1];
  if (encoded === undefined) return undefined;
  const url = new URL(Buffer.from(encoded, 'base64url').toString());
  const asks = url.searchParams.get('Action') === 'GetCallerIdentity';
  const signed = url.searchParams.get('X-Amz-SignedHeaders')?.split(';').includes('x-k8s-aws-id');
  if (url.origin !== ends.endpoint || !asks || signed !== true) return undefined;
  // moto finds the service in this header alone; AWS finds it in the presigned address as well.
  const credential = url.searchParams.get('X-Amz-Credential');
  const authorization = `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=host, Signature=0`;
  const asked = new URL(url.pathname + url.search, ends.moto);
  const answer = await fetch(asked, { headers: { authorization, 'x-k8s-aws-id': name } });
  return /<Arn>(.+)<\/Arn>/.exec(await answer.text())?.[1];
}

type Ends = { readonly moto: string; readonly endpoint: string };

/** The webhook that an API server asks about tokens. */
function authenticator(
  name: string,
  ends: () => Ends,
  { entries, callers }: Pick<EksShaped, 'entries' | 'callers'>,
): Server {
  return createServer(async (incoming, outgoing) => {
    const review = JSON.parse((await bodyOf(incoming)).toString());
    const arn = await callerOf(review.spec.token, name, ends());
    if (arn !== undefined) callers.push(arn);
    const user = { username: arn, groups: ['system:masters'] };
    const status =
      arn !== undefined && entries.has(arn) ? { authenticated: true, user } : { authenticated: false };
    const { apiVersion, kind } = review;
    outgoing.setHeader('Content-Type', 'application/json');
    outgoing.end(JSON.stringify({ apiVersion, kind, status }));
  });
}

const kubeconfigOf = (server: string, user: object, ca?: string): string =>
  JSON.stringify({
    apiVersion: 'v1',
    kind: 'Config',
    'current-context': 'it',
    clusters: [
      { name: 'it', cluster: { server, ...(ca === undefined ? {} : { 'certificate-authority': ca }) } },
    ],
    users: [{ name: 'it', user }],
    contexts: [{ name: 'it', context: { cluster: 'it', user: 'it' } }],
  });

/** Whether the API server says that it is ready; it is asked without looking at its certificate. */
const isReady = (server: string): Promise<boolean> =>
  new Promise((resolve) => {
    const asked = getSecurely(`${server}/readyz`, { rejectUnauthorized: false }, (answer) => {
      answer.resume();
      resolve(answer.statusCode === 200);
    });
    asked.once('error', () => resolve(false));
  });

/** Starts etcd, an API server that asks `webhook` about tokens, and the controllers; all in one folder. */
async function startControlPlane(webhook: string) {
  const folder = temporaryFolder('eks');
  const path = (name: string) => join(folder, name);
  const running: ChildProcess[] = [];
  const start = (program: string, args: readonly string[]) => {
    const log = openSync(path(`${program}.log`), 'w');
    const file = join(controlPlanePrograms ?? '', program);
    running.push(spawn(file, [...args], { stdio: ['ignore', log, log], detached: false }));
  };
  const [etcd, peer, api] = [await freePort(), await freePort(), await freePort()];
  const server = `https://127.0.0.1:${api}`;
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  writeFileSync(path('sa.key'), privateKey.export({ type: 'pkcs1', format: 'pem' }));
  writeFileSync(path('sa.pub'), publicKey.export({ type: 'spki', format: 'pem' }));
  const token = randomBytes(24).toString('hex');
  writeFileSync(path('tokens.csv'), `${token},test-admin,test-admin,"system:masters"\n`);
  writeFileSync(path('webhook.kubeconfig'), kubeconfigOf(webhook, {}));
  const ca = path('apiserver.crt');
  writeFileSync(path('admin.kubeconfig'), kubeconfigOf(server, { token }, ca), { mode: 0o600 });
  const urls = { client: `http://127.0.0.1:${etcd}`, peer: `http://127.0.0.1:${peer}` };
  start('etcd', [
    '--name=it',
    `--data-dir=${path('etcd')}`,
    '--unsafe-no-fsync',
    `--listen-client-urls=${urls.client}`,
    `--advertise-client-urls=${urls.client}`,
    `--listen-peer-urls=${urls.peer}`,
    `--initial-advertise-peer-urls=${urls.peer}`,
    `--initial-cluster=it=${urls.peer}`,
  ]);
  start('kube-apiserver', [
    `--etcd-servers=${urls.client}`,
    '--bind-address=127.0.0.1',
    `--secure-port=${api}`,
    `--cert-dir=${folder}`,
    '--endpoint-reconciler-type=none',
    '--service-account-issuer=https://kubernetes.default.svc',
    `--service-account-signing-key-file=${path('sa.key')}`,
    `--service-account-key-file=${path('sa.pub')}`,
    '--service-cluster-ip-range=10.96.0.0/16',
    `--token-auth-file=${path('tokens.csv')}`,
    `--authentication-token-webhook-config-file=${path('webhook.kubeconfig')}`,
    '--authentication-token-webhook-version=v1',
    '--authentication-token-webhook-cache-ttl=0s',
    '--authorization-mode=RBAC',
  ]);
  const stop = async () => {
    const ended = running.map(async (child) => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGKILL');
      await once(child, 'exit');
    });
    await Promise.all(ended);
  };
  while (!(await isReady(server))) {
    const fallen = running.find(({ exitCode }) => exitCode !== null);
    if (fallen !== undefined) {
      await stop();
      throw new Error(
        `${fallen.spawnfile} ended:\n${readFileSync(path('kube-apiserver.log'), 'utf8').slice(-2000)}`,
      );
    }
    await wait(100);
  }
  start('kube-controller-manager', [
    `--kubeconfig=${path('admin.kubeconfig')}`,
    `--service-account-private-key-file=${path('sa.key')}`,
    `--root-ca-file=${ca}`,
    '--leader-elect=false',
    '--bind-address=127.0.0.1',
    '--secure-port=0',
    '--controllers=*,-node-ipam-controller,-node-route-controller,-cloud-node-lifecycle-controller',
  ]);
  const admin = [`--kubeconfig=${path('admin.kubeconfig')}`];
  return { server, ca: readFileSync(ca).toString('base64'), admin, stop };
}

/** An EKS-shaped cluster `name` of moto: describe-cluster leads to a real API server, tokens are asked of STS. */
export async function startEksShaped(moto: string, name: string): Promise<EksShaped> {
  const who = { entries: new Set<string>(), callers: [] as string[] };
  let endpoint = '';
  let cluster = {};
  const webhook = authenticator(name, () => ({ moto, endpoint }), who);
  const aws = awsOf(moto, name, () => cluster);
  endpoint = await listen(aws);
  const { server, ca, admin, stop } = await startControlPlane(await listen(webhook));
  cluster = {
    endpoint: server,
    certificateAuthority: { data: ca },
    accessConfig: { authenticationMode: 'API' },
    upgradePolicy: { supportType: 'STANDARD' },
  };
  return {
    ...who,
    endpoint,
    server,
    admin,
    async stop() {
      await stop();
      for (const each of [aws, webhook]) {
        each.closeAllConnections();
        each.close();
      }
    },
  };
}
