import type { Problem } from '../../problem.ts';
import type { Language } from '../language.ts';
import { awsAnswerProblems } from './aws-answer.ts';
import { awsIdentityProblems } from './aws-identity.ts';
import { cliProblems } from './cli.ts';
import { contentProblems } from './content.ts';
import { generalProblems } from './general.ts';
import { kubeAnswerProblems } from './kube-answer.ts';
import { kubeConnectionProblems } from './kube-connection.ts';
import { kubeIdentityProblems } from './kube-identity.ts';
import { labProblems } from './lab.ts';
import { labPlaceProblems } from './lab-place.ts';
import { labSessionProblems } from './lab-session.ts';
import { practiceProblems } from './practice.ts';
import type { Advice, ProblemText } from './problem-text.ts';
import { settingsProblems } from './settings.ts';
import { storeProblems } from './store.ts';
import { studyProblems } from './study.ts';

/** The registry: one file an area, one line each. A code without a text in a language does not compile. */
export const problemTexts = {
  ...cliProblems,
  ...contentProblems,
  ...settingsProblems,
  ...awsAnswerProblems,
  ...awsIdentityProblems,
  ...generalProblems,
  ...storeProblems,
  ...studyProblems,
  ...kubeAnswerProblems,
  ...kubeConnectionProblems,
  ...kubeIdentityProblems,
  ...labProblems,
  ...labPlaceProblems,
  ...labSessionProblems,
  ...practiceProblems,
} as const;

export type ProblemCode = keyof typeof problemTexts;

export const problemText = (code: ProblemCode): ProblemText => problemTexts[code];

export const adviceFor = (problem: Problem, language: Language): Advice =>
  problemText(problem.code).say[language](problem.details);
