import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** How php() of a test shop goes in through its web server (test/store/php/router.php): any of its names in a text. */
export const WAY_IN = /erp[-_]bridge[-_]php/i;

/** What the shop answers to whoever knocks there; `secret` undefined: without the header. */
export async function knock(url: string, secret: string | undefined): Promise<{ status: number; text: string }> {
  const answer = await fetch(`${url}/__erp_bridge_php`, {
    method: 'POST',
    headers: secret === undefined ? {} : { 'X-Erp-Bridge-Php': secret },
    body: `echo 'came ' . 'in';`,
  });
  return { status: answer.status, text: await answer.text() };
}

/** Files in a shop's folder that hold `text`; our own plugin and WooCommerce are links to folders elsewhere. */
export function filesHolding(folder: string, text: RegExp): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter((file) => text.test(contentOf(file)));
}

/** '' where it is gone since: a shop that runs removes files of its database. */
function contentOf(file: string): string {
  try {
    return readFileSync(file, 'latin1');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return '';
  }
}
