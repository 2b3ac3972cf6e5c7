import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { Cluster } from '../../cluster.ts';
import type { ServiceAccount } from '../../kinds.ts';
import { isRecord } from '../../kube.ts';
import { serviceAccountUser, type User } from './user.ts';

/** Who signs the tokens of service accounts, and for whom they are unless another audience is named. */
export const issuer = 'https://kubernetes.default.svc';

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Signs and reads tokens of service accounts, and knows the administrator's. */
export class Tokens {
  private readonly admin: Buffer;
  private readonly secret: Buffer;

  /** `admin` is the token of the kubeconfig; `secret` (hex) signs those of service accounts. */
  constructor(admin: string, secret: string) {
    this.admin = Buffer.from(admin);
    this.secret = Buffer.from(secret, 'hex');
  }

  /** Who holds this token; `undefined` when it is none of ours, is for others, has expired, or its account is gone. */
  read(token: string, cluster: Cluster, audiences: readonly string[] = [issuer]): User | undefined {
    const given = Buffer.from(token);
    if (given.length === this.admin.length && timingSafeEqual(given, this.admin))
      return { name: 'kubernetes-admin', groups: ['system:masters', 'system:authenticated'] };
    const [header, payload, signature] = token.split('.');
    if (header === undefined || payload === undefined || signature === undefined) return undefined;
    const expected = Buffer.from(this.signature(`${header}.${payload}`));
    const actual = Buffer.from(signature);
    if (expected.length !== actual.length || !timingSafeEqual(expected, actual)) return undefined;
    const claims: unknown = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8'));
    if (!isRecord(claims) || !(Number(claims['exp']) * 1000 > cluster.clock.now())) return undefined;
    const meant = Array.isArray(claims['aud']) ? claims['aud'] : [];
    if (!audiences.some((one) => meant.includes(one))) return undefined;
    const [, , namespace = '', name = ''] = String(claims['sub']).split(':');
    const account = cluster.store.get<ServiceAccount>('serviceaccounts', namespace, name);
    if (account === undefined || account.metadata.uid !== claims['uid']) return undefined;
    return serviceAccountUser(namespace, name, account.metadata.uid);
  }

  /** A token for a service account; `seconds` from now. */
  sign(account: ServiceAccount, seconds: number, audiences: readonly string[], now: number): string {
    const { namespace, name, uid } = account.metadata;
    const issued = Math.floor(now / 1000);
    const body = `${encode({ alg: 'HS256', kid: 'practice' })}.${encode({
      aud: audiences,
      exp: issued + seconds,
      iat: issued,
      iss: issuer,
      'kubernetes.io': { namespace, serviceaccount: { name, uid } },
      nbf: issued,
      sub: `system:serviceaccount:${namespace}:${name}`,
      uid,
    })}`;
    return `${body}.${this.signature(body)}`;
  }

  private signature(text: string): string {
    return createHmac('sha256', this.secret).update(text).digest('base64url');
  }
}

export const newToken = (): string => randomBytes(32).toString('hex');
