import { exportTexts as texts } from '../../i18n/texts/export.ts';
import { waitingTexts } from '../../i18n/texts/waiting.ts';
import type { Problem } from '../../problem.ts';
import type { ReportFormat, Services } from '../../services.ts';
import type { Line } from '../../text/line.ts';
import { drawList } from '../components/list.ts';
import { movedPointer } from '../components/pointer.ts';
import type { Room } from '../frame/room.ts';
import { line, say } from '../frame/spans.ts';
import type { Band } from '../frame/view.ts';
import { type Action, use } from '../keys.ts';
import { type Failed, orProblem } from '../lab/telling.ts';
import { adviceLines } from '../lab/told-lines.ts';
import type { Effect, Env } from '../screen.ts';

export type Written = { readonly kind: 'written'; readonly file: string };

/** The format under the pointer, or why nothing was written. */
export type Exporting = { readonly at: number } | { readonly problem: Problem };

/** The formats in the order they are offered. */
const reportFormats: readonly ReportFormat[] = ['markdown', 'csv', 'json', 'junit'];

/** A digit or Enter chooses a format; Esc closes the band. */
export function exportStep(
  exporting: Exporting | undefined,
  { action, index }: { readonly action: Action; readonly index: number },
): { readonly exporting?: Exporting; readonly format?: ReportFormat } {
  if (exporting === undefined || action === 'back' || action === 'quit') return {};
  if (!('at' in exporting)) return { exporting };
  const chosen = action === 'digit' ? index : action === 'primary' ? exporting.at : undefined;
  const format = chosen === undefined ? undefined : reportFormats[chosen];
  if (format !== undefined) return { format };
  const at = movedPointer(exporting.at, reportFormats.length, action, reportFormats.length);
  return { exporting: at === undefined ? exporting : { at } };
}

export const exportBand = (exporting: Exporting, env: Env, room: Room): Band =>
  'at' in exporting
    ? formatBand(exporting.at, env, room)
    : notWrittenBand(exporting.problem, texts.title[env.language], env, room);

function formatBand(at: number, { language }: Env, room: Room): Band {
  const rows = reportFormats.map((format, index) => ({
    lines: [
      line([say(`${index + 1}   `), say(texts.formats[format][language], index === at ? 'strong' : 'text')]),
    ],
  }));
  const where: readonly Line[] = room.rules ? [line([say(texts.where[language], 'quiet')])] : [];
  return {
    title: texts.title[language],
    lines: [...drawList(rows, at).lines, ...where],
    keys: [
      use('primary', texts.key),
      use('digits', undefined, { shown: `1-${reportFormats.length}` }),
      use('move'),
      use('help'),
      use('back', texts.cancel),
    ],
  };
}

/** Why nothing was written. */
export const notWrittenBand = (problem: Problem, title: string, { language }: Env, room: Room): Band => ({
  title,
  lines: adviceLines(problem, language, room),
  keys: [use('help'), use('back', texts.close)],
});

/** Writes a file beside the screen, and brings its name. */
export const writing = <M>(write: (services: Services) => Promise<string>): Effect<M | Written | Failed> => ({
  type: 'task',
  id: 'export',
  awaits: { say: waitingTexts.export },
  run: (_, services) => orProblem(write(services).then((file): Written => ({ kind: 'written', file }))),
});

/** Said in the footer rule. */
export const writtenNotice = ({ file }: Written) =>
  ({ type: 'notice', text: { ja: texts.written.ja(file), en: texts.written.en(file) } }) as const;
