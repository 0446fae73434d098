import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';

export interface StoreSuite {
  /** `sqlite:stand-in`, `mariadb:woocommerce` … */
  name: string;
  db: 'sqlite' | 'mariadb';
  /** What WOOCOMMERCE_DIR has to say for it. */
  woocommerce: string;
}

/** Every store the tests of this machine run against: both databases, and the real WooCommerce where there is a folder of it. */
export function storeSuites(env = process.env): StoreSuite[] {
  const folder = env['WOOCOMMERCE_DIR'] ?? join(homedir(), '.cache/erp-bridge/woocommerce');
  const stores = [{ store: 'stand-in', woocommerce: 'stand-in' }];
  if (folder !== 'stand-in' && existsSync(join(folder, 'woocommerce.php'))) {
    stores.push({ store: 'woocommerce', woocommerce: folder });
  }
  return stores.flatMap(({ store, woocommerce }) =>
    (['sqlite', 'mariadb'] as const).map((db) => ({ name: `${db}:${store}`, db, woocommerce })),
  );
}
