import { labTexts as texts } from '../../i18n/texts/lab-screen.ts';
import { isLeftOver, spentSince } from '../../lab/prices.ts';
import type { LabReport } from '../../lab/report.ts';
import type { Problem } from '../../problem.ts';
import type { Line } from '../../text/line.ts';
import { type DrawnList, drawList } from '../components/list.ts';
import { type Room, roomFor } from '../frame/room.ts';
import { ruleLine } from '../frame/rule.ts';
import { emptyLine, fitted, line, say } from '../frame/spans.ts';
import type { Fact, PanelLine, RuleWords, View } from '../frame/view.ts';
import { marks } from '../glyphs.ts';
import type { Env } from '../screen.ts';
import type { Awaiting } from '../waits.ts';
import { bandOf } from './board-band.ts';
import { boardKeys } from './board-keys.ts';
import { boardParts } from './board-rows.ts';
import { type BoardState, pointedRow } from './board-state.ts';
import { evidenceLines, evidenceShort } from './evidence.ts';
import { flowed } from './flowed.ts';
import { targetWords } from './target-words.ts';
import { adviceLines, codeLine, labelled, problemLines } from './told-lines.ts';

/** The board of a running lab: tasks with their verdicts, and under the rule what the pointed one rests on. */
export function boardView(state: BoardState, env: Env): View {
  const { language } = env;
  const room = roomFor(env.size, !state.zoomed);
  const { session, report } = state;
  const title = session?.title[language] ?? state.lab;
  const problem = problemOn(state);
  const spent =
    report === undefined || state.checkingSince === undefined ? 0 : Math.max(0, env.now - report.at);
  // What stands in the way is read first; the rows follow when the pointer goes down to them.
  const unread = problem !== undefined && state.at === 0;
  const list: DrawnList =
    report === undefined
      ? { lines: [] }
      : drawList(boardParts(report, unread ? -1 : state.at, room, language, spent), unread ? -1 : state.at);
  const top = problem === undefined ? [] : notJudged(problem, env, room);
  const pane =
    problem === undefined
      ? paneLines(state, env, room)
      : state.zoomed
        ? problemLines(problem, language, room)
        : [emptyLine, codeLine(problem, language)];
  const beside = room.panel > 0 && !state.zoomed && problem === undefined;
  const all = [...top, ...list.lines, ...(beside ? [] : pane), ...workingLines(state, env, room)];
  const body = state.zoomed ? pane : all;
  const focus = state.zoomed || unread ? undefined : focusOf(list, top.length, all.length, room);
  const refreshAt = nextChange(state, env);
  return {
    path: [texts.lab[language], title],
    facts: factsOf(state, problem !== undefined, env),
    ...(session === undefined ? {} : { topRule: topRule(state, env) }),
    bottomRule: bottomRule(state, env),
    ...awaitingOf(state, env),
    body: body.length === 0 ? [emptyLine] : body,
    ...(focus === undefined ? {} : { focus }),
    ...(state.zoomed ? { top: state.top } : {}),
    ...(beside ? { panel: panelOf(pane) } : {}),
    ...bandOf(state, env, room),
    keys: boardKeys(state),
    ...(refreshAt === undefined ? {} : { refreshAt }),
  };
}

/** The pointed row, and the evidence below it as far as both fit. */
function focusOf(
  list: DrawnList,
  above: number,
  total: number,
  room: Room,
): readonly [number, number] | undefined {
  if (list.focus === undefined) return undefined;
  const [first, last] = [list.focus[0] + above, list.focus[1] + above];
  return [first, Math.max(last, Math.min(total - 1, first + room.body - 1))];
}

/** Lines of the pane when it fills the body. */
export function paneLength(state: BoardState, env: Env): number {
  const room = roomFor(env.size, false);
  const problem = problemOn(state);
  if (problem !== undefined) return problemLines(problem, env.language, room).length;
  return paneLines(state, env, room).length;
}

const problemOn = ({ problem, report }: BoardState): Problem | undefined => problem ?? problemOfAll(report);

/** When nothing at all could be checked for one and the same reason, that reason is said once, on top. */
function problemOfAll(report: LabReport | undefined): Problem | undefined {
  const checks = report?.tasks.flatMap((task) => task.checks) ?? [];
  const [first] = checks;
  const all = checks.length > 0 && checks.every((check) => check.problem !== undefined);
  return all ? first?.problem : undefined;
}

function notJudged(problem: Problem, env: Env, room: Room): readonly Line[] {
  const { language } = env;
  return [
    ...flowed(texts.notJudged[language], { width: room.measure, hang: room.hang }).map((each, at) =>
      at === 0 ? { ...each, mark: marks.caution } : each,
    ),
    emptyLine,
    ...adviceLines(problem, language, room),
    emptyLine,
  ];
}

