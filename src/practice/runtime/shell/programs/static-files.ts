import type { HttpReply } from '../../network.ts';
import { FileError } from '../files.ts';
import type { Process } from '../process.ts';
import { statusText } from './http-address.ts';

/** The page nginx shows for a status. */
export const errorPage = (status: number): string =>
  `<html>\r\n<head><title>${status} ${statusText(status)}</title></head>\r\n<body>\r\n<center><h1>${status} ${statusText(status)}</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n`;

/** What a server answers with the files under `root`; `index` is its page when there is no such folder. */
export function fileReply(
  process: Process,
  root: string,
  path: string,
  index: string | undefined,
): HttpReply {
  const plain = path.split('?')[0] ?? '/';
  const file = plain.endsWith('/') ? `${root}${plain}index.html` : `${root}${plain}`;
  try {
    return { status: 200, body: process.files.read(file) };
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    if (plain === '/' && index !== undefined && !process.files.exists(root))
      return { status: 200, body: index };
    const status = process.files.isFolder(file) || plain.endsWith('/') ? 403 : 404;
    return {
      status:
        plain === '/' ? 403 : status === 403 && !process.files.isFolder(`${root}${plain}`) ? 404 : status,
      body: errorPage(404),
    };
  }
}
