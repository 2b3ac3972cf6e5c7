/** What the bench of study measures, in one module. */
export { openHistory } from '../../src/store/open-history.ts';
export { makeDeck } from '../../src/study/deck.ts';
export { drawPaper } from '../../src/study/exam/draw.ts';
export { progressOf } from '../../src/study/progress.ts';
export { startQuiz, updateQuiz } from '../../src/study/quiz.ts';
