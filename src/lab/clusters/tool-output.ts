import type { Ended } from '../../host/shell.ts';
import { Problem } from '../../problem.ts';

const colours = /\u001b\[[0-9;]*m/g;

/** Level and seconds, as k3d writes them before each line. */
const level = /^(INFO|WARN|ERRO|FATA)\[\d+\]\s*/;

const cleanLines = (text: string): readonly string[] =>
  text.split('\n').map((line) => line.replace(colours, '').replace(level, '').trim());

/** Errors of Go name the cause last. */
const tail = (line: string): string => (line.length > 300 ? `…${line.slice(-299)}` : line);

const noEngine: readonly (readonly [RegExp, 'down' | 'missing' | 'denied'])[] = [
  [/permission denied while trying to connect to the Docker/i, 'denied'],
  [
    /exec: "(docker|podman|nerdctl|finch)": executable file not found|DRV_NOT_DETECTED|_NOT_FOUND: The /,
    'missing',
  ],
  [/Cannot connect to (the Docker daemon|Podman)|unable to connect to Podman|error during connect:/i, 'down'],
  [/(DRV|PROVIDER)_\w*NOT_RUNNING|DRV_NOT_HEALTHY|docker daemon is not running/i, 'down'],
];

/** How the container engine behind the tool is missing, by the texts of the tools and of the engines themselves. */
export const engineLack = (said: string): 'down' | 'missing' | 'denied' | undefined =>
  noEngine.find(([pattern]) => pattern.test(said))?.[1];

const telling = /error|fail|denied|cannot|not (running|found)|no such|timed? ?out/i;

/** The line that says most: minikube's reason, what the engine told kind, or the longest that tells of a failure. */
export function tellingLine(stderr: string): string {
  const lines = cleanLines(stderr).filter((line) => line !== '');
  const reason = lines
    .map((line) => /^X Exiting due to (.+)$/.exec(line)?.[1])
    .find((found) => found !== undefined);
  const from = lines.findIndex((line) => line.startsWith('Command Output:'));
  const output = from < 0 ? [] : lines.slice(from).map((line) => line.replace(/^Command Output: ?/, ''));
  const engine = output.findLast((line) => telling.test(line));
  const [longest] = lines.filter((line) => telling.test(line)).toSorted((a, b) => b.length - a.length);
  return tail(reason ?? engine ?? longest ?? lines.at(-1) ?? '');
}

/** Why the tool could not do it; undefined where it did. k3d ends well even where it could not look. */
export function toolProblem(tool: string, ended: Ended): Problem | undefined {
  if (ended.kind === 'missing') return new Problem('lab-tool-missing', { tool, needed: '' });
  if (ended.kind === 'cancelled') return new Problem('lab-cancelled');
  const state = engineLack(ended.stderr);
  if (state !== undefined) return new Problem('cluster-no-engine', { tool, state });
  if (ended.kind === 'exited' && ended.code === 0) return undefined;
  const seconds = Math.round(ended.took / 1000);
  const said = ended.kind === 'exited' ? tellingLine(ended.stderr) : `${ended.kind}, ${seconds} s`;
  return new Problem('cluster-tool-failed', { tool, said });
}

/** What the tool does now, from a line of its output: kind's `•`, k3d's INFO, minikube's `*`; undefined for the rest. */
export function stepOf(line: string): string | undefined {
  const [, step] = /^\s*(?:[•*]|INFO\[\d+\])\s+(.+)$/.exec(line.replace(colours, '')) ?? [];
  return step
    ?.replace(/\s*\.\.\.\s*$/, '')
    .replace(/\p{Extended_Pictographic}|\uFE0F/gu, '')
    .trim();
}
