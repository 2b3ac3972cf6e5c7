import { existsSync, readdirSync, realpathSync, symlinkSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { expect } from 'vitest';
import { checksOf, type LabReport } from '../../src/lab/report.ts';
import { lastReport } from '../../src/lab/work-on.ts';
import { temporaryFolder } from './bundle.ts';
import { realLabs } from './real-labs.ts';
import { auditSince, auditSize, testAuditLog, testKubeconfig } from './test-cluster.ts';

const verdictsOf = (report: LabReport) =>
  Object.fromEntries(checksOf(report).map(({ id, verdict }) => [id, verdict]));

/** Other kubectls beside those on PATH, such as `kubectl.1.27`: the oldest, the newest and one between. */
export function otherKubectls(): readonly string[] {
  const folders = (process.env.PATH ?? '')
    .split(delimiter)
    .map((folder) => join(folder, 'kubectl'))
    .filter((path) => existsSync(path))
    .map((path) => dirname(realpathSync(path)));
  const all = [...new Set(folders)]
    .flatMap((folder) => readdirSync(folder).map((name) => join(folder, name)))
    .filter((path) => /\/kubectl\.1\.\d+$/.test(path))
    .toSorted();
  return [...new Set([0, all.length >> 1, all.length - 1])].flatMap((at) => all[at] ?? []);
}

/** The same labs and sessions, with another program as kubectl. */
function labsWith(kubectl: string, env: Readonly<Record<string, string>>, home: string) {
  const folder = temporaryFolder('kubectl');
  symlinkSync(kubectl, join(folder, 'kubectl'));
  return realLabs({ ...env, PATH: `${folder}${delimiter}${process.env.PATH}` }, home).labs;
}

const reads = new Set(['get', 'list', 'watch']);

/** Asking who may do what is a create, and leaves nothing; a probe is the one command that a lab declares. */
const leavesNothing = /^selfsubject(access|rules)?reviews$/;

/**
 * Looks again at a solved lab: nothing but reads in the audit log of the API server, and equal verdicts with other
 * kubectls.
 */
export async function proveLooks(
  session: string,
  env: Readonly<Record<string, string>>,
  home: string,
): Promise<void> {
  const from = auditSize();
  const seen = verdictsOf(await lastReport(realLabs(env, home).labs.check(session, { mode: 'once' })));
  if (testAuditLog !== undefined && env.KUBECONFIG !== undefined && env.KUBECONFIG === testKubeconfig) {
    const ours = auditSince(from).filter(
      ({ requestURI, user }) =>
        requestURI.includes(`-${session}`) && !(user?.username ?? '').startsWith('system:'),
    );
    expect(ours.length).toBeGreaterThan(0);
    const writes = ours.filter(
      ({ verb, objectRef, requestURI }) =>
        !reads.has(verb) &&
        !leavesNothing.test(objectRef?.resource ?? '') &&
        !/\/pods\/[^/]+\/exec\?/.test(requestURI),
    );
    expect(writes).toEqual([]);
  }
  if (env.KUBECONFIG === undefined) return;
  for (const kubectl of otherKubectls()) {
    const other = await lastReport(labsWith(kubectl, env, home).check(session, { mode: 'once' }));
    expect({ kubectl, ...verdictsOf(other) }).toEqual({ kubectl, ...seen });
  }
}
