import { woocommerceFiles } from '../../test/store/sources.js';

export interface StoreSuite {
  /** `sqlite:stand-in`, `mariadb:woocommerce` … */
  name: string;
  db: 'sqlite' | 'mariadb';
  /** What WOOCOMMERCE_DIR has to say for it. */
  woocommerce: string;
  /** Parts of paths: the test files that hold one of them; none: all. */
  files: string[];
}

const CONTRACT = 'test/contract/';
const PLUGIN = 'test/plugin/';
/** What asks our own tables with SQL of its own: keys, dates, pages, what is counted and what is cleared away. */
const PLUGIN_SQL = [
  ...['accounts', 'columns', 'deleted-accounts', 'documents', 'keys-by-byte', 'orders-feed', 'orders-products'],
  ...['orders-states', 'orders-look', 'preview', 'sales-routes', 'uninstall', 'users-list', 'worker-and-admin'],
].map((name) => `${PLUGIN}${name}`);
const FAULT = 'test/fault/';
const SKELETON = 'test/e2e/skeleton';
const START = 'test/e2e/start';

/**
 * The cells of the matrix, each with its reason. What differs between two cells runs in both; what does not, in the one that is
 * nearest to a shop in use.
 */
export function withWooCommerce(woocommerce: string): StoreSuite[] {
  return [
    // What shops run. Everything.
    { name: 'mariadb:woocommerce', db: 'mariadb', woocommerce, files: [] },
    // npm start and developers use SQLite, which knows other SQL and other types, answers of WooCommerce differ by it (contract).
    // All else goes through the same code on either: one way through all of it.
    { name: 'sqlite:woocommerce', db: 'sqlite', woocommerce, files: [CONTRACT, ...PLUGIN_SQL, SKELETON, START] },
    // The stand-in must keep its promise (contract), carry the main job (skeleton) and npm start; it has the same SQL on MariaDB.
    { name: 'sqlite:stand-in', db: 'sqlite', woocommerce: 'stand-in', files: [CONTRACT, SKELETON, START] },
  ];
}

/** Where there is no WooCommerce the stand-in carries all; what touches SQL on MariaDB, too. */
export const WITHOUT_WOOCOMMERCE: StoreSuite[] = [
  { name: 'sqlite:stand-in', db: 'sqlite', woocommerce: 'stand-in', files: [] },
  // Our tables and queries (plugin), and what only shows where several write at once (fault).
  { name: 'mariadb:stand-in', db: 'mariadb', woocommerce: 'stand-in', files: [PLUGIN, FAULT, SKELETON] },
];

/**
 * Of the tests of Tryton, on SQLite as a whole, what PostgreSQL may do otherwise: values (booleans, moments, sums), what several do at
 * once, what dies in between. Which records are customers and documents is said by the same fields on both.
 */
export const TRYTON_ON_POSTGRESQL = [
  ...['tryton/conformance', 'tryton/rpc', 'tryton/payments', 'tryton/products', 'tryton/sales-faults'],
];

/** The stores that the tests of this machine run against: on the WooCommerce that its shops get, fetched first where that can be. */
export async function storeSuites(): Promise<StoreSuite[]> {
  const { folder, store } = await woocommerceFiles(undefined, undefined, (line) => {
    console.error(line);
  });
  return store === 'stand-in' ? WITHOUT_WOOCOMMERCE : withWooCommerce(folder);
}
