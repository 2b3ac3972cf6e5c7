import { labOthersTexts as texts } from '../../i18n/texts/lab-others.ts';
import { labPlanTexts } from '../../i18n/texts/lab-screen.ts';
import type { SessionView } from '../../lab/actions.ts';
import type { Room } from '../frame/room.ts';
import type { Band } from '../frame/view.ts';
import { use } from '../keys.ts';
import { paragraph } from '../question/rich-text.ts';
import type { Env } from '../screen.ts';
import { targetWords } from './target-words.ts';

/** Asked before a lab begins while others are open: they stay, or the first of them is cleaned up. */
export function openLabsBand(others: readonly SessionView[], { language }: Env, room: Room): Band {
  const named = others.map(({ title, target }) =>
    texts.openLab[language](title[language], targetWords(target, language)),
  );
  const lines = [
    texts.openLabs[language](named.join(language === 'ja' ? '、' : ', ')),
    texts.keepOrClean[language],
  ];
  return {
    title: texts.askOpenLabs[language],
    lines: lines.flatMap((text) => paragraph(text, { width: room.measure, hang: room.hang })),
    keys: [use('go-on', texts.keepThem), use('end', texts.cleanFirst), use('back', labPlanTexts.cancel)],
  };
}
