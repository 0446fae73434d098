/**
 * Every page of the plugin, and every page that holds something of it, as each kind of person: no notice of PHP, no error of a
 * script, nothing that axe minds, nothing that is not for them. The list comes from the plugin itself (crawl/places.ts).
 */
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from './browser.js';
import { watched } from './crawl/browse.js';
import { emailFaults } from './crawl/emails.js';
import { listen, logged, notices, said } from './crawl/notices.js';
import { browserOf, people, signIn, type Person } from './crawl/people.js';
import { menuPlaces, places, tabPlaces, type Place } from './crawl/places.js';
import { makeScene } from './crawl/scene.js';
import { nameOf, visit } from './crawl/visit.js';
import { describeIf, ONLY_REAL } from '../setup/needs.js';
import { store } from '../setup/own-shop.js';

/** A busy machine takes its time over all the pages of a person. */
const PATIENCE = 900_000;
/** Pages that one person has open at once. */
const TABS = 3;

let browser: Browser;
let all: Place[];
let cookies: Awaited<ReturnType<typeof signIn>>;

beforeAll(async () => {
  listen();
  browser = await openBrowser();
  const scene = await makeScene();
  cookies = await signIn();
  const context = await browserOf(browser, cookies.get('administrator'));
  const { page, settle } = await watched(context);
  all = await places(scene);
  for (const place of await menuPlaces(page)) {
    await page.goto(`${store.url}/${place.path}`);
    await settle();
    all.push(place, ...(await tabPlaces(page)));
  }
  await context.close();
});

afterAll(() => browser.close());

/**
 * Whether the page runs for this person with all its scripts, and axe looks at it: once for each kind of person that sees
 * something else. The others' pages are read.
 */
const runsFor = (person: Person, place: Place): boolean =>
  place.sight(person) === 'shown' &&
  (['administrator', 'customer with documents'].includes(person) ||
    (place.own === true && ['shop manager', 'customer without documents', 'guest'].includes(person)));

/** Everything that is wrong for this person, each with its page. */
async function crawl(person: Person, which: Place[], language = ''): Promise<string[]> {
  const faults = new Map<string, string[]>();
  for (const runs of [true, false]) {
    const todo = which.filter((place) => runsFor(person, place) === runs);
    const context = await browserOf(browser, cookies.get(person), !runs);
    await Promise.all(
      Array.from({ length: Math.min(TABS, todo.length) }, async () => {
        const tab = await watched(context, runs);
        for (let place = todo.shift(); place !== undefined; place = todo.shift()) {
          faults.set(nameOf(place, person, language), await visit(tab, place, person, language));
        }
      }),
    );
    await context.close();
  }
  for (const notice of notices()) faults.get(notice.visit)?.push(said(notice));
  return [...faults].flatMap(([where, found]) => [...new Set(found)].map((fault) => `${where}: ${fault}`));
}

it('the plugin names its pages, tabs and blocks', () => {
  for (const one of [/page=erp-bridge$/, /page=erp-bridge-\w+$/, /&tab=\w+$/, /^page-with-erp-bridge-/]) {
    expect(
      all.filter(({ path }) => one.test(path)),
      String(one),
    ).not.toEqual([]);
  }
});

describe('every page', { timeout: PATIENCE }, () => {
  it.each(people)('as %s', async (person) => {
    const which = all.filter(({ visitors }) => visitors?.includes(person) ?? true);
    expect(await crawl(person, which)).toEqual([]);
  });

  it.each(['administrator', 'customer with documents'] as const)('in French, as %s', async (person) => {
    const side = person === 'administrator' ? /^wp-admin/ : /^(?!wp-admin)/;
    const which = all.filter(({ path, french, sight }) => french && sight(person) === 'shown' && side.test(path));
    expect(await crawl(person, which, 'fr_FR')).toEqual([]);
  });
});

describeIf(store.store !== 'stand-in', ONLY_REAL)('every e-mail', () => {
  it.each(['en_US', 'fr_FR'])('in %s', async (language) => {
    expect(await emailFaults(browser, language)).toEqual([]);
  });
});

it('nothing in the log, whoever brought it: also what came when its visit was over', () => {
  expect([...notices().map(said), ...logged()]).toEqual([]);
});
