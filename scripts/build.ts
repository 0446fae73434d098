/** `npm run build`: the worker into worker/dist, the admin pages into plugin/build. What has not changed is not built again. */
import { rmSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { inRoot } from './lib/paths.js';
import { command, run } from './lib/run.js';
import { unlessDone } from './lib/stamp.js';

export async function build(): Promise<void> {
  await unlessDone(
    'worker/dist/.stamp',
    ['worker/src', 'worker/tsconfig.json', 'worker/package.json', 'tsconfig.base.json'],
    async () => {
      console.error('Building the worker…');
      rmSync(inRoot('worker/dist'), { recursive: true, force: true });
      await run('tsc', ['-p', 'worker/tsconfig.json']);
    },
  );
  await unlessDone('plugin/build/.stamp', ['admin-ui'], async () => {
    console.error('Building the admin pages…');
    await run('npm', ['run', 'build', '-w', 'admin-ui', '--silent']);
  });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) command(build);
