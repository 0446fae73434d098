import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The files of a store suite share one shop: the same order everywhere makes a failure the same everywhere. */
class ByName extends BaseSequencer {
  override sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return Promise.resolve([...files].sort((a, b) => a.moduleId.localeCompare(b.moduleId)));
  }
}

/** `unit` needs nothing but Node; `store` runs against one real WordPress that test/setup/store.ts boots. */
export default defineConfig({
  test: {
    sequence: { sequencer: ByName },
    projects: [
      {
        test: {
          name: 'unit',
          include: [
            'worker/src/**/*.test.ts',
            'admin-ui/src/**/*.test.ts',
            'test/{fixtures,bench}/**/*.test.ts',
            'scripts/**/*.test.ts',
          ],
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'store',
          include: ['test/{contract,plugin,e2e,fault}/**/*.test.ts'],
          globalSetup: ['test/setup/store.ts'],
          fileParallelism: false,
          testTimeout: 120_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
});
