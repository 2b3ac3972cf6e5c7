import { execFile } from 'node:child_process';

const oldest = 29;
const newest = 36;

/** The minor version of the kubectl on PATH, within what can be served; the newest when there is none. */
export function kubectlMinor(env: Readonly<Record<string, string | undefined>>): Promise<number> {
  return new Promise((resolve) => {
    const options = { env: { PATH: env.PATH ?? '', HOME: env.HOME ?? '', KUBERC: 'off' }, timeout: 3000 };
    execFile('kubectl', ['version', '--client', '-o', 'json'], options, (error, stdout) => {
      const found = error ? undefined : /"gitVersion":\s*"v1\.(\d+)/.exec(stdout)?.[1];
      resolve(found === undefined ? newest : Math.max(oldest, Math.min(newest, Number(found))));
    });
  });
}
