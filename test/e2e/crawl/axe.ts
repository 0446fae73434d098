/** axe on what is ours of a page; the rest of it is WooCommerce's or the theme's. */
import axe from 'axe-core';
import type { Page } from 'playwright-core';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** A sentence for each fault. */
export async function axeFaults(page: Page, roots: string[]): Promise<string[]> {
  if (roots.length === 0) return [];
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(
    ([include, values]) =>
      (window as unknown as { axe: typeof axe }).axe.run(
        { include },
        { runOnly: { type: 'tag', values }, resultTypes: ['violations'] },
      ),
    [roots, TAGS] as const,
  );
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(
      ({ html, target }) => `axe ${id}: ${help}: ${target.join(' ')} ${html.replace(/\s+/g, ' ').slice(0, 200)}`,
    ),
  );
}
