/** PHP's notices in the shop, each with the visit whose request brought it. */
import { copyFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inRoot } from '../../../scripts/lib/paths.js';
import { store } from '../../setup/own-shop.js';

export interface Notice {
  /** '' for requests that no visit made: those of the test itself, and of the shop to itself. */
  visit: string;
  request: string;
  message: string;
  /** File and line; files of WordPress, WooCommerce and ours begin with their names. */
  at: string;
  /** Files and lines that called it, the nearest first. */
  through: string[];
}

/** What is not ours to mend: where it comes from, and why. Nothing that runs through our code is excused here. */
const FOREIGN: { at: RegExp; message: RegExp; reason: string }[] = [
  {
    at: /^wordpress\/wp-includes\/functions\.php:/,
    message: /could not establish a secure connection to WordPress\.org/,
    reason: 'Shops of tests have no network; WordPress asks for updates and languages and says that it got none.',
  },
];

const log = join(store.wordpress, 'wp-content/crawl.log');

/** From now on notices are told; the next test file gets a shop without this. */
export function listen(): void {
  copyFileSync(
    inRoot('test/e2e/crawl/notices.php'),
    join(store.wordpress, 'wp-content/mu-plugins/erp-bridge-crawl.php'),
  );
}

const isOurs = ({ at, through }: Notice): boolean => [at, ...through].some((file) => file.startsWith('erp-bridge/'));

/** All so far that count. */
export function notices(): Notice[] {
  if (!existsSync(log)) return [];
  return readFileSync(log, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Notice)
    .filter(
      (notice) =>
        isOurs(notice) || !FOREIGN.some(({ at, message }) => at.test(notice.at) && message.test(notice.message)),
    );
}

export function said({ message, at, through, request }: Notice): string {
  const ours = through.find((file) => file.startsWith('erp-bridge/'));
  return `PHP: ${message} at ${at}${ours === undefined ? '' : `, through ${ours}`} (${request.replace(/[?&]oauth_.*/, '').trim()})`;
}

/** Lines of WordPress's own log that name our files: what came before we listened, and what no handler sees. */
export function logged(): string[] {
  const text = existsSync(store.log.debug) ? readFileSync(store.log.debug, 'utf8') : '';
  return text
    .split('\n')
    .filter((line) => /PHP [\w ]+: /.test(line) && (line.includes(inRoot('plugin/')) || line.includes('ErpBridge\\')));
}
