import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { yamlDocuments } from '../../src/course/yaml-documents.ts';
import type { Kubectl, KubeObject } from '../../src/host/kubectl.ts';
import { question, type RecordedLook } from '../../src/lab/record-look.ts';
import type { World } from '../../src/lab/world.ts';

/** Where looks are kept: one folder a lab, one file a state. */
export const seenFolder = join(import.meta.dirname, '../lab/seen');

/** All looks recorded of a lab, by the name of the state. */
export function recordedLooks(lab: string): readonly RecordedLook[] {
  const folder = join(seenFolder, lab);
  const names = existsSync(folder) ? readdirSync(folder) : [];
  return names
    .filter((name) => name.endsWith('.json'))
    .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as RecordedLook);
}

/** The place of a recorded look, answering as it did then. A question that was not recorded is an error of the test. */
export function replayedWorld(look: RecordedLook): World {
  const texts = new Map<string, string>();
  const answered = <T>(asked: string): T => {
    if (!(asked in look.answers))
      throw new Error(`not recorded for ${look.lab} (${look.state}), see docs/labs.md: ${asked}`);
    return look.answers[asked] as T;
  };
  const objects =
    (door: string): Kubectl['list'] =>
    async (call) =>
      answered<readonly KubeObject[]>(question(door, call.namespace ?? '-', call.args));
  const { context = '', server = '' } = look.target;
  const kubectl: Kubectl = {
    access: { program: 'kubectl', kubeconfig: '', context, cacheDir: '', server, env: {} },
    list: objects('list'),
    named: objects('named'),
    documents: async ({ args }) =>
      answered(
        question(
          'documents',
          args.map((arg) => texts.get(arg) ?? arg),
        ),
      ),
    exec: async (pod, container, argv) => answered(question('exec', pod, container ?? '-', argv)),
    run: () => Promise.reject(new Error('a check runs nothing else')),
  };
  return {
    clock: {
      now: () => look.at,
      monotonic: () => 0,
      sleep: async () => {
        await setImmediate();
      },
    },
    kubectl: look.target.context === undefined ? undefined : kubectl,
    aws:
      look.target.aws === undefined
        ? undefined
        : {
            read: async ({ signal: _, ...call }) => answered<unknown>(question('aws', call)) ?? undefined,
            alias: () => Promise.reject(new Error('a check does not ask for names')),
            identity: () => Promise.reject(new Error('a check does not ask who it is')),
            heedsEndpoint: () => Promise.reject(new Error('a check does not ask for versions')),
            writeKubeconfig: () => Promise.reject(new Error('a check writes nothing')),
          },
    namespace: look.namespace,
    namespaceUid: look.namespaceUid,
    readFile: async (path) => answered<string | null>(question('file', path)) ?? undefined,
    scratch: async (name, text) => {
      const path = `/replayed/${texts.size}-${name}`;
      texts.set(path, text);
      return path;
    },
    parseYaml: async (text) => yamlDocuments(text),
    instant: Date.parse,
  };
}
