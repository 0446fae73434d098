/** A page of the browser that remembers what went wrong in it, and can be waited for. */
import { setTimeout as wait } from 'node:timers/promises';
import type { BrowserContext, Page, Request } from 'playwright-core';
import { store } from '../../setup/own-shop.js';

export const desktop = { width: 1280, height: 900 };
export const phone = { width: 390, height: 844 };

/** A quiet machine needs a fraction of it. */
export const PATIENCE = 90_000;

/** What is not ours to mend in the browser, and why. */
const FOREIGN: { what: RegExp; reason: string }[] = [];

export interface Watched {
  page: Page;
  /** Whether pages run in it, rather than be read alone. */
  runs: boolean;
  /** What went wrong since the last time it was asked. */
  problems: () => string[];
  /** Until scripts have fetched what they show. */
  settle: () => Promise<void>;
}

export async function watched(context: BrowserContext, runs = true): Promise<Watched> {
  const page = await context.newPage();
  let found: string[] = [];
  const open = new Set<Request>();
  const short = (url: string): string => url.replace(store.url, '');
  page.on('request', (request) => open.add(request));
  page.on('requestfinished', (request) => open.delete(request));
  page.on('requestfailed', (request) => {
    open.delete(request);
    const why = request.failure()?.errorText ?? '';
    // From elsewhere, or left behind by a page that was left.
    if (request.url().startsWith(store.url) && why !== 'net::ERR_ABORTED')
      found.push(`request failed: ${short(request.url())} ${why}`);
  });
  page.on('response', (response) => {
    const isPage = response.request().isNavigationRequest();
    if (response.status() >= 400 && !isPage) found.push(`HTTP ${String(response.status())}: ${short(response.url())}`);
    for (const [name, value] of Object.entries(response.headers())) {
      // REST answers bear what elsewhere would be a notice of PHP.
      if (/^x-wp-(doingitwrong|deprecated)/.test(name)) found.push(`${name}: ${value} (${short(response.url())})`);
    }
  });
  page.on('pageerror', ({ message }) => found.push(`script: ${message}`));
  page.on('console', (message) => {
    // Whether something could not be loaded is told above, with its status.
    if (message.type() !== 'error' || message.text().startsWith('Failed to load resource')) return;
    found.push(`console: ${message.text()} (${short(message.location().url)})`);
  });
  return {
    page,
    runs,
    problems: () => {
      const all = found.filter((text) => !FOREIGN.some(({ what }) => what.test(text)));
      found = [];
      return all;
    },
    settle: async () => {
      if (!runs) return;
      const end = Date.now() + PATIENCE;
      for (let quiet = 0; quiet < 3;) {
        await wait(50);
        quiet = open.size === 0 && (await page.locator('.components-spinner:visible').count()) === 0 ? quiet + 1 : 0;
        if (Date.now() > end) {
          found.push(`does not come to rest: ${[...open].map((request) => short(request.url())).join(', ')}`);
          return;
        }
      }
    },
  };
}

/** What makes the page scroll sideways: the innermost elements within these roots that reach over its edge. */
export const tooWide = (page: Page, roots: string[]): Promise<string[]> =>
  page.evaluate((selector) => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const over = [...document.querySelectorAll(`:is(${selector}) *`)].filter(
      (element) => element.getBoundingClientRect().right > clientWidth + 1,
    );
    const inner = over.filter((element) => !over.some((other) => other !== element && element.contains(other)));
    return inner.length === 0 ? ['not by anything of ours'] : inner.map((element) => element.outerHTML.slice(0, 120));
  }, roots.join(', '));
