/** The worker's unit tests on other versions of Node than the one at hand. */
import { nodeBinary, nodeMajors, type NodeMajor } from './lib/node-versions.js';
import { sentence } from './lib/run.js';
import type { SuiteResult } from './test/results.js';
import { vitest } from './test/vitest.js';

const WORKER = 'worker/src/';

export async function workerOnNodes(): Promise<SuiteResult[]> {
  const results: SuiteResult[] = [];
  for (const major of nodeMajors) results.push(await workerOnNode(major));
  return results;
}

async function workerOnNode(major: NodeMajor): Promise<SuiteResult> {
  const title = `worker on Node ${String(major)}`;
  const nothing: SuiteResult = { title, seconds: 0, passed: 0, failures: [], skipped: [], files: [] };
  try {
    const node = await nodeBinary(major);
    if (node === undefined) {
      const why = `npm has no Node ${String(major)} for ${process.platform} on ${process.arch} that we know.`;
      return { ...nothing, skipped: [{ file: WORKER, test: title, why }] };
    }
    return await vitest(`worker on Node ${node.version}`, ['--project', 'unit', WORKER], { node: node.binary });
  } catch (error) {
    return { ...nothing, failures: [{ where: 'scripts/worker-on-nodes.ts', test: title, message: sentence(error) }] };
  }
}
