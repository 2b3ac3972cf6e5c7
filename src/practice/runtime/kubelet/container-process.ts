import type { Container, Pod } from '../../kinds.ts';
import { quantity } from '../../quantity.ts';
import type { Image } from '../images.ts';
import type { HttpReply, Served } from '../network.ts';
import { Cpu, costs } from '../shell/cpu.ts';
import { Input, Life, type Process } from '../shell/process.ts';
import { findProgram } from '../shell/programs.ts';
import { environmentOf, withVariables } from './environment.ts';
import { CannotStart } from './problem.ts';
import type { Surroundings } from './surroundings.ts';
import { fileSystemOf } from './volumes.ts';

/** The user a container runs as: its own, its Pod's, or the image's. */
export const userOf = (spec: Container, pod: Pod, image: Image): number =>
  spec.securityContext?.runAsUser ?? pod.spec.securityContext?.runAsUser ?? image.user;

/** The command line: `command` replaces the image's entrypoint and command, `args` only the latter. */
export function commandLine(spec: Container, image: Image, env: ReadonlyMap<string, string>): string[] {
  const args = spec.args ?? [];
  const line = spec.command?.length
    ? [...spec.command, ...args]
    : [...image.entrypoint, ...(args.length > 0 ? args : image.command)];
  return plainName(line.map((one) => withVariables(one, env)));
}

/** The test image keeps its one program in the root folder. */
export const plainName = ([program, ...args]: readonly string[]): string[] =>
  program === undefined ? [] : [program === '/agnhost' ? 'agnhost' : program, ...args];

/** The first process of a container that is about to run. Throws CannotStart. */
export function processOf(
  spec: Container,
  image: Image,
  around: Surroundings,
  write: (text: string) => void,
): Process {
  const { cluster, network, listen, close } = around;
  const pod = around.pod();
  const user = userOf(spec, pod, image);
  refuseRoot(spec, pod, user);
  const env = environmentOf(spec, image, pod, cluster);
  const files = fileSystemOf(spec, image, pod, around.trees(), user);
  const limit = (resource: string) => {
    const text = spec.resources?.limits?.[resource];
    return text === undefined ? undefined : quantity(text);
  };
  const cpu = new Cpu(cluster.clock, limit('cpu'));
  const life = new Life();
  return {
    args: commandLine(spec, image, env),
    env,
    files,
    folder: spec.workingDir ?? image.folder,
    clock: cluster.clock,
    network,
    user,
    group: spec.securityContext?.runAsGroup ?? pod.spec.securityContext?.runAsGroup ?? 0,
    pid: 1,
    signalFirst: (signal) => life.signal(signal),
    life,
    input: spec.stdin ? new Input() : Input.of(''),
    out: write,
    err: write,
    cpu,
    memoryLimit: limit('memory'),
    listen: (port, answer) => listen(port, paidBy(cpu, answer)),
    close,
    find: (name) => findProgram(name, { files }),
  };
}

/** Answers take time of the container that gives them. */
const paidBy =
  (cpu: Cpu, answer: (question: Served) => HttpReply | undefined) =>
  (question: Served): HttpReply | undefined => {
    cpu.spend(costs.request);
    return answer(question);
  };

function refuseRoot(spec: Container, pod: Pod, user: number): void {
  const own = spec.securityContext;
  const common = pod.spec.securityContext;
  if (user !== 0 || !(own?.runAsNonRoot ?? common?.runAsNonRoot)) return;
  const { name, namespace, uid } = pod.metadata;
  const who = `(pod: "${name}_${namespace}(${uid})", container: ${spec.name})`;
  throw new CannotStart(
    'CreateContainerConfigError',
    own?.runAsUser === 0 || common?.runAsUser === 0
      ? `container's runAsUser breaks non-root policy ${who}`
      : `container has runAsNonRoot and image will run as root ${who}`,
  );
}
