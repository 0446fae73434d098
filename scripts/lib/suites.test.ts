/** No test falls out of `npm test` by being moved or named otherwise. */
import { readdirSync } from 'node:fs';
import { join, matchesGlob, relative } from 'node:path';
import { expect, it } from 'vitest';
import config from '../../vitest.config.js';
import { inRoot, root } from './paths.js';
import { TRYTON_ON_POSTGRESQL, withWooCommerce, WITHOUT_WOOCOMMERCE } from './suites.js';

const tests = ['worker/src', 'admin-ui', 'scripts', 'test'].flatMap((folder) =>
  readdirSync(inRoot(folder), { recursive: true, withFileTypes: true })
    .filter(({ name, parentPath }) => /\.(test|spec)\.\w+$/.test(name) && !parentPath.includes('node_modules'))
    .map(({ name, parentPath }) => relative(root, join(parentPath, name))),
);
const projects = (config.test?.projects ?? []) as { test: { name: string; include: string[] } }[];
const of = (project: string): string[] => projects.find(({ test }) => test.name === project)?.test.include ?? [];
const runBy = (file: string, project: string): boolean => of(project).some((glob) => matchesGlob(file, glob));

it('every test file is run, by one project', () => {
  expect(tests.length).toBeGreaterThan(100);
  const runsOf = (file: string): number => projects.filter(({ test }) => runBy(file, test.name)).length;
  expect(tests.filter((file) => runsOf(file) !== 1)).toEqual([]);
});

it.each([
  ['with WooCommerce', withWooCommerce('')],
  ['without it', WITHOUT_WOOCOMMERCE],
] as const)(
  'all of the store’s tests run in one suite at least, and each part of a suite is there, %s',
  (_where, suites) => {
    expect(suites.some(({ files }) => files.length === 0)).toBe(true);
    const parts = suites.flatMap(({ files }) => files);
    const found = tests.filter((file) => runBy(file, 'store'));
    expect(parts.filter((part) => !found.some((file) => file.includes(part)))).toEqual([]);
  },
);

it('what is run again on PostgreSQL is there', () => {
  const found = tests.filter((file) => runBy(file, 'tryton'));
  expect(TRYTON_ON_POSTGRESQL.filter((part) => !found.some((file) => file.includes(part)))).toEqual([]);
});
