/** Every page that is the plugin's or holds something of it, and who sees it there. */
import type { Page } from 'playwright-core';
import { ask } from '../../plugin/orders.js';
import { store } from '../../setup/own-shop.js';
import { isSignedIn, isStaff, type Person } from './people.js';
import type { Scene } from './scene.js';

/** `shown`: with our part; `without`: the page, without our part; `file`: no page, but a PDF; `refused`: politely. */
export type Sight = 'shown' | 'without' | 'file' | 'refused';

export interface Place {
  path: string;
  /** Roots of what is ours there: each must be there, and axe looks at it. */
  ours: string[];
  sight: (person: Person) => Sight;
  /** A page of the plugin: has to fit a phone, and to refuse politely. How WordPress's and WooCommerce's screens do is theirs. */
  own?: boolean;
  /** Everybody, unless the page only repeats another with other data. */
  visitors?: readonly Person[];
  /** Looked at in French, too. */
  french?: boolean;
}

const isReal = store.store !== 'stand-in';
const forStaff = (person: Person): Sight => (isStaff(person) ? 'shown' : 'refused');
const forAdministrator = (person: Person): Sight => (person === 'administrator' ? 'shown' : 'refused');
const forMembers = (person: Person): Sight => (isSignedIn(person) ? 'shown' : 'refused');
const forOwner = (person: Person): Sight => (person === 'customer with documents' ? 'shown' : 'refused');
const forAll = (): Sight => 'shown';

const frame = '.wrap > [id^="erp-bridge-"]';

/** The plugin's pages, from its own menu in wp-admin. */
export async function menuPlaces(page: Page): Promise<Place[]> {
  await page.goto(`${store.url}/wp-admin/index.php`);
  const paths = await page
    .locator('#toplevel_page_erp-bridge .wp-submenu a')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  return [...new Set(paths)].map(ownPage);
}

const ownPage = (path: string): Place => ({
  path: `wp-admin/${path}`,
  ours: [frame],
  sight: forStaff,
  own: true,
  french: true,
});

/** The parts of the page that is open, from the page itself. */
export async function tabPlaces(page: Page): Promise<Place[]> {
  const tabs = await page
    .locator('.erp-bridge-tabs a')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  return tabs.map((tab) => ({ ...ownPage(`admin.php${tab}`), visitors: ['administrator', 'shop manager'] }));
}

/** One of them is enough for all but who sees everything. */
const again = (index: number): Partial<Place> => (index === 0 ? {} : { visitors: ['administrator'] });

/** Screens of WordPress and WooCommerce that hold something of ours. */
async function screens({ orders, users }: Scene): Promise<Place[]> {
  const order = (id: number, index: number): Place => ({
    ...again(index),
    path: `wp-admin/admin.php?page=wc-orders&action=edit&id=${String(id)}`,
    ours: ['#erp-bridge-order'],
    sight: forStaff,
    french: id === orders.paid,
  });
  const profile = (id: number, index: number): Place => ({
    ...again(index),
    path: `wp-admin/user-edit.php?user_id=${String(id)}`,
    ours: ['#erp-bridge', '#erp-bridge + *'],
    sight: forStaff,
    french: id === users.linked,
  });
  const emails = await ask<string[]>(
    `return array_keys( array_filter( WC()->mailer()->get_emails(), fn( $email ) => str_starts_with( get_class( $email ), 'ErpBridge' ) ) );`,
  );
  return [
    {
      path: 'wp-admin/users.php',
      ours: ['td.erp_bridge', '#erp_bridge_link', '#erp-bridge-filter'],
      sight: forStaff,
      french: true,
    },
    ...Object.values(users).map(profile),
    {
      path: 'wp-admin/profile.php',
      ours: ['#erp-bridge', '#erp-bridge + *'],
      sight: (person) => (isStaff(person) ? 'shown' : person === 'editor' ? 'without' : 'refused'),
    },
    {
      path: 'wp-admin/plugins.php',
      ours: ['[data-plugin="erp-bridge/erp-bridge.php"] .plugin-title'],
      sight: forAdministrator,
    },
    { path: 'wp-admin/site-health.php', ours: [], sight: forAdministrator },
    ...(isReal
      ? [
          {
            path: 'wp-admin/admin.php?page=wc-orders',
            ours: ['td.erp_bridge', '#erp_bridge_state'],
            sight: forStaff,
            french: true,
          },
          ...Object.values(orders).map(order),
          { path: 'wp-admin/admin.php?page=wc-settings&tab=email', ours: [], sight: forStaff },
          ...emails.map((name, index) => ({
            ...again(index),
            path: `wp-admin/admin.php?page=wc-settings&tab=email&section=${name.toLowerCase()}`,
            // The help beside the names is WooCommerce's.
            ours: ['#mainform .form-table td'],
            sight: forStaff,
          })),
          { path: 'wp-admin/admin.php?page=wc-settings&tab=advanced&section=webhooks', ours: [], sight: forStaff },
        ]
      : []),
  ];
}

/** What customers see. */
function account({ orders, product, blocks, document }: Scene): Place[] {
  const list = '.erp-bridge-documents-list';
  const tab = (query = ''): Place => ({
    ...(query === '' ? {} : { visitors: ['customer with documents'] }),
    path: `my-account/my-documents/${query}`,
    ours: [list],
    sight: forMembers,
    own: true,
    french: query === '',
  });
  return [
    { path: 'my-account/', ours: ['[class*="navigation-link--my-documents"]'], sight: forMembers, own: true },
    tab(),
    tab('?documents-page=2'),
    tab('?documents-type=invoice&documents-sort=total'),
    tab('?documents-search=nothing'),
    tab('?documents-search[]=a&documents-year=x&documents-page=-1'),
    ...[orders.paid, orders.unpaid].map((id) => ({
      path: `my-account/view-order/${String(id)}/`,
      ours: ['.erp-bridge-order-documents'],
      sight: forOwner,
      own: true,
      french: true,
    })),
    ...blocks.map((path) => ({
      path: path.slice(1),
      ours: ['[class*="wp-block-erp-bridge-"]'],
      sight: forAll,
      own: true,
      french: true,
    })),
    { path: `?add-to-cart=${String(product)}`, ours: [], sight: forAll },
    { path: 'checkout/', ours: [], sight: forAll },
    {
      path: `?erp_bridge_document=${String(document)}`,
      ours: [],
      own: true,
      sight: (person) => (isStaff(person) || person === 'customer with documents' ? 'file' : 'refused'),
    },
  ];
}

export const places = async (scene: Scene): Promise<Place[]> => [...(await screens(scene)), ...account(scene)];
