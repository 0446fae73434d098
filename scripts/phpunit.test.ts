import { describe, expect, it } from 'vitest';
import { inRoot } from './lib/paths.js';
import { readJunit } from './phpunit.js';

const file = inRoot('test/phpunit/OneTest.php');
const log = (cases: string): string => `<?xml version="1.0"?>
<testsuites><testsuite name="plugin"><testsuite name="One" file="${file}">
  <testcase name="test_a" class="ErpBridge\\One" file="${file}" line="10"/>
  <testsuite name="ErpBridge\\One::test_b"><testcase name="test_b with data set &quot;x&quot;" class="ErpBridge\\One" file="${file}" line="20"/></testsuite>
  ${cases}
</testsuite></testsuite></testsuites>`;

describe('PHPUnit’s log', () => {
  it('counts tests however deep they lie', () => {
    expect(readJunit(log(''))).toMatchObject({ passed: 2, failures: [], skipped: [] });
  });

  it('tells a failure with the line that failed, not the one where its test begins', () => {
    const failure = `<testcase name="test_c" class="ErpBridge\\One" file="${file}" line="30">
      <failure type="x">ErpBridge\\One::test_c\nFailed asserting that 1 is 2.\n\n${file}:33</failure></testcase>`;
    const { passed, failures } = readJunit(log(failure));
    expect(passed).toBe(2);
    expect(failures).toMatchObject([{ where: 'test/phpunit/OneTest.php:33', test: 'ErpBridge\\One::test_c' }]);
    expect(failures[0]?.message).toContain('Failed asserting that 1 is 2.');
  });

  it('tells an error that no line of the test stands in with where the test begins', () => {
    const error = `<testcase name="test_d" class="ErpBridge\\One" file="${file}" line="40"><error type="E">gone</error></testcase>`;
    expect(readJunit(log(error)).failures).toMatchObject([{ where: 'test/phpunit/OneTest.php:40', message: 'gone' }]);
  });

  it('names what was skipped', () => {
    const skipped = `<testcase name="test_e" class="ErpBridge\\One" file="${file}" line="50"><skipped/></testcase>`;
    expect(readJunit(log(skipped))).toMatchObject({
      passed: 2,
      skipped: [{ file: 'test/phpunit/OneTest.php', test: 'ErpBridge\\One::test_e' }],
    });
  });
});
