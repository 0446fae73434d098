/** Vitest's reporter of `npm test`: writes a run's results, with file and line, into ERP_BRIDGE_TEST_REPORT. */
import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import type { Reporter, TestCase, TestModule, TestSuite } from 'vitest/node';
import type { Failure, Skipped, SuiteResult } from './results.js';

type ReportedError = ReturnType<TestModule['errors']>[number];

/** Where the run was begun: the repository, where it is not the test of this. */
const root = process.cwd();
const inRepository = (file: string): string => relative(root, file);

/** The first place in our own code that the error passed, else the file of the test. */
function failure(file: string, test: string, error: ReportedError): Failure {
  const place = error.stacks?.find((frame) => frame.file.startsWith(root) && !frame.file.includes('node_modules'));
  const where = place ? `${inRepository(place.file)}:${String(place.line)}` : file;
  return { where, test, message: error.message };
}

function failuresOf(module: TestModule): Failure[] {
  const file = inRepository(module.moduleId);
  const of = (test: string, errors: Iterable<ReportedError> = []): Failure[] =>
    [...errors].map((error) => failure(file, test, error));
  return [
    ...of('the file itself', module.errors()),
    ...[...module.children.allSuites()].flatMap((suite: TestSuite) => of(suite.fullName, suite.errors())),
    ...[...module.children.allTests('failed')].flatMap((test) => of(test.fullName, test.result().errors)),
  ];
}

/** `describeIf` and `itIf` (test/setup/needs.ts) write the reason into the name. */
function skipped(file: string, test: TestCase): Skipped {
  const result = test.result();
  const note = 'note' in result ? result.note : undefined;
  return { file, test: test.fullName, why: note ?? /\[skipped: (.*?)\]/.exec(test.fullName)?.[1] ?? 'no reason given' };
}

export default class ResultsReporter implements Reporter {
  private readonly began = Date.now();

  onTestRunEnd(modules: readonly TestModule[], unhandled: readonly ReportedError[]): void {
    const result: Omit<SuiteResult, 'title'> = {
      seconds: (Date.now() - this.began) / 1000,
      passed: modules.reduce((sum, module) => sum + [...module.children.allTests('passed')].length, 0),
      failures: [
        ...modules.flatMap(failuresOf),
        ...unhandled.map((error) => failure('outside the tests', 'the run', error)),
      ],
      skipped: modules.flatMap((module) =>
        [...module.children.allTests('skipped')].map((test) => skipped(inRepository(module.moduleId), test)),
      ),
      files: modules.map((module) => {
        const { collectDuration, duration } = module.diagnostic();
        return { file: inRepository(module.moduleId), seconds: (collectDuration + duration) / 1000 };
      }),
    };
    writeFileSync(process.env['ERP_BRIDGE_TEST_REPORT'] ?? '', JSON.stringify(result));
  }
}
