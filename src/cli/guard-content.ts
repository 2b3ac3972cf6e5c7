import { Worker } from 'node:worker_threads';
import { Problem } from '../problem.ts';
import type { ContentAnswers, ContentJob, ContentNews } from './content-job.ts';

/** Milliseconds one file may take, and all comparing: a hundred times what a course as large as ours needs. */
const patience = { reading: 5_000, comparing: 60_000 } as const;
export type Patience = Readonly<Record<keyof typeof patience, number>>;

const limits = { maxOldGenerationSizeMb: 1024, stackSizeMb: 4 };

/**
 * Has a folder of authors read by a thread of its own (`program`), which is ended when one file takes too long: there is
 * Markdown that takes minutes a page. Throws `content-too-hard` with the file.
 */
export function readGuarded<W extends ContentJob['wanted']>(
  program: string,
  job: ContentJob & { readonly wanted: W },
  wait: Patience = patience,
): Promise<ContentAnswers[W]> {
  const worker = new Worker(program, { workerData: job, resourceLimits: limits });
  let file = '';
  let timer: NodeJS.Timeout | undefined;
  const answer = new Promise<ContentAnswers[W]>((resolve, reject) => {
    const tooHard = (cause?: unknown) => reject(new Problem('content-too-hard', { file }, { cause }));
    const watch = (milliseconds: number) => {
      clearTimeout(timer);
      timer = setTimeout(tooHard, milliseconds);
    };
    watch(wait.comparing);
    worker.on('message', (news: ContentNews) => {
      if (news.news === 'done') return resolve(news.answer as ContentAnswers[W]);
      if (news.news === 'reading') file = news.file;
      watch(wait[news.news]);
    });
    // Out of memory or of stack is as hard as out of time; anything else is our defect.
    worker.on('error', (error: NodeJS.ErrnoException) =>
      error.code === 'ERR_WORKER_OUT_OF_MEMORY' || error instanceof RangeError
        ? tooHard(error)
        : reject(error),
    );
    worker.on('exit', () => reject(new Error('the thread that reads content ended without an answer')));
  });
  return answer.finally(async () => {
    clearTimeout(timer);
    await worker.terminate();
  });
}
