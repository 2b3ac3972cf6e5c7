import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { checksOf } from '../../src/lab/report.ts';
import { lastReport } from '../../src/lab/work-on.ts';
import { contextOf, kubectl, realLabs } from '../support/real-labs.ts';
import { surroundingsOf } from '../support/surroundings.ts';
import { auditSince, auditSize, testAuditLog, testKubeconfig } from '../support/test-cluster.ts';

const lab = 'rbac-least-privilege';
const quiet = () => undefined;

const hasKubectl = spawnSync('kubectl', ['version', '--client']).status === 0;
if (!hasKubectl) console.log('skipped: unknown sign-in commands need kubectl on PATH');

describe.runIf(testKubeconfig !== undefined)('a session on a real cluster', () => {
  const kubeconfig = testKubeconfig ?? '';
  const { home, labs } = realLabs({ KUBECONFIG: kubeconfig });
  const context = testKubeconfig === undefined ? '' : contextOf(kubeconfig);
  let session = '';

  afterAll(async () => {
    for (const open of await labs.sessions()) await labs.cleanup(open.session, quiet);
  });

  test('does not begin on a target that was not named', async () => {
    const plan = await labs.plan(lab, context);
    if (plan.consent.kind !== 'typed') return;
    await expect(labs.start(plan, true, quiet)).rejects.toMatchObject({ code: 'lab-not-agreed' });
    expect(await labs.sessions()).toEqual([]);
  });

  test('begins in its declared state, in a namespace of its own', { timeout: 120_000 }, async () => {
    const plan = await labs.plan(lab, context);
    const started = await labs.start(plan, context, quiet);
    session = plan.session;
    expect(started.baseline.fail).toEqual(['reader-pods', 'viewers-pods']);
    const labels = JSON.parse(kubectl(kubeconfig, 'get', 'namespace', plan.namespace ?? '', '-o', 'json'))
      .metadata.labels;
    expect(labels).toMatchObject({
      'app.kubernetes.io/managed-by': 'eks-learn',
      'eks-learn.dev/session': session,
    });
  });

  test('keeps a private kubeconfig of one context, 0600', () => {
    const file = join(home, 'data/labs/open', session, 'kubeconfig');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(JSON.parse(readFileSync(file, 'utf8')).contexts).toHaveLength(1);
  });

  test('a second start of the same lab is refused', async () => {
    const plan = await labs.plan(lab, context);
    await expect(labs.start(plan, context, quiet)).rejects.toMatchObject({ code: 'lab-already-open' });
  });

  test.runIf(testAuditLog !== undefined)('checks only read', { timeout: 60_000 }, async () => {
    const from = auditSize();
    for (let round = 0; round < 3; round += 1) await lastReport(labs.check(session, { mode: 'once' }));
    const ours = auditSince(from).filter(
      (line) => line.requestURI.includes(`-${session}`) || line.requestURI.includes('selfsubject'),
    );
    const reads = new Set(['get', 'list', 'watch']);
    const others = ours.filter(
      ({ verb, objectRef }) =>
        !reads.has(verb) && !/^selfsubject(access|rules)?reviews$/.test(objectRef?.resource ?? ''),
    );
    expect(ours.length).toBeGreaterThan(0);
    expect(others).toEqual([]);
  });

  test('twenty checks of the same state give twenty equal verdicts', { timeout: 120_000 }, async () => {
    const seen = new Set<string>();
    for (let round = 0; round < 20; round += 1) {
      const report = await lastReport(labs.check(session, { mode: 'once' }));
      seen.add(
        checksOf(report)
          .map(({ id, verdict }) => `${id}=${verdict}`)
          .join(' '),
      );
    }
    expect([...seen]).toHaveLength(1);
  });

  test('another cluster behind the same address stops it before anything is changed', {
    timeout: 60_000,
  }, async () => {
    const journal = join(home, 'data/labs/open', session, 'journal.jsonl');
    const before = readFileSync(journal, 'utf8');
    const uid = /"kubeSystemUid":"([^"]+)"/.exec(before)?.[1] ?? '';
    expect(uid).not.toBe('');
    writeFileSync(journal, before.replaceAll(uid, '00000000-0000-4000-8000-000000000000'));
    try {
      const stopped = { code: 'lab-target-changed' };
      await expect(labs.cleanup(session, quiet)).rejects.toMatchObject(stopped);
      await expect(labs.reset(session, quiet)).rejects.toMatchObject(stopped);
      await expect(labs.applySolution(session, undefined, quiet)).rejects.toMatchObject(stopped);
    } finally {
      writeFileSync(journal, before);
    }
    expect(await labs.sessions()).toHaveLength(1);
  });

  test('a context that looks like production is refused unless its pin is named', {
    timeout: 60_000,
  }, async () => {
    const file = join(home, 'prod.kubeconfig');
    writeFileSync(file, readFileSync(kubeconfig));
    kubectl(file, 'config', 'rename-context', context, 'shop-prod');
    const { labs: production } = realLabs({ KUBECONFIG: file });
    const refused = production.plan(lab, 'shop-prod');
    await expect(refused).rejects.toMatchObject({ code: 'lab-production', details: { sign: 'shop-prod' } });
    const pinned = await refused.catch((problem) => String(problem.details.pin));
    const plan = await production.plan(lab, String(pinned));
    expect(plan.consent.kind).toBe('typed');
    await expect(production.start(plan, true, quiet)).rejects.toMatchObject({ code: 'lab-not-agreed' });
  });

  test('clean-up leaves an object alone that is not ours, and says so', { timeout: 120_000 }, async () => {
    const open = await labs.session(session);
    const namespace = open?.namespace ?? '';
    kubectl(kubeconfig, 'label', 'namespace', namespace, 'eks-learn.dev/session-');
    const kept = await labs.cleanup(session, quiet);
    expect(kept.remains.map(({ object }) => object)).toEqual([`namespaces/${namespace}`]);
    expect(kubectl(kubeconfig, 'get', 'namespace', namespace, '-o', 'name')).toContain(namespace);
    kubectl(kubeconfig, 'label', 'namespace', namespace, `eks-learn.dev/session=${session}`);
  });

  test('clean-up can be repeated and leaves nothing', { timeout: 120_000 }, async () => {
    const result = await labs.cleanup(session, quiet);
    expect(result.remains).toEqual([]);
    expect(await labs.sessions()).toEqual([]);
    expect(
      kubectl(kubeconfig, 'get', 'namespaces', '-l', `eks-learn.dev/session=${session}`, '-o', 'name'),
    ).toBe('');
  });

  test('a namespace of that name that exists already is never taken over', { timeout: 120_000 }, async () => {
    const plan = await labs.plan(lab, context);
    const namespace = plan.namespace ?? '';
    kubectl(kubeconfig, 'create', 'namespace', namespace);
    try {
      await expect(labs.start(plan, context, quiet)).rejects.toMatchObject({ code: 'lab-namespace-exists' });
      await labs.cleanup(plan.session, quiet);
      expect(kubectl(kubeconfig, 'get', 'namespace', namespace, '-o', 'name')).toContain(namespace);
    } finally {
      kubectl(kubeconfig, 'delete', 'namespace', namespace, '--wait=false');
    }
  });
});

