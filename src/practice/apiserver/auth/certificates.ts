import { generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';
import { bits, boolean, der, integer, octets, oid, sequence, set, time, utf8 } from './der.ts';

/** PEM texts of a certificate and its private key. */
export type KeyAndCertificate = { readonly certificate: string; readonly key: string };

export type Authority = KeyAndCertificate & { readonly server: KeyAndCertificate };

const ecdsaWithSha256 = sequence(oid('1.2.840.10045.4.3.2'));
const years = (count: number) => count * 365 * 24 * 3_600_000;

const nameOf = (common: string): Buffer => sequence(set(sequence(oid('2.5.4.3'), utf8(common))));

const extension = (id: string, critical: boolean, value: Uint8Array): Buffer =>
  sequence(oid(id), ...(critical ? [boolean(true)] : []), octets(value));

type Wanted = {
  readonly subject: string;
  readonly issuer: string;
  readonly publicKey: KeyObject;
  readonly signer: KeyObject;
  readonly now: number;
  readonly extensions: readonly Uint8Array[];
};

function issue({ subject, issuer, publicKey, signer, now, extensions }: Wanted): string {
  const body = sequence(
    der(0xa0, integer(Buffer.from([2]))),
    integer(Buffer.concat([Buffer.from([0x40]), randomBytes(15)])),
    ecdsaWithSha256,
    nameOf(issuer),
    // A learner's clock may be a little behind the one that made the certificate.
    sequence(time(now - 24 * 3_600_000), time(now + years(10))),
    nameOf(subject),
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, sequence(...extensions)),
  );
  const whole = sequence(body, ecdsaWithSha256, bits(sign('sha256', body, signer)));
  const lines = whole.toString('base64').match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}

const pem = (key: KeyObject): string => key.export({ type: 'pkcs8', format: 'pem' }).toString();

/** A fresh CA (ECDSA P-256) and a server certificate of it for 127.0.0.1 and localhost; valid ten years from `now`. */
export function createAuthority(now: number): Authority {
  const ca = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const server = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const issuer = 'eks-learn practice CA';
  const certificate = issue({
    subject: issuer,
    issuer,
    publicKey: ca.publicKey,
    signer: ca.privateKey,
    now,
    extensions: [
      extension('2.5.29.19', true, sequence(boolean(true))),
      extension('2.5.29.15', true, bits(Buffer.from([0x06]), 1)),
    ],
  });
  const names = sequence(
    der(0x82, Buffer.from('localhost')),
    der(0x82, Buffer.from('kubernetes.default.svc')),
    der(0x87, Buffer.from([127, 0, 0, 1])),
  );
  const serverCertificate = issue({
    subject: 'kube-apiserver',
    issuer,
    publicKey: server.publicKey,
    signer: ca.privateKey,
    now,
    extensions: [
      extension('2.5.29.15', true, bits(Buffer.from([0xa0]), 5)),
      extension('2.5.29.37', false, sequence(oid('1.3.6.1.5.5.7.3.1'))),
      extension('2.5.29.17', false, names),
    ],
  });
  return {
    certificate,
    key: pem(ca.privateKey),
    server: { certificate: serverCertificate, key: pem(server.privateKey) },
  };
}
