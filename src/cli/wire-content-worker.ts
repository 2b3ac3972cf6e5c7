import { parentPort, workerData } from 'node:worker_threads';
import { compileCourse } from '../course/compile.ts';
import { loadCourse } from '../course/load.ts';
import { openFolder } from '../host/folder.ts';
import type { ContentJob, ContentNews } from './content-job.ts';
import { proofreadAll } from './wire-content.ts';

/** The thread that reads a folder of authors: what they wrote can take forever to parse, and this thread can be ended. */
const port = parentPort;
if (port === null) throw new Error('this file is the inside of a thread');
const tell = (news: ContentNews) => port.postMessage(news);
const { folder, wanted } = workerData as ContentJob;
const files = openFolder(folder);
const watched = {
  ...files,
  read: (path: string) => {
    tell({ news: 'reading', file: path });
    return files.read(path);
  },
};
const compared = () => tell({ news: 'comparing' });
if (wanted === 'findings') tell({ news: 'done', answer: proofreadAll(watched, compared) });
else {
  const material = loadCourse(watched);
  compared();
  tell({ news: 'done', answer: [...compileCourse(material)] });
}
