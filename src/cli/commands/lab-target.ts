import { placeName, placeNotes } from '../../lab/lab-place.ts';
import { Problem } from '../../problem.ts';
import type { Services } from '../../services.ts';
import { progressOf } from '../../study/progress.ts';
import { labTargetOf, shownLabTarget, studySettings } from '../../study/settings.ts';
import type { CliContext } from '../cli-context.ts';

/** Where a lab begins that names no target. */
export const usualTarget = ({ history }: Pick<Services, 'history'>): string | undefined =>
  labTargetOf(progressOf(history.records));

/** Lists where labs can run, or sets where they run from now on; `none` unsets it. */
export async function targetOfLabs(name: string | undefined, cli: CliContext): Promise<void> {
  const services = await cli.services();
  const places = await services.labs.places();
  if (name !== undefined) {
    if (name !== 'none' && !places.some(({ target }) => target === name))
      throw new Problem('kube-no-context', { context: name });
    const value = name === 'none' ? '' : name;
    services.history.record([{ type: 'setting', name: studySettings.labTarget, value }]);
  }
  const chosen = shownLabTarget(progressOf(services.history.records));
  if (cli.flags().json) return cli.print.json('lab-targets', { chosen, places });
  const { widthOf } = await import('../../text/width.ts');
  const named = places.map((place) => ({ place, name: placeName(place, cli.language) }));
  const width = Math.max(...named.map((each) => widthOf(each.name)));
  for (const { place, name } of named) {
    const notes = placeNotes(place, cli.language).join('   ');
    const mark = place.target === chosen ? '✓' : ' ';
    cli.print.out(`${mark} ${name}${' '.repeat(width - widthOf(name) + 3)}${notes}`);
  }
}
