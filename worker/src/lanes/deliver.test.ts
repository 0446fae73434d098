/** Bytes that are others when they are sent than when they were looked into. */
import { Readable } from 'node:stream';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { playedBed } from '../../test/played-bed.js';
import { playedErp, PlayedBooks } from '../../test/played-erp.js';
import { PlayedShop } from '../../test/played-shop.js';
import { givenInvoice, part } from '../erp/conformance/bed.js';
import { runOnce } from '../sync/run.js';

let shop: PlayedShop;
beforeEach(async () => {
  shop = await PlayedShop.open();
  Object.assign(shop.settings.accounts, { enabled: false });
  Object.assign(shop.settings.documents, { enabled: true, types: ['invoice'] });
});
afterEach(() => shop.close());

const sync = () => runOnce(shop.worker);
const invoice = givenInvoice({ total: '12.50', totalNet: '10.00' });

/** An ERP that prints on demand, each time with other bytes, and of whose prints the first was lost before it was sent. */
function printsAnew(books: PlayedBooks): void {
  const erp = playedErp(books);
  const opened = new Map<string, number>();
  shop.worker.erp = {
    ...erp,
    documents: {
      ...erp.documents,
      open: async (name) => {
        const blob = await erp.documents.open(name);
        const times = (opened.get(name.id) ?? 0) + 1;
        opened.set(name.id, times);
        const bytes = Buffer.from(`%PDF-1.4\nprinted ${times === 1 ? 'once' : 'anew'}\n%%EOF\n`);
        return blob && { ...blob, size: bytes.length, open: () => Readable.from([bytes]) };
      },
    },
  };
}

it.each([1, 2])('documents that were printed anew meanwhile go with the next sync (%i together)', async (together) => {
  const books = new PlayedBooks();
  await part(playedBed(books), 'documents').have(Array.from({ length: together }, () => invoice));
  printsAnew(books);
  expect(await sync()).toMatchObject({ error: null, documents: { waiting: together, delivered: 0, refused: 0 } });
  expect(shop.worker.journal.unsettled('documents', 1)).toMatchObject([{ reason: 'file_replaced' }]);
  expect(await sync()).toMatchObject({ documents: { delivered: together, waiting: 0 } });
  expect(await sync()).toMatchObject({ writes: 0, documents: { unchanged: together } });
});