describe('what belongs to the learner', () => {
  const digest = (folder: string): string => {
    if (!existsSync(folder)) return 'none';
    const hash = createHash('sha256');
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true }))
      if (entry.isFile()) hash.update(entry.name).update(readFileSync(join(entry.parentPath, entry.name)));
    return hash.digest('hex');
  };

  test.runIf(testKubeconfig !== undefined)(
    '~/.kube, ~/.aws and everything else in the cluster are as they were',
    { timeout: 120_000 },
    async () => {
      const { home, labs } = realLabs({ KUBECONFIG: testKubeconfig ?? '' });
      mkdirSync(join(home, '.kube'));
      writeFileSync(join(home, '.kube/config'), 'apiVersion: v1\n');
      const kubeconfig = testKubeconfig ?? '';
      const around = surroundingsOf(kubeconfig);
      expect(Object.keys(around).length).toBeGreaterThan(20);
      const before = [digest(join(home, '.kube')), digest(join(home, '.aws'))];
      const context = contextOf(testKubeconfig ?? '');
      const plan = await labs.plan(lab, context);
      await labs.start(plan, context, quiet);
      await lastReport(labs.check(plan.session, { mode: 'once' }));
      await labs.cleanup(plan.session, quiet);
      expect([digest(join(home, '.kube')), digest(join(home, '.aws'))]).toEqual(before);
      expect(surroundingsOf(kubeconfig)).toEqual(around);
    },
  );

  test.runIf(hasKubectl)('a sign-in command that is not known is not run', async () => {
    const { home, labs } = realLabs({});
    const mark = join(home, 'MARK');
    const file = join(home, 'kubeconfig');
    const config = {
      apiVersion: 'v1',
      kind: 'Config',
      clusters: [{ name: 'c', cluster: { server: 'https://127.0.0.1:1' } }],
      users: [
        {
          name: 'u',
          user: {
            exec: {
              apiVersion: 'client.authentication.k8s.io/v1',
              command: 'touch',
              args: [mark],
              interactiveMode: 'Never',
            },
          },
        },
      ],
      contexts: [{ name: 'evil', context: { cluster: 'c', user: 'u' } }],
      'current-context': 'evil',
    };
    writeFileSync(file, JSON.stringify(config));
    const other = realLabs({ KUBECONFIG: file });
    await expect(other.labs.plan(lab, 'evil')).rejects.toMatchObject({ code: 'kube-plugin-unknown' });
    expect(existsSync(mark)).toBe(false);
    expect(await labs.sessions()).toEqual([]);
  });
});
