import type { Aws, AwsAccess } from '../host/aws.ts';
import type { Clock } from '../host/clock.ts';
import type { KubeAccess, Kubectl } from '../host/kubectl.ts';
import type { LabFiles } from '../host/lab-files.ts';
import type { Shell } from '../host/shell.ts';
import type { ClusterProvider } from './clusters/provider.ts';
import type { LabPackage } from './lab.ts';
import type { World } from './world.ts';

/** All of the outside world that lab sessions use; built once in cli/wire.ts, faked in tests. */
export type Doors = {
  readonly shell: Shell;
  readonly clock: Clock;
  readonly files: LabFiles;
  readonly kubectl: (access: KubeAccess) => Kubectl;
  readonly aws: (access: AwsAccess) => Aws;
  /** Hermetic environment of children, with more variables on top. */
  readonly env: (extra?: Readonly<Record<string, string>>) => Readonly<Record<string, string>>;
  /** The learner's kubeconfig files: KUBECONFIG, or kubectl's default. */
  readonly kubeconfig: readonly string[];
  /** A file's bytes as base64; a Problem when it cannot be read. */
  readonly readBase64: (path: string) => Promise<string>;
  /** Folders of PATH. */
  readonly searchPath: readonly string[];
  readonly providers: readonly ClusterProvider[];
  readonly labs: () => Promise<readonly LabPackage[]>;
  /** One of them, by its id or a former id. */
  readonly lab: (id: string) => Promise<LabPackage | undefined>;
  /** Text of a file below a lab's folder. */
  readonly readText: (path: string) => Promise<string>;
  /** Paths of all files below a folder, relative to it. */
  readonly filesBelow: (folder: string) => Promise<readonly string[]>;
  readonly random: () => number;
  readonly parseYaml: World['parseYaml'];
  readonly instant: World['instant'];
};
