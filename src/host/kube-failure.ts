import type { ProblemCode } from '../i18n/problems/index.ts';
import { Problem, type ProblemDetails } from '../problem.ts';
import type { Ended } from './shell.ts';

/**
 * Signatures of kubectl and client-go on stderr, the most telling first. They only name the cause of
 * could-not-check; no verdict is read from them.
 */
const signatures: readonly (readonly [RegExp, ProblemCode])[] = [
  [/getting credentials: exec|exec plugin|executable .* not found|exec: executable/i, 'kube-plugin'],
  [/Please enter Username|no Auth Provider found/i, 'kube-no-user'],
  [/context .* does not exist|no context exists with the name/i, 'kube-no-context'],
  [/invalid character '<'|<!doctype html|<html/i, 'kube-html'],
  [/\(Forbidden\)|is forbidden|forbidden:/, 'kube-forbidden'],
  [
    /\(Unauthorized\)|must be logged in|asked for the client to provide credentials|unauthorized/i,
    'kube-unauthorized',
  ],
  [/\(TooManyRequests\)|too many requests/i, 'kube-throttled'],
  [/x509:|certificate/i, 'kube-tls'],
  [/doesn't have a resource type|no matches for kind|could not find the requested resource/, 'kube-no-kind'],
  [/connection refused|was refused/i, 'kube-refused'],
  [/no such host|server misbehaving|network is unreachable|no route to host/i, 'kube-unreachable'],
  [
    /TLS handshake timeout|i\/o timeout|context deadline exceeded|Client\.Timeout|timed out|Timeout/i,
    'kube-timeout',
  ],
  [
    /\(InternalError\)|\(ServiceUnavailable\)|an error on the server|unable to handle the request|EOF/i,
    'kube-server-error',
  ],
];

/** First line of what the tool said, for the problem's text. Escape sequences go in the sanitiser. */
export function firstLine(text: string): string {
  const lines = text.split('\n').map((line) => line.trim());
  const telling = lines.filter((line) => line !== '' && !/^[EWI]\d{4} /.test(line));
  const line = telling.at(-1) ?? lines.find((each) => each !== '') ?? '';
  // The file is ours and tells nobody anything; what follows it does.
  return line.replace(/error when creating "[^"]*": /, '').slice(0, 300);
}

/** Why kubectl could not look. `where` names the context and server for the text. */
export function kubeProblem(ended: Ended, where: ProblemDetails): Problem {
  switch (ended.kind) {
    case 'missing':
      return new Problem('kubectl-missing', where);
    case 'cancelled':
      return new Problem('lab-cancelled', where);
    case 'deadline':
      return new Problem('kube-timeout', { ...where, seconds: Math.round(ended.took / 1000) });
    case 'too-big':
      return new Problem('kube-too-big', where);
    case 'killed':
      return new Problem('kube-unknown', { ...where, said: `signal ${ended.by}` });
    case 'exited': {
      const said = firstLine(ended.stderr);
      const found = signatures.find(([pattern]) => pattern.test(ended.stderr));
      const seconds = Math.round(ended.took / 1000);
      return new Problem(found?.[1] ?? 'kube-unknown', { ...where, said, seconds });
    }
  }
}