function factsOf(state: BoardState, unjudged: boolean, env: Env): readonly Fact[] {
  const { language } = env;
  const { session, judged } = state;
  const facts: Fact[] = [];
  if (judged !== undefined) {
    const say = unjudged ? texts.pointsBefore : texts.points;
    facts.push({ text: say[language](judged.points, judged.maxPoints) });
  }
  if (session !== undefined && !unjudged && env.size.columns >= 60) {
    const minutes = Math.max(0, Math.floor((env.now - session.startedAt) / 60_000));
    facts.push({ text: texts.minutesOf[language](minutes, session.minutes) });
    const spent = spentSince(session.usdPerHour ?? 0, session.startedAt, env.now);
    if (spent > 0) facts.push({ text: `USD ${spent.toFixed(2)}` });
  }
  return facts;
}

function topRule({ session }: BoardState, { language }: Env): RuleWords {
  if (session === undefined) return {};
  const target = targetWords(session.target, language);
  return { left: session.namespace === undefined ? target : `${target}  ${session.namespace}` };
}

function bottomRule(state: BoardState, env: Env): RuleWords {
  const { language } = env;
  if (state.watching) return { right: texts.watching[language] };
  const billed = state.session !== undefined && isLeftOver(state.session, env.now);
  return billed ? { right: texts.billed[language] } : {};
}

/** What a running check still gives its checks, and what a clean-up does just now. */
function awaitingOf(
  { checkingSince, report, working }: BoardState,
  env: Env,
): { readonly awaiting?: Awaiting } {
  const doing = working?.told.findLast((each) => each.at === 'begin')?.say[env.language];
  if (doing !== undefined) return { awaiting: { say: doing } };
  if (checkingSince === undefined || report?.waiting === undefined) return {};
  const since = env.now - report.at;
  const { elapsed, left } = report.waiting;
  return { awaiting: { elapsed: elapsed + since, left: left - since } };
}

/** Numbers move once a second while something is awaited, and once a minute otherwise. */
function nextChange(state: BoardState, env: Env): number | undefined {
  if (state.checkingSince !== undefined) return env.now + 1000;
  if (state.session === undefined) return undefined;
  return env.now + 60_000 - ((env.now - state.session.startedAt) % 60_000);
}

function paneLines(state: BoardState, env: Env, room: Room): readonly Line[] {
  const { language } = env;
  const row = pointedRow(state);
  const beside = room.panel > 0;
  const sized = beside ? { ...room, measure: room.panel - 2, hang: 0 as const } : room;
  const narrow = room.margin === 3;
  const headed = (title: string, lines: readonly Line[]): readonly Line[] =>
    beside
      ? [line(fitted([say(title, 'strong')], room.panel - 1)), ...lines]
      : [
          ...(room.rules && !state.zoomed ? [emptyLine] : []),
          ruleLine(room.measure, { left: title }),
          ...lines,
        ];
  if (state.pane === 'ticket' || row === undefined) {
    const ticket = state.session?.ticket[language];
    if (ticket === undefined) return [];
    return headed(texts.ticket[language], flowed(ticket, { width: sized.measure, hang: sized.hang }));
  }
  const name = narrow ? row.check.id : `${texts.evidence[language]}  ${row.check.text[language]}`;
  const lines = narrow
    ? evidenceShort(row.check, language, sized)
    : evidenceLines(row.check, language, sized);
  return headed(name, lines);
}

const panelOf = (lines: readonly Line[]): readonly PanelLine[] =>
  lines.map(({ spans, mark }, at) =>
    at === 0 ? { heading: true, spans } : mark === undefined ? { spans } : { spans, mark },
  );

function workingLines(state: BoardState, env: Env, room: Room): readonly Line[] {
  const { working, remains } = state;
  const { language } = env;
  const told = working?.told.filter((each) => each.at === 'end') ?? [];
  const left = remains ?? [];
  return [
    ...(working === undefined
      ? []
      : [
          emptyLine,
          ruleLine(room.measure, {
            left: texts[working.what === 'reset' ? 'resetting' : 'cleaning'][language],
          }),
        ]),
    ...told.map((each) => line([say(each.say[language])], { mark: marks.done })),
    ...(left.length === 0 ? [] : [emptyLine, ruleLine(room.measure, { left: texts.remains[language] })]),
    ...left.flatMap((each) => [
      line([say(each.object)], { mark: marks.caution }),
      ...labelled('', each.because[language], room, 2),
      ...(each.command === undefined ? [] : [line([say(each.command)], { mark: marks.code })]),
    ]),
  ];
}
