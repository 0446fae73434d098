/** The worker's unit tests on other versions of Node than the one at hand. `node_modules` stays as it is. */
import { execa, ExecaError } from 'execa';
import { cpSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readJson } from './lib/json.js';
import { nodeBinary, nodeMajors, type NodeBinary, type NodeMajor } from './lib/node-versions.js';
import { inOneStep } from './lib/npm-files.js';
import { inRoot } from './lib/paths.js';

export type WorkerOnNode = { title: string } & (
  | {
      /** Starts vitest; reporters may be added to `args`. */ command: string;
      args: string[];
      env: Record<string, string>;
    }
  | { notRun: 'skipped' | 'failed'; why: string }
);

export async function workerOnNodes(): Promise<WorkerOnNode[]> {
  const runs: WorkerOnNode[] = [];
  // One after the other: each of them may compile, which takes all of a small machine.
  for (const major of nodeMajors) runs.push(await workerOnNode(major));
  return runs;
}

async function workerOnNode(major: NodeMajor): Promise<WorkerOnNode> {
  const title = `worker on Node ${String(major)}`;
  try {
    const node = await nodeBinary(major);
    if (node === undefined) {
      const why = `npm has no Node ${String(major)} for ${process.platform} on ${process.arch} that we know.`;
      return { title, notRun: 'skipped', why };
    }
    return {
      title: `worker on Node ${node.version}`,
      command: node.binary,
      args: [inRoot('node_modules/vitest/vitest.mjs'), 'run', '--project', 'unit', 'worker/src/'],
      env: {
        ERP_BRIDGE_NATIVE_SQLITE: await sqliteFor(node),
        // The environment reaches the programs that a test starts, too.
        NODE_OPTIONS: `${process.env['NODE_OPTIONS'] ?? ''} --import ${pathToFileURL(inRoot('scripts/lib/native-sqlite.mjs')).href}`,
      },
    };
  } catch (error) {
    return { title, notRun: 'failed', why: reasonOf(error) };
  }
}

/** better-sqlite3's compiled part for that Node: downloaded or compiled once, as its own installation does it. */
async function sqliteFor({ version, binary, folder }: NodeBinary): Promise<string> {
  const source = inRoot('node_modules/better-sqlite3');
  const { version: sqlite } = readJson<{ version: string }>(join(source, 'package.json'));
  const kept = join(folder, `better-sqlite3-${sqlite}`);
  const compiled = 'better_sqlite3.node';
  if (!existsSync(kept)) {
    console.error(`Building better-sqlite3 ${sqlite} for Node ${version} (once, a few minutes)…`);
    await inOneStep(kept, async (temporary) => {
      const copy = join(temporary, 'source');
      mkdirSync(copy);
      for (const part of ['package.json', 'binding.gyp', 'src', 'deps', 'lib'])
        cpSync(join(source, part), join(copy, part), { recursive: true });
      const headers = existsSync(join(folder, 'include/node/node.h'));
      await execa('npm', ['run', 'install'], {
        cwd: copy,
        stdin: 'ignore',
        env: {
          PATH: [dirname(binary), inRoot('node_modules/.bin'), process.env['PATH']].join(delimiter),
          ...(headers ? { npm_config_nodedir: folder } : {}),
        },
      });
      renameSync(join(copy, 'build/Release', compiled), join(temporary, compiled));
      rmSync(copy, { recursive: true });
    });
  }
  return join(kept, compiled);
}

/** The end of what a program printed says more than its exit status. */
function reasonOf(error: unknown): string {
  if (!(error instanceof ExecaError)) return error instanceof Error ? error.message : String(error);
  const printed = `${String(error.stdout ?? '')}\n${String(error.stderr ?? '')}`.trim().split('\n').slice(-12);
  return [error.shortMessage, ...printed].join('\n');
}
