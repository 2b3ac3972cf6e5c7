import type { Language } from '../i18n/language.ts';
import { labTargetTexts as texts } from '../i18n/texts/lab-target.ts';

/** Somewhere labs can run from this machine; known without contacting it. */
export type LabPlace = {
  /** As for `plan`: practice, kind, k3d, minikube, or a context. */
  readonly target: string;
  readonly provider: string;
  /** Made on request, with a kubeconfig of its own. */
  readonly made: boolean;
  readonly server?: string;
  /** kubectl's current context. */
  readonly current: boolean;
  readonly local: boolean;
  /** What in its name looks like production. */
  readonly production?: string;
};

/** A place by the name the learner knows it by. */
export function placeName({ target, made }: LabPlace, language: Language): string {
  if (target === 'practice') return texts.practice[language];
  return made ? texts.made[language](target) : target;
}

/** What helps to tell it from others, most telling first. */
export function placeNotes(place: LabPlace, language: Language): readonly string[] {
  if (place.target === 'practice') return [texts.simulated[language]];
  if (place.made) return [texts.onRequest[language]];
  return [
    ...(place.production === undefined ? [] : [texts.production[language]]),
    ...(place.current ? [texts.current[language]] : []),
    place.provider === 'eks' ? 'EKS' : texts[place.local ? 'here' : 'elsewhere'][language],
  ];
}
