import type { LabFiles } from '../host/lab-files.ts';
import type { Both } from '../i18n/language.ts';
import type { TargetView } from './actions.ts';

/** An object of a cluster by name. */
export type ObjectRef = {
  readonly resource: string;
  readonly name: string;
  readonly namespace?: string;
};

/** One line of a session's journal. What will be done is written before it is done. */
export type JournalEntry =
  | {
      readonly type: 'opened';
      readonly session: string;
      readonly lab: string;
      readonly title: Both;
      readonly minutes: number;
      readonly at: number;
      readonly namespace: string | undefined;
      readonly target: TargetView;
      /** Cluster-scoped names that were free and that the learner may use: `persistentvolumes/…`. */
      readonly reserved: readonly string[];
    }
  | { readonly type: 'will-create'; readonly object: ObjectRef }
  | { readonly type: 'created'; readonly object: ObjectRef; readonly uid: string }
  /** `inverse` is the merge patch that brings the before-image back. */
  | {
      readonly type: 'will-change';
      readonly object: ObjectRef;
      readonly uid: string;
      readonly inverse: unknown;
    }
  | { readonly type: 'restored'; readonly object: ObjectRef }
  | { readonly type: 'deleted'; readonly object: ObjectRef }
  | {
      readonly type: 'ready';
      readonly at: number;
      readonly fail: readonly string[];
      readonly pass: readonly string[];
    }
  | { readonly type: 'hint'; readonly task: string; readonly tier: number }
  | { readonly type: 'closed'; readonly at: number };

/** An object the session made or intended to make; `uid` is unknown when a crash came between. */
export type Made = { readonly object: ObjectRef; readonly uid: string | undefined };
export type Changed = { readonly object: ObjectRef; readonly uid: string; readonly inverse: unknown };

/** A session as its journal tells it. */
export type Session = Extract<JournalEntry, { type: 'opened' }> & {
  readonly state: 'setting-up' | 'active';
  readonly startedAt: number;
  readonly made: readonly Made[];
  readonly changed: readonly Changed[];
  readonly baseline: { readonly fail: readonly string[]; readonly pass: readonly string[] };
  readonly hints: Readonly<Record<string, number>>;
};

const keyOf = ({ resource, namespace = '', name }: ObjectRef) => `${namespace}/${resource}/${name}`;

function step(session: Session, entry: JournalEntry): Session {
  switch (entry.type) {
    case 'opened':
      return session;
    case 'will-create':
      return { ...session, made: [...session.made, { object: entry.object, uid: undefined }] };
    case 'created': {
      const others = session.made.filter(({ object }) => keyOf(object) !== keyOf(entry.object));
      return { ...session, made: [...others, { object: entry.object, uid: entry.uid }] };
    }
    case 'will-change':
      return { ...session, changed: [...session.changed, entry] };
    case 'restored':
      return {
        ...session,
        changed: session.changed.filter(({ object }) => keyOf(object) !== keyOf(entry.object)),
      };
    case 'deleted':
      return { ...session, made: session.made.filter(({ object }) => keyOf(object) !== keyOf(entry.object)) };
    case 'ready':
      return {
        ...session,
        state: 'active',
        startedAt: entry.at,
        baseline: { fail: entry.fail, pass: entry.pass },
      };
    case 'hint': {
      const seen = Math.max(session.hints[entry.task] ?? 0, entry.tier);
      return { ...session, hints: { ...session.hints, [entry.task]: seen } };
    }
    case 'closed':
      return session;
  }
}

/** The session its entries tell of; undefined when it was closed or never really opened. */
export function foldJournal(entries: readonly JournalEntry[]): Session | undefined {
  const opened = entries.find((entry) => entry.type === 'opened');
  if (opened === undefined || entries.some((entry) => entry.type === 'closed')) return undefined;
  const begin: Session = {
    ...opened,
    state: 'setting-up',
    startedAt: opened.at,
    made: [],
    changed: [],
    baseline: { fail: [], pass: [] },
    hints: {},
  };
  return entries.reduce(step, begin);
}

/** Reads a session; entries are our own writing, so their shape is trusted. */
export async function readSession(files: LabFiles, session: string): Promise<Session | undefined> {
  return foldJournal((await files.entries(session)) as readonly JournalEntry[]);
}

/** Open sessions, the last started one first. */
export async function openSessions(files: LabFiles): Promise<readonly Session[]> {
  const all = await Promise.all((await files.open()).map((name) => readSession(files, name)));
  return all.filter((session) => session !== undefined).toSorted((a, b) => b.at - a.at);
}
