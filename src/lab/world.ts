import type { Aws } from '../host/aws.ts';
import type { Clock } from '../host/clock.ts';
import type { Kubectl } from '../host/kubectl.ts';

/** All that judging a lab may touch. Nothing here writes to the target. */
export type World = {
  readonly clock: Clock;
  /** The cluster of the session; undefined for labs without one. */
  readonly kubectl: Kubectl | undefined;
  readonly aws: Aws | undefined;
  readonly namespace: string | undefined;
  /** UID of the lab's namespace as journaled. */
  readonly namespaceUid: string | undefined;
  /** A file of the learner's folder, or undefined when it is not there. Throws a Problem when it cannot be read. */
  readFile(path: string): Promise<string | undefined>;
  /** Writes a private file for kubectl to read, and gives its path. */
  scratch(name: string, text: string): Promise<string>;
  /** Parses YAML: the documents of a file, or undefined when it is no YAML. */
  parseYaml(text: string): Promise<readonly unknown[] | undefined>;
  /** Milliseconds since 1970 of an RFC 3339 text. */
  instant(text: string): number;
};
