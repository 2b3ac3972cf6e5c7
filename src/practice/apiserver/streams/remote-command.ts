import type { RawObject } from '../../kube.ts';
import type { AllKubelets } from '../../runtime/kubelet/kubelet.ts';
import { type Input, Killed, type Life } from '../../runtime/shell/process.ts';
import { badRequest } from '../api-error.ts';
import type { StreamTarget } from '../request.ts';

/** The client's side of exec or attach, whatever carries it. */
export type RemoteStreams = {
  readonly out: (data: Uint8Array) => void;
  readonly err: (data: Uint8Array) => void;
  /** The Status that ends it. */
  readonly finish: (status: RawObject) => void;
};

/** What comes from the client. */
export type RemoteInput = { readonly input: Input; readonly life: Life };

const success = { metadata: {}, status: 'Success' };

const failure = (message: string): RawObject => ({
  metadata: {},
  status: 'Failure',
  message: `Internal error occurred: Internal error occurred: ${message}`,
  reason: 'InternalError',
  details: { causes: [{ message }] },
  code: 500,
});

const exited = (code: number): RawObject =>
  code === 0
    ? success
    : {
        metadata: {},
        status: 'Failure',
        message: `command terminated with non-zero exit code: command terminated with exit code ${code}`,
        reason: 'NonZeroExitCode',
        details: { causes: [{ reason: 'ExitCode', message: String(code) }] },
      };

/** Runs a command in a container for a client. Throws an ApiError before anything has been sent. */
export function startExec(
  target: StreamTarget,
  query: URLSearchParams,
  kubelets: AllKubelets,
): (streams: RemoteStreams, from: RemoteInput) => Promise<void> {
  const command = query.getAll('command');
  if (command.length === 0) throw badRequest('you must specify at least one command for the container');
  const { runner, name } = kubelets.container(target, query.get('container'));
  const { running: run } = runner;
  if (run === undefined) throw badRequest(`container ${name} is not available`);
  const tty = query.get('tty') === 'true';
  return async ({ out, err, finish }, { input, life }) => {
    const write = (send: (data: Uint8Array) => void) => (text: string) =>
      send(Buffer.from(tty ? text.replace(/\r?\n/g, '\r\n') : text, 'utf8'));
    if (query.get('stdin') !== 'true') input.end();
    try {
      const running = run.exec(command, { input, out: write(out), err: write(tty ? out : err), tty }, life);
      if (running === undefined)
        return finish(failure(`error executing command in container: ${run.whyNot(command[0] ?? '')}`));
      finish(exited(await running));
    } catch (error) {
      if (!(error instanceof Killed)) throw error;
      finish(exited(error.code));
    }
  };
}

/** Shows a client what a container writes from now on, and gives its process what the client types. */
export function startAttach(
  target: StreamTarget,
  query: URLSearchParams,
  kubelets: AllKubelets,
): (streams: RemoteStreams, from: RemoteInput) => Promise<void> {
  const { runner, name } = kubelets.container(target, query.get('container'));
  const { running: run } = runner;
  if (run === undefined)
    throw badRequest(`container ${name} not found in pod ${target.pod}_${target.namespace}`);
  const tty = query.get('tty') === 'true';
  return ({ out, finish }, { input, life }) =>
    new Promise((resolve) => {
      if (query.get('stdin') === 'true') void passOn(input, run.stdin, runner.spec.stdinOnce === true, life);
      const done = () => {
        stop();
        finish(success);
        resolve();
      };
      const write = (text: string) => out(Buffer.from(tty ? text.replace(/\r?\n/g, '\r\n') : text));
      const stop = runner.log.tap(write, done);
      life.onSignal(() => done());
      life.forever().catch(() => {
        stop();
        resolve();
      });
    });
}

/** Gives one process what comes for another, until its end or until the client is gone. */
async function passOn(from: Input, to: Input, once: boolean, life: Life): Promise<void> {
  try {
    for (let text = await from.chunk(life); text !== undefined; text = await from.chunk(life)) to.push(text);
    if (once) to.end();
  } catch (error) {
    if (!(error instanceof Killed)) throw error;
  }
}
