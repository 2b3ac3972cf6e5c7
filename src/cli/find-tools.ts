import { childEnv } from '../host/child-env.ts';
import { createShell } from '../host/shell.ts';
import type { FoundTool } from '../services.ts';
import type { World } from './world.ts';

/** How each tool of a lab is asked for its version, and where the answer has it. */
const tools = [
  { name: 'kubectl', args: ['version', '--client', '-o', 'json'], version: /"gitVersion":\s*"v?([^"]+)"/ },
  { name: 'aws', args: ['--version'], version: /aws-cli\/(\S+)/ },
  { name: 'eksctl', args: ['version'], version: /(\d+\.\d+\.\d+\S*)/ },
  { name: 'helm', args: ['version', '--short'], version: /v?(\d+\.\d+\.\d+)/ },
  { name: 'kind', args: ['version'], version: /v(\d+\.\d+\.\d+)/ },
] as const;

/** The tools that are on PATH, all asked at once; none is waited for longer than three seconds. */
export async function findTools(world: World): Promise<readonly FoundTool[]> {
  const shell = createShell();
  const env = childEnv(world.env);
  const found = await Promise.all(
    tools.map(async ({ name, args, version }): Promise<FoundTool | undefined> => {
      const ended = await shell.run({ program: name, args, env, deadline: 3_000 });
      if (ended.kind === 'missing') return undefined;
      return { name, version: version.exec(`${ended.stdout}\n${ended.stderr}`)?.[1] };
    }),
  );
  return found.filter((tool) => tool !== undefined);
}
