import type { SuiteResult } from './results.js';

const SLOWEST = 10;
const LINES_OF_A_MESSAGE = 12;

function time(seconds: number): string {
  const whole = Math.round(seconds);
  return `${String(Math.floor(whole / 60)).padStart(2)}:${String(whole % 60).padStart(2, '0')}`;
}

/** What `npm test` prints at its end: times, what was skipped and why, what failed and where, and the count as the last line. */
export function summary(results: readonly SuiteResult[]): string {
  const failed = results.reduce((sum, { failures }) => sum + failures.length, 0);
  const passed = results.reduce((sum, result) => sum + result.passed, 0);
  return [...times(results), ...skips(results), ...fails(results), `${String(passed)} passed, ${String(failed)} failed`]
    .join('\n')
    .trimStart();
}

function times(results: readonly SuiteResult[]): string[] {
  const files = results
    .flatMap(({ title, files }) => files.map((file) => ({ ...file, title })))
    .sort((a, b) => b.seconds - a.seconds)
    .slice(0, SLOWEST);
  return [
    '\nMinutes of each suite:',
    ...results.map(
      ({ title, seconds, passed, failures }) =>
        `  ${time(seconds)}  ${title}: ${String(passed)} passed, ${String(failures.length)} failed`,
    ),
    '\nThe slowest files:',
    ...files.map(({ file, seconds, title }) => `  ${time(seconds)}  ${file} (${title})`),
  ];
}

function skips(results: readonly SuiteResult[]): string[] {
  const groups = new Map<string, number>();
  for (const { title, skipped } of results) {
    for (const { file, why } of skipped) {
      const group = `${file} (${title}): ${why}`;
      groups.set(group, (groups.get(group) ?? 0) + 1);
    }
  }
  if (groups.size === 0) return [];
  return ['\nSkipped:', ...[...groups].map(([group, count]) => `  ${String(count).padStart(3)}  ${group}`)];
}

function fails(results: readonly SuiteResult[]): string[] {
  const told = results.flatMap(({ title, failures }) =>
    failures.map(({ where, test, message }) =>
      [
        `  ${where}  ${test} (${title})`,
        ...message
          .split('\n')
          .slice(0, LINES_OF_A_MESSAGE)
          .map((line) => `      ${line}`),
      ].join('\n'),
    ),
  );
  return told.length === 0 ? [''] : ['\nFailed:', ...told, ''];
}
