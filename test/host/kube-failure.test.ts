import { expect, test } from 'vitest';
import { kubeProblem } from '../../src/host/kube-failure.ts';

const saidBy = (stderr: string) =>
  kubeProblem({ kind: 'exited', code: 1, stdout: '', stderr, took: 40 } as never, {}).code;

test('no port number is read as a status of the API server', () => {
  const refused = new Set<string>();
  for (let port = 1; port <= 65_535; port += 1) {
    refused.add(
      saidBy(
        `The connection to the server 127.0.0.1:${port} was refused - did you specify the right host or port?`,
      ),
    );
  }
  expect([...refused]).toEqual(['kube-refused']);
});

test('a server that asks to slow down is told as that', () => {
  expect(saidBy('Error from server (TooManyRequests): the server has received too many requests')).toBe(
    'kube-throttled',
  );
});
