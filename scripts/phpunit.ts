/** The plugin's classes that need no shop, tested by PHPUnit: `npm run phpunit`, and part of `npm test`. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import { XMLParser } from 'fast-xml-parser';
import { wordpressFiles } from '../test/store/sources.js';
import { ensureVendor } from './lib/composer.js';
import { root } from './lib/paths.js';
import { command } from './lib/run.js';
import type { Failure, Skipped, SuiteResult } from './test/results.js';
import { summary } from './test/summary.js';

interface Case {
  name: string;
  class?: string;
  file?: string;
  line?: string;
  failure?: unknown;
  error?: unknown;
  skipped?: unknown;
}

/** What a JUnit log says: a test is a `testcase`, however deep its suite lies. */
export function readJunit(xml: string): SuiteResult {
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '',
    parseAttributeValue: false,
    isArray: (name) => name === 'testsuite' || name === 'testcase',
  });
  const cases = casesIn(parser.parse(xml));
  const broken = cases.filter(({ failure, error }) => failure !== undefined || error !== undefined);
  const skipped = cases.filter((one) => 'skipped' in one);
  return {
    ...NOTHING,
    passed: cases.length - broken.length - skipped.length,
    skipped: skipped.map(skip),
    failures: broken.map(told),
  };
}

const NOTHING: SuiteResult = { title: 'phpunit', seconds: 0, passed: 0, failures: [], skipped: [], files: [] };
const nameOf = ({ name, class: of }: Case): string => `${of ?? ''}::${name}`;
const fileOf = ({ file }: Case): string => relative(root, file ?? '');
const skip = (one: Case): Skipped => ({ file: fileOf(one), test: nameOf(one), why: 'skipped by the test itself' });

function casesIn(node: unknown): Case[] {
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([name, inside]: [string, unknown]) => {
    if (name === 'testcase') return inside as Case[];
    return (Array.isArray(inside) ? inside : [inside]).flatMap(casesIn);
  });
}

/** PHPUnit's text ends with the place; the log's own line is the one where the test begins. */
function told(one: Case): Failure {
  const why = one.failure ?? one.error;
  const message = typeof why === 'string' ? why : String((why as { '#text'?: unknown })['#text'] ?? '');
  const line =
    message
      .trim()
      .split(`${one.file ?? ''}:`)
      .at(-1)
      ?.match(/^\d+/)?.[0] ??
    one.line ??
    '?';
  return { where: `${fileOf(one)}:${line}`, test: nameOf(one), message };
}

export async function phpunit(): Promise<SuiteResult> {
  const began = Date.now();
  await ensureVendor();
  const { wordpress } = await wordpressFiles((line) => {
    console.error(line);
  });
  const folder = mkdtempSync(join(tmpdir(), 'erp-bridge-phpunit-'));
  const log = join(folder, 'junit.xml');
  try {
    const { exitCode } = await execa('php', ['vendor/bin/phpunit', '--log-junit', log], {
      cwd: root,
      env: { ERP_BRIDGE_WORDPRESS: wordpress },
      stdio: ['ignore', 'inherit', 'inherit'],
      reject: false,
    });
    return { ...withExit(read(log), exitCode), seconds: (Date.now() - began) / 1000 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function read(log: string): SuiteResult {
  try {
    return readJunit(readFileSync(log, 'utf8'));
  } catch {
    // No log: PHPUnit stopped before any test ran.
    return NOTHING;
  }
}

/** A warning or a deprecation fails the run, but stands in no test of the log. */
function withExit(result: SuiteResult, exitCode: number | undefined): SuiteResult {
  if (exitCode === 0 || result.failures.length > 0) return result;
  const message = 'The run broke outside its tests, or PHP warned of something; what it printed above says of what.';
  return { ...result, failures: [{ where: 'phpunit.xml.dist', test: 'the run', message }] };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  command(async () => {
    const result = await phpunit();
    console.log(summary([result]));
    process.exitCode = result.failures.length > 0 || result.passed === 0 ? 1 : 0;
  });
}
