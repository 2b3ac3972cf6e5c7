import type { Both } from '../i18n/language.ts';
import type { Answer } from '../study/history.ts';
import type { KeyUse } from './keys.ts';

/** Everything that takes the whole screen has an address; screens open each other by it. */
export type Place =
  | { readonly screen: 'home' }
  | { readonly screen: 'first-language' }
  | { readonly screen: 'course'; readonly module?: string }
  | { readonly screen: 'paths' }
  | { readonly screen: 'lesson'; readonly lesson: string; readonly block?: number }
  | { readonly screen: 'quiz-pick' }
  | {
      readonly screen: 'quiz';
      /** Ids, in the order they are asked. */
      readonly questions: readonly string[];
      readonly title: Both;
      /** Shuffles the options. */
      readonly seed: string;
      /** An answer given before to the first question: shown with its verdict, asked again only when told to. */
      readonly given?: Answer;
    }
  | { readonly screen: 'exams' }
  /** A sitting by its id: where it was left, or its report once it was submitted. */
  | { readonly screen: 'exam' | 'exam-report'; readonly sitting: string }
  | { readonly screen: 'labs' }
  | { readonly screen: 'lab-targets' }
  | { readonly screen: 'lab-plan' | 'lab-solution' | 'lab-debrief'; readonly lab: string }
  | { readonly screen: 'lab'; readonly lab: string; readonly ask?: 'cleanup' }
  | { readonly screen: 'practice' }
  | { readonly screen: 'review' }
  | { readonly screen: 'progress' }
  | { readonly screen: 'search' }
  | { readonly screen: 'glossary'; readonly term?: string }
  /** `setting`: the one under the pointer, by its name. */
  | { readonly screen: 'settings'; readonly setting?: string }
  | { readonly screen: 'help'; readonly of: HelpSubject }
  /** Text without margin and bars, for selecting where the clipboard cannot be reached. */
  | { readonly screen: 'unboxed'; readonly text: string };

/** What the help screen is about: the title of a screen and the keys it offered when `?` was pressed. */
export type HelpSubject = { readonly title: string; readonly keys: readonly KeyUse[] };
