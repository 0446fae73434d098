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
