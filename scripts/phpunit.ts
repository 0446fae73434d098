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

export interface PhpunitResult {
  passed: number;
  failed: number;
  skipped: number;
  failures: string[];
}

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
export function readJunit(xml: string): PhpunitResult {
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '',
    parseAttributeValue: false,
    isArray: (name) => name === 'testsuite' || name === 'testcase',
  });
  const cases = casesIn(parser.parse(xml));
  const broken = cases.filter(({ failure, error }) => failure !== undefined || error !== undefined);
  const skipped = cases.filter((one) => 'skipped' in one).length;
  return {
    passed: cases.length - broken.length - skipped,
    failed: broken.length,
    skipped,
    failures: broken.map(told),
  };
}

function casesIn(node: unknown): Case[] {
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([name, inside]: [string, unknown]) => {
    if (name === 'testcase') return inside as Case[];
    return (Array.isArray(inside) ? inside : [inside]).flatMap(casesIn);
  });
}

function told({ name, class: of, file, line, failure, error }: Case): string {
  const why = failure ?? error;
  const text = typeof why === 'string' ? why : String((why as { '#text'?: unknown })['#text'] ?? '');
  const lines = text.split('\n').slice(0, 12);
  const place = `${relative(root, file ?? '')}:${line ?? '?'}`;
  return `phpunit: ${place} > ${of ?? ''}::${name}\n${lines.map((one) => `    ${one}`).join('\n')}`;
}

export async function phpunit(): Promise<PhpunitResult> {
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
    return withExit(read(log), exitCode);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function read(log: string): PhpunitResult {
  try {
    return readJunit(readFileSync(log, 'utf8'));
  } catch {
    // No log: PHPUnit stopped before any test ran.
    return { passed: 0, failed: 0, skipped: 0, failures: [] };
  }
}

/** A warning or a deprecation fails the run, but stands in no test of the log. */
function withExit(result: PhpunitResult, exitCode: number | undefined): PhpunitResult {
  if (exitCode === 0 || result.failed > 0) return result;
  const failure = 'phpunit: the run broke outside its tests, or PHP warned of something; its output above says of what';
  return { ...result, failed: 1, failures: [failure] };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  command(async () => {
    const { passed, failed } = await phpunit();
    console.log(`${String(passed)} passed, ${String(failed)} failed`);
    process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
  });
}
