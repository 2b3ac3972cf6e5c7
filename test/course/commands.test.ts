import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadCourse } from '../../src/course/load.ts';
import { openFolder } from '../../src/host/folder.ts';
import { type Definition, faultOf, resourceNames } from '../support/command-faults.ts';
import { courseCommands, newerThanData } from '../support/course-commands.ts';
import { crdDefinitions } from '../support/crd-definitions.ts';
import { allLabs } from '../support/real-labs.ts';
import { shellCommands } from '../support/shell-lines.ts';

const root = join(import.meta.dirname, '../..');
const kinds = resourceNames(crdDefinitions as readonly Definition[]);
const commands = courseCommands(loadCourse(openFolder(root)), allLabs());
const faultIn = (line: string) =>
  shellCommands(line).map((words) => faultOf({ where: '', words, whole: true }, kinds))[0];

/** What the data says about a line, read from kubectl, helm, eksctl and aws themselves. */
describe('command lines of the course', () => {
  const right = commands.filter(({ wrong }) => wrong !== true);

  test('have no command, flag, value or resource that their tool lacks', () => {
    expect(right.length).toBeGreaterThan(1000);
    const faults = right
      .filter(({ words }) => !Object.hasOwn(newerThanData, words.join(' ')))
      .flatMap((command) => {
        const fault = faultOf(command, kinds);
        return fault === undefined ? [] : [`${command.where}: ${command.words.join(' ')}: ${fault}`];
      });
    expect(faults).toEqual([]);
  });

  test('that the data is too old for are still there', () => {
    const lines = new Set(right.map(({ words }) => words.join(' ')));
    expect(Object.keys(newerThanData).filter((line) => !lines.has(line))).toEqual([]);
  });

  test.each([
    ['kubectl gett pods', 'unknown-command gett'],
    ['kubectl rollout restat deploy/web', 'unknown-command rollout restat'],
    ['kubectl get pods --all-namespace', 'unknown-flag --all-namespace'],
    ['kubectl logs web -n shop --tail', 'missing-value --tail'],
    ['kubectl scale deploy/web --replicas=many', 'bad-value --replicas=many'],
    ['kubectl get pods -o jsonpth={.items}', 'bad-value --output=jsonpth={.items}'],
    ['kubectl get depoyments', 'unknown-resource depoyments'],
    ['kubectl get pvc covers,pv/covers', 'bad-name covers,pv/covers'],
    ['k -n shop get po,deploy -owide --show-labels', undefined],
    ['helm upgrade web ./chart --instal', 'unknown-flag --instal'],
    ['helm rollbak web 2', 'unknown-command rollbak'],
    ['eksctl create cluster --nodez 2', 'unknown-flag --nodez'],
    ['eksctl create clusters2 --name a', 'unknown-command create clusters2'],
    ['aws eks describe-clusters', 'unknown-command eks describe-clusters'],
    ['aws eks describe-cluster --cluster a', 'unknown-flag --cluster'],
  ])('%s: %s', (line, fault) => {
    expect(faultIn(line)).toBe(fault);
  });
});

describe('a script', () => {
  test('is taken apart into its commands, with what its variables hold', () => {
    const script = [
      'ROLE=arn:aws:iam::1:role/a; aws iam get-role \\',
      '  --role-name "$ROLE" 2>&1 | jq -r .x # why',
      "for p in a b; do kubectl get pod $p -o jsonpath='{.x}' > out; done",
      'A=$(kubectl get ns -o name) helm list && echo "$A"',
    ].join('\n');
    expect(shellCommands(script)).toEqual([
      ['aws', 'iam', 'get-role', '--role-name', 'arn:aws:iam::1:role/a'],
      ['jq', '-r', '.x'],
      ['kubectl', 'get', 'pod', 'a', '-o', 'jsonpath={.x}'],
      ['kubectl', 'get', 'ns', '-o', 'name'],
      ['helm', 'list'],
      ['echo', 'printed'],
    ]);
  });
});
