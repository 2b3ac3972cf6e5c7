import type { ProblemCode } from '../i18n/problems/index.ts';
import { Problem, type ProblemDetails } from '../problem.ts';
import { firstLine } from './kube-failure.ts';
import type { Ended } from './shell.ts';

/** Signatures of AWS CLI versions 1 and 2 on stderr; they name the cause of could-not-check and nothing else. */
const signatures: readonly (readonly [RegExp, ProblemCode])[] = [
  [
    /SSO session|SSO Token|retrieving token from sso|sso login|Token has expired and refresh/i,
    'aws-sso-expired',
  ],
  [/config profile .* could not be found/i, 'aws-no-profile'],
  [/custom-process|credential_process/i, 'aws-credential-process'],
  [/ExpiredToken|RequestExpired|token .*expired/i, 'aws-expired'],
  [/Unable to locate credentials|NoCredentials|Partial credentials/i, 'aws-no-credentials'],
  [/must specify a region|NoRegion/i, 'aws-no-region'],
  [/Throttl|RequestLimitExceeded|TooManyRequests|Rate exceeded|SlowDown/i, 'aws-throttled'],
  [
    /InvalidClientTokenId|UnrecognizedClient|SignatureDoesNotMatch|InvalidSignature|AuthFailure/,
    'aws-bad-key',
  ],
  [/AccessDenied|UnauthorizedOperation|not authorized to perform/i, 'aws-denied'],
  [/SSL validation failed|CERTIFICATE_VERIFY_FAILED/i, 'aws-tls'],
  [/Connect timeout|Read timeout|timed out/i, 'aws-timeout'],
  [
    /Could not connect to the endpoint|EndpointConnectionError|Failed to connect|Connection was closed/i,
    'aws-endpoint',
  ],
  [/Invalid choice|invalid choice/, 'aws-too-old'],
];

/** The error code an API gave, as both CLIs print it: `An error occurred (NoSuchEntity) when calling …`. */
export const awsErrorCode = (stderr: string): string | undefined =>
  /An error occurred \(([A-Za-z0-9.]+)\)/.exec(stderr)?.[1];

/** Why `aws` could not look. */
export function awsProblem(ended: Ended, where: ProblemDetails): Problem {
  switch (ended.kind) {
    case 'missing':
      return new Problem('aws-missing', where);
    case 'cancelled':
      return new Problem('lab-cancelled', where);
    case 'deadline':
      return new Problem('aws-timeout', { ...where, seconds: Math.round(ended.took / 1000) });
    case 'too-big':
    case 'killed':
      return new Problem('aws-unknown', { ...where, said: ended.kind });
    case 'exited': {
      const said = firstLine(ended.stderr);
      const found = signatures.find(([pattern]) => pattern.test(ended.stderr));
      const seconds = Math.round(ended.took / 1000);
      return new Problem(found?.[1] ?? 'aws-unknown', { ...where, said, seconds });
    }
  }
}
