/** What one suite of `npm test` came to; scripts/test/summary.ts says it in the end. */
export interface SuiteResult {
  title: string;
  seconds: number;
  passed: number;
  failures: Failure[];
  skipped: Skipped[];
  files: { file: string; seconds: number }[];
}

export interface Failure {
  /** `path:line` from the repository's root; of a failure in a helper `path:line from path:line`, the test's. */
  where: string;
  test: string;
  message: string;
}

export interface Skipped {
  file: string;
  test: string;
  why: string;
}
