/** Words of ours that a French page still says in English. */
import { readFileSync } from 'node:fs';
import { po } from 'gettext-parser';
import type { Page } from 'playwright-core';
import { inRoot } from '../../../scripts/lib/paths.js';

const entries = Object.values(
  po.parse(readFileSync(inRoot('plugin/languages/erp-bridge-fr_FR.po'))).translations[''] ?? {},
);
const french = new Set(entries.flatMap(({ msgstr }) => msgstr));
const english = new Set(entries.map(({ msgid }) => msgid).filter((text) => text !== '' && !french.has(text)));

export async function untranslated(page: Page, roots: string[]): Promise<string[]> {
  const texts = await page.locator(roots.join(', ')).evaluateAll((elements) =>
    elements.flatMap((element) => {
      const found: string[] = [];
      const walker = document.createTreeWalker(element, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT);
      for (let node: Node | null = element; node !== null; node = walker.nextNode()) {
        if (!(node instanceof Element)) found.push(node.textContent ?? '');
        else
          for (const name of ['aria-label', 'placeholder', 'title', 'alt']) found.push(node.getAttribute(name) ?? '');
      }
      return found;
    }),
  );
  const left = new Set(texts.map((text) => text.trim()).filter((text) => english.has(text)));
  return [...left].map((text) => `is not in French: “${text}”`);
}
