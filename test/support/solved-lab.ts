import { existsSync, readdirSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { expect } from 'vitest';
import type { LabActions } from '../../src/lab/actions.ts';
import type { LabPackage } from '../../src/lab/lab.ts';
import { checksOf, type LabReport } from '../../src/lab/report.ts';
import { lastReport } from '../../src/lab/work-on.ts';
import { temporaryFolder } from './bundle.ts';
import { realLabs } from './real-labs.ts';
import { type AuditLine, auditLogOf, auditSince, auditSize } from './test-cluster.ts';
import { proveViewer } from './viewer.ts';

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

/** Asking who may do what is a create, and leaves nothing. */
const leavesNothing = /^selfsubject(access|rules)?reviews$/;

/** Ways into a Pod or a node, which may be asked for as a get. */
const goesInto =
  /^\/api\/v1\/(namespaces\/[^/]+\/)?(pods|services|nodes)\/[^/]+\/(exec|attach|portforward|proxy)\b/;

/** A kubectl under a name of its own, which it tells the API server as its user agent. */
function namedKubectl(real: string, agent: string): string {
  const script = join(temporaryFolder('kubectl'), 'kubectl');
  writeFileSync(script, `#!/bin/bash\nexec -a ${agent} ${real} "$@"\n`, { mode: 0o755 });
  return script;
}

/** What a look asked of the API server, by its audit log: it reads, asks for rights, or is a declared probe. */
function expectOnlyReads({ lab }: LabPackage, session: string, ours: readonly AuditLine[]): void {
  expect(ours.some(({ requestURI }) => requestURI.includes(`-${session}`))).toBe(true);
  const mayProbe = lab.tasks.some(({ checks }) => checks.some((check) => 'probe' in check));
  const isAllowed = ({ verb, requestURI, objectRef }: AuditLine): boolean =>
    goesInto.test(requestURI)
      ? mayProbe && /\/exec\b/.test(requestURI) && objectRef?.namespace?.endsWith(`-${session}`) === true
      : reads.has(verb) || leavesNothing.test(objectRef?.resource ?? '');
  expect(ours.filter((line) => !isAllowed(line))).toEqual([]);
}

/**
 * Requests of one look: lists and probes, each right that is asked about, and what an old kubectl asks about the API
 * itself, group by group, where it knows nothing of it yet.
 */
function mostRequests({ lab }: LabPackage): number {
  const rights = lab.tasks
    .flatMap(({ checks }) => checks)
    .flatMap((check) => ('can' in check ? [...check.can.allow, ...check.can.deny] : []));
  return 60 + 4 * rights.length;
}

/**
 * Looks again at a solved lab: nothing but reads in the audit log of the API server, and equal verdicts with other
 * kubectls.
 */
export async function proveLooks(
  pack: LabPackage,
  session: string,
  env: Readonly<Record<string, string>>,
  home: string,
): Promise<void> {
  const others = env.KUBECONFIG === undefined ? [] : otherKubectls();
  const look = async (labs: LabActions) =>
    verdictsOf(await lastReport(labs.check(session, { mode: 'once' })));
  const log = auditLogOf(env.KUBECONFIG);
  const from = auditSize(log);
  const seen = await look(realLabs(env, home).labs);
  if (log !== undefined) {
    const inPlace = ({ requestURI, user }: AuditLine) =>
      requestURI.includes(`-${session}`) && !(user?.username ?? '').startsWith('system:');
    expectOnlyReads(pack, session, auditSince(from, log).filter(inPlace));
  }
  if (env.KUBECONFIG !== undefined) await proveViewer(pack, session, env, home, seen);
  for (const kubectl of others) {
    const agent = `look-${session}`;
    const began = auditSize(log);
    const other = await look(labsWith(namedKubectl(kubectl, agent), env, home));
    expect({ kubectl, ...other }).toEqual({ kubectl, ...seen });
    // By its name, whatever it asked anywhere in the cluster.
    if (log === undefined) continue;
    const asked = auditSince(began, log).filter(({ userAgent = '' }) => userAgent.startsWith(`${agent}/`));
    expectOnlyReads(pack, session, asked);
    expect(asked.length, `${pack.lab.id}: requests of one look`).toBeLessThanOrEqual(mostRequests(pack));
  }
}
