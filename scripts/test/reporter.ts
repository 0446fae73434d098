/** Vitest's reporter of `npm test`: writes a run's results, with file and line, into ERP_BRIDGE_TEST_REPORT. */
import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import type { Reporter, TestCase, TestModule, TestSuite } from 'vitest/node';
import type { Failure, Skipped, SuiteResult } from './results.js';

type ReportedError = ReturnType<TestModule['errors']>[number];

/** Where the run was begun: the repository, where it is not the test of this. */
const root = process.cwd();
const inRepository = (file: string): string => relative(root, file);

interface Place {
  file: string;
  line?: number | undefined;
}

const named = ({ file, line }: Place): string => (line === undefined ? file : `${file}:${String(line)}`);

/**
 * The first place in our own code that the error passed; where that is a helper's, also the test's own line that led there: the
 * one in its file on the way, else the one where the test begins, which is also what there is without any place.
 */
function failure(test: string, begins: Place, error: ReportedError): Failure {
  const places = (error.stacks ?? [])
    .filter((frame) => frame.file.startsWith(root) && !frame.file.includes('node_modules'))
    .map((frame) => ({ file: inRepository(frame.file), line: frame.line }));
  const own = places.find(({ file }) => file === begins.file) ?? begins;
  const [first = own] = places;
  const where = first.file === own.file ? named(first) : `${named(first)} from ${named(own)}`;
  return { where, test, message: error.message };
}

/** Vitest notes which file ran when something went wrong that no test waited for. */
function outside(error: ReportedError): Failure {
  const path: unknown = error['VITEST_TEST_PATH'];
  return failure('the run', { file: typeof path === 'string' ? inRepository(path) : 'outside the tests' }, error);
}

function failuresOf(module: TestModule): Failure[] {
  const file = inRepository(module.moduleId);
  const of = (test: string, errors: Iterable<ReportedError> = [], line?: number): Failure[] =>
    [...errors].map((error) => failure(test, { file, line }, error));
  return [
    ...of('the file itself', module.errors()),
    ...[...module.children.allSuites()].flatMap((suite: TestSuite) =>
      of(suite.fullName, suite.errors(), suite.location?.line),
    ),
    ...[...module.children.allTests('failed')].flatMap((test) =>
      of(test.fullName, test.result().errors, test.location?.line),
    ),
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
      failures: [...modules.flatMap(failuresOf), ...unhandled.map(outside)],
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
