export type Database = 'sqlite' | 'mariadb';

/** Tells a person what is going on. */
export type Say = (sentence: string) => void;

export interface StoreOptions {
  /** Where everything of this store is kept; default `.data/store` in the repository. */
  dataDir?: string;
  /** Default: the one of the last time, else 8888 or the next free one. */
  port?: number;
  /** Default: the one of the last time, else SQLite. */
  db?: Database;
  /** A folder with WooCommerce, or `stand-in`. */
  woocommerce?: string;
  /** Sets ERP_BRIDGE_DOCUMENTS_DIR. */
  documentsDir?: string;
  /** Throws an existing store of this folder away first. */
  fresh?: boolean;
  /** For tests: php() goes through the running web server, many times faster than a new WordPress for each call. */
  phpThroughServer?: boolean;
  say?: Say;
}

/** What a store needs to come up again as the same one; kept in store.json. */
export interface StoreState {
  db: Database;
  port: number;
  /** The folder of WooCommerce or the stand-in. */
  woocommerce: string;
  /** `woocommerce 11.0.1` or `stand-in`. */
  store: string;
  documentsDir: string | null;
  /** Whether our plugin was there to be activated: it may come later than the shop. */
  plugin: boolean;
  adminUser: string;
  adminPassword: string;
  consumerKey: string;
  consumerSecret: string;
  salt: string;
  /** Whoever knows it may run PHP in the shop through the web server; only shops of tests have one. */
  phpSecret: string | null;
  /** What the database was last set up for; unless that changes, starting again needs no more than flushed rewrite rules. */
  setUpFor: string | null;
}

/** What `npm run store -- up --json` prints. */
export interface StoreAnswer {
  url: string;
  adminUser: string;
  adminPassword: string;
  consumerKey: string;
  consumerSecret: string;
  store: string;
  pid: number;
}

export interface Store extends StoreAnswer {
  db: Database;
  dataDir: string;
  /** The folder of WordPress itself. */
  wordpress: string;
  log: { mail: string; debug: string; server: string };
  /** Runs PHP inside WordPress and gives back what it printed; `code` has no `<?php`. */
  php(code: string): Promise<string>;
  /** Runs what WP-Cron has due. */
  wpCron(): Promise<void>;
  stop(): Promise<void>;
}
