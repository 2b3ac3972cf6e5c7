import { describe, expect, test } from 'vitest';
import { gapsBetween } from '../../src/lab/match/gaps.ts';
import { valueAt } from '../../src/lab/path.ts';

const holds = (wanted: unknown, actual: unknown) => gapsBetween(wanted, actual).length === 0;

describe('maps and lists', () => {
  test('a map holds when it has at least the fields asked for', () => {
    expect(holds({ a: 1 }, { a: 1, b: 2 })).toBe(true);
    expect(holds({ a: 1, b: 2 }, { a: 1 })).toBe(false);
  });

  test('an injected sidecar does not break a list', () => {
    const containers = [{ name: 'istio-proxy' }, { name: 'web', image: 'nginx:1.27' }];
    expect(holds([{ name: 'web', image: 'docker.io/library/nginx:1.27' }], containers)).toBe(true);
  });

  test('a namesake with the wrong field is the gap, by its key', () => {
    const spec = { containers: [{ name: 'web', image: 'nginx:1.26' }] };
    const [gap, ...others] = gapsBetween({ containers: [{ name: 'web', image: 'nginx:1.27' }] }, spec);
    expect(others).toEqual([]);
    expect(gap).toMatchObject({ path: 'containers[name=web].image', saw: { en: 'nginx:1.26' } });
  });

  test('a missing name tells which names there are', () => {
    const [gap] = gapsBetween([{ name: 'agent' }], [{ name: 'vault' }]);
    expect(gap?.saw).toMatchObject({ ja: 'なし。あるもの: vault', en: 'absent. Present: vault' });
  });

  test('a missing field is a gap and never an exception', () => {
    expect(gapsBetween({ status: { readyReplicas: { atLeast: 2 } } }, undefined)).toHaveLength(1);
    expect(gapsBetween([{ name: 'web' }], 'text')).toHaveLength(1);
    expect(gapsBetween({ a: { b: [1] } }, { a: null })).toHaveLength(1);
  });
});

describe('scalars by value', () => {
  test.each([
    [{ requests: { cpu: '100m' } }, { requests: { cpu: '0.1' } }, true],
    [{ limits: { memory: '1Gi' } }, { limits: { memory: '1024Mi' } }, true],
    [{ limits: { memory: '1G' } }, { limits: { memory: '1Gi' } }, false],
    [{ port: 80 }, { port: '80' }, true],
    [{ image: 'nginx' }, { image: 'docker.io/library/nginx:latest' }, true],
    [{ image: 'nginx:1.27' }, { image: 'nginx:1.27@sha256:0a' }, true],
    [{ image: 'nginx:1.27' }, { image: 'example.com/nginx:1.27' }, false],
    [{ as: 'duration', equals: '90s' }, '1m30s', true],
    [{ as: 'semver', equals: '>=1.28 <1.30' }, 'v1.29.4-eks-1', true],
    [{ as: 'cidr', within: ['10.0.0.0/16'] }, '10.0.3.0/24', true],
    [{ as: 'cidr', within: ['10.0.0.0/16'] }, '10.1.3.0/24', false],
    [{ as: 'cidr', equals: '2001:db8::/32' }, '2001:0db8:0::/32', true],
    [{ as: 'quantity', between: ['50m', '2'] }, '100m', true],
    [{ as: 'number', atLeast: 2 }, '3', true],
    [{ as: 'number', atLeast: 2 }, undefined, false],
  ])('%j and %j: %s', (wanted, actual, expected) => {
    expect(holds(wanted, actual)).toBe(expected);
  });
});

