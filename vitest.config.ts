import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Folders of long files first, so that the run does not end with one worker at a long one and the others idle. */
const FOLDERS = ['e2e', 'fault', 'plugin', 'contract'];

class LongFirst extends BaseSequencer {
  override sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification): number =>
      FOLDERS.findIndex((folder) => moduleId.includes(`/test/${folder}/`));
    return Promise.resolve([...files].sort((a, b) => rank(a) - rank(b) || a.moduleId.localeCompare(b.moduleId)));
  }
}

/**
 * `unit` needs nothing but Node; each file of `store` runs against a real WordPress of its own (test/setup/store.ts), each of `tryton`
 * against a real Tryton of its own (test/setup/tryton.ts).
 */
export default defineConfig({
  test: {
    // A shop waits for its database, a browser for the shop: one more than there are cores keeps them all busy. Each worker has
    // a shop with a database of its own: what a large machine has in cores it need not have in memory.
    maxWorkers: Math.min(availableParallelism() + 1, 8),
    sequence: { sequencer: LongFirst },
    projects: [
      {
        test: {
          name: 'unit',
          include: [
            'worker/src/**/*.test.ts',
            'admin-ui/src/**/*.test.ts',
            'test/{fixtures,bench,setup,store}/**/*.test.ts',
            'scripts/**/*.test.ts',
          ],
          globalSetup: ['test/setup/built.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'store',
          include: ['test/{contract,plugin,e2e,fault}/**/*.test.ts'],
          globalSetup: ['test/setup/built.ts', 'test/setup/store.ts'],
          testTimeout: 120_000,
          hookTimeout: 300_000,
          // A page of a busy machine takes longer than the second that is the default.
          expect: { poll: { timeout: 60_000 } },
        },
      },
      {
        test: {
          name: 'tryton',
          include: ['test/tryton/**/*.test.ts'],
          globalSetup: ['test/setup/built.ts', 'test/setup/tryton.ts'],
          testTimeout: 120_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
});
