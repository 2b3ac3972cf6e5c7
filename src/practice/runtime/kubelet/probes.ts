import type { Container, Probe } from '../../kinds.ts';
import { Input, Killed, Life } from '../shell/process.ts';
import type { Surroundings } from './surroundings.ts';

/** The streams of a program that runs beside a container's own. */
export type ExecStreams = {
  readonly input: Input;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly tty: boolean;
};

/** What probes ask of their container, and tell it. */
export type Probed = {
  readonly spec: Container;
  /** The startup probe has passed, or there is none. */
  readonly started: boolean;
  setStarted(): void;
  setReady(ready: boolean): void;
  failProbe(which: string): void;
  readonly event: (type: 'Normal' | 'Warning', reason: string, message: string) => void;
  exec(args: readonly string[], streams: ExecStreams, life: Life): Promise<number> | undefined;
  whyNot(program: string): string;
};

/** `errored` when it could not even be tried. */
type Result = { readonly ok: boolean; readonly message: string; readonly errored?: boolean };
type Which = 'Startup' | 'Liveness' | 'Readiness';

/** Probes one running container until it ends. */
export class Probes {
  private readonly container: Probed;
  private readonly around: Surroundings;
  private readonly cancels = new Set<() => void>();
  private stopped = false;

  constructor(container: Probed, around: Surroundings) {
    this.container = container;
    this.around = around;
    const { startupProbe, livenessProbe, readinessProbe } = container.spec;
    if (startupProbe) this.begin('Startup', startupProbe);
    if (livenessProbe) this.begin('Liveness', livenessProbe);
    if (readinessProbe) this.begin('Readiness', readinessProbe);
  }

  stop(): void {
    this.stopped = true;
    for (const cancel of this.cancels) cancel();
  }

  private begin(which: Which, probe: Probe): void {
    const period = (probe.periodSeconds ?? 10) * 1000;
    let successes = 0;
    let failures = 0;
    const again = (ms: number) => {
      if (this.stopped) return;
      const cancel = this.around.cluster.clock.after(ms, () => {
        this.cancels.delete(cancel);
        void round();
      });
      this.cancels.add(cancel);
    };
    const round = async () => {
      // The others wait for the startup probe, and it ends with its first success.
      if (which !== 'Startup' && !this.container.started) return again(Math.min(period, 1000));
      if (which === 'Startup' && this.container.started) return;
      const result = await this.look(probe);
      if (this.stopped) return;
      if (result.ok) {
        successes++;
        failures = 0;
        if (successes >= (probe.successThreshold ?? 1)) this.passed(which);
      } else {
        failures++;
        successes = 0;
        this.report(which, result);
        if (failures >= (probe.failureThreshold ?? 3)) {
          failures = 0;
          if (this.failed(which)) return;
        }
      }
      again(period);
    };
    again(Math.max(100, (probe.initialDelaySeconds ?? 0) * 1000));
  }

  private passed(which: Which): void {
    if (which === 'Startup') this.container.setStarted();
    if (which === 'Readiness') this.container.setReady(true);
  }

  /** True when probing is over. */
  private failed(which: Which): boolean {
    if (which === 'Readiness') {
      this.container.setReady(false);
      return false;
    }
    this.stop();
    this.container.failProbe(which.toLowerCase());
    return true;
  }

  private report(which: Which, { message, errored }: Result): void {
    const what = errored ? 'errored and resulted in unknown state' : 'failed';
    this.container.event('Warning', 'Unhealthy', `${which} probe ${what}: ${message}`);
  }

  private async look(probe: Probe): Promise<Result> {
    if (probe.exec) return this.run(probe.exec.command ?? [], probe.timeoutSeconds ?? 1);
    const pod = this.around.pod();
    const target = probe.httpGet ?? probe.tcpSocket ?? probe.grpc;
    const port = portOf(target?.port, this.container.spec);
    if (Number.isNaN(port))
      return {
        ok: false,
        errored: true,
        message: `strconv.Atoi: parsing ${JSON.stringify(target?.port)}: invalid syntax`,
      };
    const address = (probe.httpGet?.host || probe.tcpSocket?.host || pod.status?.podIP) ?? '';
    if (probe.httpGet) return this.get(address, port, probe.httpGet.path ?? '/', probe);
    const answer = this.around.network.connect(address, port);
    if (!('kind' in answer)) return { ok: true, message: '' };
    return {
      ok: false,
      message: `dial tcp ${address}:${port}: ${answer.kind === 'refused' ? 'connect: connection refused' : 'i/o timeout'}`,
    };
  }

  private get(address: string, port: number, path: string, probe: Probe): Result {
    const headers = Object.fromEntries(
      (probe.httpGet?.httpHeaders ?? []).map((one) => [one.name.toLowerCase(), one.value]),
    );
    const url = `${(probe.httpGet?.scheme ?? 'HTTP').toLowerCase()}://${address}:${port}${path}`;
    const version = this.around.cluster.settings.minor;
    const answer = this.around.network.http(address, port, {
      method: 'GET',
      path,
      headers: { host: `${address}:${port}`, 'user-agent': `kube-probe/1.${version}`, ...headers },
    });
    if ('kind' in answer)
      return {
        ok: false,
        message:
          answer.kind === 'refused'
            ? `Get "${url}": dial tcp ${address}:${port}: connect: connection refused`
            : `Get "${url}": context deadline exceeded (Client.Timeout exceeded while awaiting headers)`,
      };
    if (probe.httpGet?.scheme === 'HTTPS')
      return { ok: false, message: `Get "${url}": http: server gave HTTP response to HTTPS client` };
    return {
      ok: answer.status >= 200 && answer.status < 400,
      message: `HTTP probe failed with statuscode: ${answer.status}`,
    };
  }

  private async run(command: readonly string[], seconds: number): Promise<Result> {
    let output = '';
    const life = new Life();
    const take = (text: string) => {
      output += text;
    };
    const cancel = this.around.cluster.clock.after(seconds * 1000, () => life.kill(-1));
    try {
      const running = this.container.exec(
        command,
        { input: Input.of(''), out: take, err: take, tty: false },
        life,
      );
      if (running === undefined)
        return {
          ok: false,
          message: this.container.whyNot(command[0] ?? ''),
        };
      return { ok: (await running) === 0, message: output };
    } catch (error) {
      if (!(error instanceof Killed)) throw error;
      return { ok: false, message: `command timed out: "${command.join(' ')}" timed out after ${seconds}s` };
    } finally {
      cancel();
    }
  }
}

/** A port by its number or its name; NaN when the container has none of that name. */
function portOf(port: string | number | undefined, { ports = [] }: Container): number {
  if (typeof port === 'number') return port;
  return ports.find((one) => one.name === port)?.containerPort ?? Number(port ?? 0);
}