describe('operators', () => {
  test.each([
    [{ not: 'a' }, 'b', true],
    [{ oneOf: ['a', 'b'] }, 'b', true],
    [{ matches: '^web-' }, 'web-1', true],
    [{ matches: 'undefined' }, undefined, false],
    [{ exactly: ['b', 'a'] }, ['a', 'b'], true],
    [{ exactly: ['a'] }, ['a', 'b'], false],
    [{ ordered: ['a', 'b'] }, ['b', 'a'], false],
    [{ length: { atLeast: 2 } }, ['a', 'b'], true],
    [{ empty: true }, [], true],
    [{ empty: false }, undefined, false],
    [{ absent: true }, undefined, true],
    [{ exists: true }, null, false],
    [{ containsOne: { a: 1 } }, [{ a: 1 }, { a: 1 }], false],
    [{ contains: 'ok' }, 'it is ok', true],
    [{ anyOf: [{ a: 1 }, { b: 1 }] }, { b: 1 }, true],
    [{ allOf: [{ a: 1 }, { b: 1 }] }, { b: 1 }, false],
  ])('%j and %j: %s', (wanted, actual, expected) => {
    expect(holds(wanted, actual)).toBe(expected);
  });

  test('matches is a field of HTTPRoute rules and an operator elsewhere', () => {
    const rule = { matches: [{ path: { value: '/api' } }] };
    expect(holds({ rules: [rule] }, { rules: [{ ...rule, backendRefs: [] }] })).toBe(true);
  });
});

describe('what text means', () => {
  const trust = {
    Statement: {
      Effect: 'Allow',
      Action: 'sts:AssumeRoleWithWebIdentity',
      Condition: { StringEquals: { 'oidc:sub': 'system:serviceaccount:shop:api' } },
    },
  };

  test('policies are equal by meaning: lists for scalars, case of actions, order', () => {
    const written = JSON.stringify({
      Version: '2012-10-17',
      Statement: [{ ...trust.Statement, Action: ['STS:assumeRoleWithWebIdentity'] }],
    });
    expect(holds({ as: 'policy', is: trust }, written)).toBe(true);
    expect(holds({ as: 'policy', is: trust }, encodeURIComponent(written))).toBe(true);
    expect(holds({ as: 'policy', is: trust }, '{}')).toBe(false);
  });

  test('an explicit deny beats an allow', () => {
    const policy = {
      Statement: [
        { Effect: 'Allow', Action: 's3:*', Resource: '*' },
        { Effect: 'Deny', Action: 's3:Delete*', Resource: 'arn:aws:s3:::shop/*' },
      ],
    };
    const get = { action: 's3:GetObject', resource: 'arn:aws:s3:::shop/a' };
    const remove = { action: 's3:DeleteObject', resource: 'arn:aws:s3:::shop/a' };
    expect(holds({ as: 'policy', allows: [get] }, policy)).toBe(true);
    expect(holds({ as: 'policy', denies: [remove] }, policy)).toBe(true);
    expect(holds({ as: 'policy', allows: [remove] }, policy)).toBe(false);
  });

  test('text that is not JSON is a gap', () => {
    expect(holds({ as: 'json', is: { a: 1 } }, '{"a":1}')).toBe(true);
    expect(holds({ as: 'json', is: { a: 1 } }, '<html>')).toBe(false);
  });

  test('ARNs are compared by parts', () => {
    const role = 'arn:aws:iam::111122223333:role/shop/api';
    expect(holds({ as: 'arn', is: { service: 'iam', account: '111122223333' } }, role)).toBe(true);
  });
});

test('a path selects by key, index and quoted name', () => {
  const object = {
    spec: { containers: [{ name: 'web', ports: [{ containerPort: 80 }] }] },
    labels: { 'a.b/c': 'x' },
  };
  expect(valueAt(object, 'spec.containers[name=web].ports[0].containerPort')).toBe(80);
  expect(valueAt(object, 'labels["a.b/c"]')).toBe('x');
  expect(valueAt(object, 'spec.containers[*].name')).toEqual(['web']);
  expect(valueAt(object, 'spec.missing[name=x].y')).toBeUndefined();
});

test('values whose names say that they are secret are masked', () => {
  const [gap] = gapsBetween({ password: 'x' }, { password: 'correct-horse-battery' });
  expect(JSON.stringify(gap)).not.toContain('battery');
});
