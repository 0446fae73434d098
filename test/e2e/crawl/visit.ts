/** One person on one page: everything that is wrong there. */
import type { Page } from 'playwright-core';
import { store } from '../../setup/own-shop.js';
import { axeFaults } from './axe.js';
import { desktop, PATIENCE, phone, tooWide, type Watched } from './browse.js';
import { untranslated } from './words.js';
import type { Person } from './people.js';
import type { Place, Sight } from './places.js';

/** Requests of a visit bear its name, so that notices of PHP come back with it. */
export const nameOf = (place: Place, person: Person, language = ''): string =>
  `${place.path || '/'} as ${person}${language === '' ? '' : ` in ${language}`}`;

export async function visit(tab: Watched, place: Place, person: Person, language = ''): Promise<string[]> {
  const headers = {
    'X-Crawl': nameOf(place, person, language),
    ...(language === '' ? {} : { 'X-Crawl-Locale': language }),
  };
  const sight = place.sight(person);
  try {
    if (sight === 'file') return await file(tab, place, headers);
    if (sight === 'refused') return await refused(tab, place, headers);
    return await seen(tab, place, headers, sight, language !== '');
  } catch (error) {
    return [`cannot be visited: ${String(error)}`];
  }
}

async function file({ page }: Watched, place: Place, headers: Record<string, string>): Promise<string[]> {
  const answer = await page.request.get(`${store.url}/${place.path}`, { headers, timeout: PATIENCE });
  const type = answer.headers()['content-type'];
  return answer.status() === 200 && type === 'application/pdf' ? [] : [`is no PDF: ${String(answer.status())} ${type}`];
}

async function seen(
  tab: Watched,
  place: Place,
  headers: Record<string, string>,
  sight: Sight,
  isFrench: boolean,
): Promise<string[]> {
  const { page } = tab;
  tab.problems();
  await page.setExtraHTTPHeaders(headers);
  const response = await page.goto(`${store.url}/${place.path}`);
  await tab.settle();
  const faults = response?.status() === 200 ? [] : [`answers ${String(response?.status())}`];
  const there = await present(page, place);
  if (sight === 'without') faults.push(...there.map((root) => `shows ${root}, which is not for them`));
  else faults.push(...place.ours.filter((root) => !there.includes(root)).map((root) => `has no ${root}`));
  if (isFrench) faults.push(...(await untranslated(page, there)));
  if (tab.runs) faults.push(...(await axeFaults(page, there)), ...(await misfits(page, place)), ...tab.problems());
  return faults;
}

async function misfits(page: Page, place: Place): Promise<string[]> {
  if (place.own !== true) return [];
  await page.setViewportSize(phone);
  const wide = await tooWide(page, place.ours);
  await page.setViewportSize(desktop);
  return wide.map((html) => `scrolls sideways at ${String(phone.width)} px: ${html}`);
}

const present = async (page: Page, place: Place): Promise<string[]> => {
  const counts = await Promise.all(place.ours.map((root) => page.locator(root).count()));
  return place.ours.filter((_, index) => counts[index] !== 0);
};

/** Without a browser, which would load the page that they are sent to with all that is on it. */
async function refused({ page }: Watched, place: Place, headers: Record<string, string>): Promise<string[]> {
  const answer = await page.request.get(`${store.url}/${place.path}`, { headers, timeout: PATIENCE });
  const html = await answer.text();
  const status = answer.status();
  const isSentence = [401, 403, 404].includes(status) && textOf(html).length >= 20;
  if (place.own === true && !isSentence && !(status === 200 && ELSEWHERE.test(html))) {
    return [`is not refused politely: ${String(status)} at ${answer.url()}: ${textOf(html).slice(0, 200)}`];
  }
  return OURS.test(html) ? [`shows something of ours, which is not for them: ${OURS.exec(html)?.[0] ?? ''}`] : [];
}

/** The form to sign in, the person's own account, or a sentence of WooCommerce's. */
const ELSEWHERE = /id="loginform"|woocommerce-form-login|woocommerce-MyAccount-navigation|woocommerce-error|is-error/;
/** Roots of our pages and parts, as they stand in HTML. */
const OURS = /<(div|section|table|h2)[^>]+(id|class)="[^"]*erp-bridge-?(?!my-documents)[^"]*"/;

const textOf = (html: string): string =>
  (/<body.*<\/body>/s.exec(html)?.[0] ?? html)
    .replace(/<(style|script)\b.*?<\/\1>|<[^>]*>/gs, ' ')
    .replace(/\s+/g, ' ')
    .trim();
