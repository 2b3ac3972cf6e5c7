import type { Both } from '../../i18n/language.ts';
import { quizTexts as texts } from '../../i18n/texts/quiz-screen.ts';
import type { Room } from '../frame/room.ts';
import { line, say } from '../frame/spans.ts';
import type { Band } from '../frame/view.ts';
import { marks } from '../glyphs.ts';
import { use } from '../keys.ts';
import { paragraph } from '../question/rich-text.ts';
import type { Env } from '../screen.ts';

export type NumberedSource = {
  readonly number: number;
  readonly title: Both;
  readonly url: string;
  readonly checked: string;
};

/** Sources with their addresses; `c` copies the one under the pointer. */
export function sourcesBand(sources: readonly NumberedSource[], at: number, room: Room, env: Env): Band {
  const lines = sources.flatMap((source, index) => {
    const head = line([say(`[${source.number}] ${source.title[env.language]}   ${source.checked}`)], {
      ...(index === at ? { sign: marks.here } : {}),
    });
    const address = paragraph(source.url, { width: room.measure, hang: 0 }, 4).map((each) => ({
      ...each,
      spans: each.spans.map((span) => ({ ...span, role: 'link' as const, href: source.url })),
    }));
    return [head, ...address];
  });
  return {
    title: texts.sources[env.language],
    right: `${at + 1}/${sources.length}`,
    lines,
    keys: [use('copy'), use('move'), use('back', texts.close)],
  };
}
