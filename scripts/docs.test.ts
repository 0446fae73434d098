import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { inRoot } from './lib/paths.js';

const pages = ['README.md', 'CHANGELOG.md', ...readdirSync(inRoot('docs')).map((name) => `docs/${name}`)].filter(
  (name) => name.endsWith('.md'),
);
/** A path of the project, with an ending. */
const path = /\b(?:worker|plugin|admin-ui|scripts|test|docs)\/[\w./-]+\.[a-z]+\b/g;

describe.each(pages)('%s', (page) => {
  it('names only files that are there', () => {
    const named = readFileSync(inRoot(page), 'utf8').match(path) ?? [];
    expect([...new Set(named)].filter((file) => !existsSync(inRoot(file)))).toEqual([]);
  });
});

it('nobody is told to run a package of npm that is called as our command: anybody could claim the name', () => {
  const folders = [
    'docs',
    'plugin/src',
    'plugin/templates',
    'plugin/languages',
    'worker/src',
    'admin-ui/src',
    'scripts',
  ];
  const texts = folders.flatMap((folder) =>
    readdirSync(inRoot(folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => `${entry.parentPath}/${entry.name}`),
  );
  const named = [...texts, inRoot('README.md'), inRoot('plugin/readme.txt')].filter((file) =>
    /\b(npx|npm exec|npm (install|i)( -g)?)["\s]+erp-bridge\b/.test(readFileSync(file, 'utf8')),
  );
  expect(named).toEqual([]);
});

it('docs/hooks.md has all hooks of the plugin, and no others', () => {
  const php = readdirSync(inRoot('plugin/src'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(`${entry.parentPath}/${entry.name}`, 'utf8'))
    .join('\n');
  const fired = [
    ...php.matchAll(/(?:do_action|apply_filters)\( '(erp_bridge_\w+)'/g),
    ...php.matchAll(/const HOOK = '(\w+)'/g),
  ];
  const told = readFileSync(inRoot('docs/hooks.md'), 'utf8').matchAll(/^### `(\w+)`$/gm);
  const names = (found: Iterable<RegExpMatchArray>): string[] =>
    [...new Set([...found].map(([, name]) => name ?? ''))].sort();
  expect(names(told)).toEqual(names(fired));
});

it('docs/architecture.md has each room of the plugin in its picture', () => {
  const [, picture = ''] = readFileSync(inRoot('docs/architecture.md'), 'utf8').split('The plugin has rooms, too');
  const shown: string[] = (picture.split('\n## ')[0] ?? '').match(/\b[A-Z]\w+/g) ?? [];
  const rooms = readdirSync(inRoot('plugin/src'), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  expect(rooms.map(({ name }) => name).filter((name) => !shown.includes(name))).toEqual([]);
});
