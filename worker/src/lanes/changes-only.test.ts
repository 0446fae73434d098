/** An ERP that tells changes: nothing is forgotten, withdrawn or deactivated because a reading does not name it. */
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { playedBed } from '../../test/played-bed.js';
import { playedErp, PlayedBooks } from '../../test/played-erp.js';
import { PlayedShop, remembering } from '../../test/played-shop.js';
import { givenInvoice, part, type GivenCustomer } from '../erp/conformance/bed.js';
import type { Erp } from '../erp/port.js';
import { BytesProblem, ErpProblem, SourceProblem } from '../model/problem.js';
import { runOnce } from '../sync/run.js';
import { refreshAnswers } from './answers.js';

let shop: PlayedShop;
let books: PlayedBooks;

beforeEach(async () => {
  shop = await PlayedShop.open();
  shop.batch = remembering();
  books = new PlayedBooks();
  use({});
  Object.assign(shop.settings.documents, { enabled: true, types: ['invoice'], withdraw_missing: true });
});
afterEach(() => shop.close());

/** The played ERP, with these parts in place of its own. */
function use(parts: Partial<Erp>): void {
  shop.worker.erp = { ...playedErp(books), ...parts };
}

const sync = (options = {}) => runOnce(shop.worker, options);
const bed = () => playedBed(books);
const have = (customers: GivenCustomer[]) => part(bed(), 'customers').have(customers);
const customer = (code: string, change: Partial<GivenCustomer> = {}): GivenCustomer => ({
  ...{ code, name: code, email: `${code.toLowerCase()}@example.com`, active: true, contacts: [] },
  contacts: [{ firstName: 'Ann', lastName: code, email: `ann.${code.toLowerCase()}@example.com` }],
  ...change,
});
const some = ['C1', 'C2', 'C3'].map((code) => customer(code));
const invoice = givenInvoice({ total: '12.50', totalNet: '10.00' });
const applied = () => shop.worker.journal.counts('accounts').applied;

describe('customers', () => {
  it('that did not change are neither named nor forgotten, and what changed goes', async () => {
    await have(some);
    expect(await sync()).toMatchObject({ accounts: { created: 6 } });
    await have([customer('C1', { name: 'New' }), ...some.slice(1), customer('C4')]);
    shop.bodies = [];
    expect(await sync()).toMatchObject({ accounts: { created: 2, unchanged: 4, updated: 2, deactivated: 0 } });
    const sent = shop.bodies.flatMap(({ accounts }) => accounts.map(({ erp_key }) => erp_key));
    expect(sent.filter((key) => /C[23]/.test(key))).toEqual([]);
    expect(await sync()).toMatchObject({ writes: 0, accounts: { unchanged: 8 } });
    expect(applied()).toBe(8);
  });

  it('that are gone stay until a whole reading does not name them', async () => {
    await have(some);
    await sync();
    await have(some.slice(1));
    expect(await sync()).toMatchObject({ writes: 0, accounts: { unchanged: 6 } });
    expect(await sync({ full: true })).toMatchObject({ accounts: { deactivated: 0 } });
    // Gone from the journal: what the shop has stays.
    expect(applied()).toBe(4);
  });

  it('are all read again with other rules, or after a reading that broke off', async () => {
    await have(some);
    await sync();
    const readings: (string | undefined)[] = [];
    const { customers } = playedErp(books);
    let breaks = false;
    use({
      customers: {
        ...customers,
        read: async function* (since) {
          readings.push(since);
          if (breaks) throw new SourceProblem('customers', 'source_unreadable', { file: 'customers', code: 'EIO' });
          return yield* customers.read(since);
        },
      },
    });
    await sync();
    shop.settings.accounts.send_addresses = true;
    await sync();
    breaks = true;
    expect((await sync()).problems).toHaveLength(1);
    expect(shop.worker.journal.counts('accounts')).toMatchObject({ waiting: 1, applied: 6 });
    breaks = false;
    expect((await sync()).problems).toEqual([]);
    // It can be read again, so it waits no more, although the reading was of changes.
    expect(shop.worker.journal.counts('accounts')).toMatchObject({ waiting: 0, applied: 6 });
    expect(readings.map((since) => since !== undefined)).toEqual([true, false, true, true]);
  });

  it('that could not be read stay refused until a whole reading reads them well', async () => {
    await have(some);
    const { customers } = playedErp(books);
    const problem = { source: 'customers', place: 'record 7', reason: 'missing_number', params: {} } as const;
    use({
      customers: {
        ...customers,
        read: async function* (since) {
          if (since === undefined) yield problem;
          return yield* customers.read(since);
        },
      },
    });
    await sync();
    use({});
    await have([...some.slice(1), customer('C4')]);
    await sync();
    expect(shop.worker.journal.unsettled('accounts', 5)).toMatchObject([{ label: 'customers:record 7' }]);
    await sync({ full: true });
    expect(shop.worker.journal.unsettled('accounts', 5)).toEqual([]);
  });

  it('whose contact moves to another are rid of it, and the other has it', async () => {
    await have(some);
    await sync();
    const [ann] = customer('C1').contacts;
    const moved = [customer('C1', { contacts: [] }), customer('C2', { contacts: ann ? [ann] : [] })];
    await have([...moved, ...some.slice(2)]);
    await sync();
    // Only this waits: an active customer without any contact.
    expect(shop.worker.journal.unsettled('accounts', 5)).toMatchObject([
      { erp_key: 'tiers.C1', reason: 'tiers_without_contact' },
    ]);
    expect(shop.worker.journal.uniqueKeyOf('accounts', 'contact.C2~2F0')).toBe('ann.c1@example.com');
    expect(shop.worker.journal.uniqueKeyOf('accounts', 'contact.C1~2F0')).toBeUndefined();
    expect(shop.worker.journal.uniqueKeyOf('accounts', 'contact.C3~2F0')).toBe('ann.c3@example.com');
  });

  it('that are read without saying whether they are active keep their contacts', async () => {
    await have(some);
    await sync();
    const { customers } = playedErp(books);
    use({
      customers: {
        ...customers,
        read: async function* (since) {
          for await (const item of customers.read(since))
            yield 'code' in item ? { ...item, active: undefined, webContacts: undefined } : item;
          return { whole: false };
        },
      },
    });
    await have([customer('C1', { name: 'New' }), ...some.slice(1)]);
    expect(await sync()).toMatchObject({ writes: 0, accounts: { unchanged: 6 } });
    expect(applied()).toBe(6);
  });

  it('that claim an e-mail of one that the reading does not name are refused', async () => {
    await have(some);
    await sync();
    await have([
      ...some,
      customer('C4', { contacts: [{ firstName: '', lastName: 'C4', email: 'ann.c1@example.com' }] }),
    ]);
    await sync();
    expect(shop.worker.journal.unsettled('accounts', 5)).toMatchObject([
      { erp_key: 'contact.C4~2F0', reason: 'email_taken' },
    ]);
  });
});

it('an ERP that is out of reach while it is read ends the run in words, and changes nothing', async () => {
  await have(some);
  await sync();
  const { customers } = playedErp(books);
  const away = new ErpProblem('erp_write_failed', { detail: 'ENETUNREACH' });
  // eslint-disable-next-line require-yield -- it breaks off before its first
  const read = async function* (): ReturnType<typeof customers.read> {
    await Promise.reject(away);
    return { whole: true };
  };
  use({ customers: { ...customers, read } });
  expect(await sync()).toMatchObject({ writes: 0, error: { code: 'erp_write_failed' }, accounts: { unchanged: 6 } });
  use({});
  expect(await sync()).toMatchObject({ writes: 0, error: null, accounts: { unchanged: 6 } });
});

describe('documents', () => {
  beforeEach(() => {
    shop.settings.accounts.enabled = false;
  });

  it('that a reading does not name are not withdrawn, however many', async () => {
    const [first = ''] = await part(bed(), 'documents').have(Array.from({ length: 20 }, () => invoice));
    expect(await sync()).toMatchObject({ documents: { delivered: 20 } });
    books.documents.clear();
    await part(bed(), 'documents').have([]);
    expect(await sync()).toMatchObject({ writes: 0, documents: { withdrawn: 0, held: 0, unchanged: 20 } });
    expect(shop.withdrawn).toEqual([]);
    expect([...shop.documents.keys()]).toContain(`invoice.${first}`);
  });

  it('whose account is missing are looked up again though they did not change', async () => {
    shop.strangers.add('a@example.com');
    await part(bed(), 'documents').have([invoice]);
    expect(await sync()).toMatchObject({ documents: { waiting: 1 } });
    shop.strangers.clear();
    expect(await sync()).toMatchObject({ documents: { delivered: 1, waiting: 0 } });
  });

  it('whose bytes could not be had are asked for again though they did not change', async () => {
    await part(bed(), 'documents').have([{ ...invoice, printed: false }]);
    expect(await sync()).toMatchObject({ documents: { waiting: 1 } });
    const [kept] = books.documents.values();
    if (kept) kept.value.bytes = Buffer.from('%PDF-1.4\nx\n%%EOF\n');
    expect(await sync()).toMatchObject({ documents: { delivered: 1, waiting: 0 } });
  });

  it('whose bytes break off while they are sent wait for that reason, not for the shop', async () => {
    await part(bed(), 'documents').have([invoice]);
    const { documents } = playedErp(books);
    let opened = 0;
    const breaking = (): Readable =>
      new Readable({
        read() {
          this.destroy(new BytesProblem('waiting', 'file_unreadable', { code: 'EIO' }));
        },
      });
    use({
      documents: {
        ...documents,
        // First it is looked into, then it is sent.
        open: async (name) => {
          opened += 1;
          const blob = await documents.open(name);
          return opened === 2 && blob !== undefined ? { ...blob, open: breaking } : blob;
        },
      },
    });
    expect(await sync()).toMatchObject({ error: null, documents: { waiting: 1, failed: 0 } });
    expect(shop.worker.journal.unsettled('documents', 5)).toMatchObject([
      { state: 'waiting', reason: 'file_unreadable', params: { code: 'EIO' } },
    ]);
    expect(await sync()).toMatchObject({ documents: { delivered: 1 } });
  });

  it('travel with their bytes, wherever those are', async () => {
    const [number = ''] = await part(bed(), 'documents').have([invoice, invoice]);
    expect(await sync()).toMatchObject({ documents: { delivered: 2 } });
    await part(bed(), 'documents').reprint(number);
    expect(await sync()).toMatchObject({ documents: { delivered: 1, unchanged: 1 } });
  });
});

it('an answer that a reading of changes does not name holds, though what is missing is withdrawn', async () => {
  const readings: (string | undefined)[] = [];
  const { answers } = playedErp(books);
  const read: typeof answers.read = (since) => {
    readings.push(since);
    return answers.read(since);
  };
  use({ answers: { ...answers, read } });
  const { erp, journal } = shop.worker;
  const refresh = () => refreshAnswers({ erp, journal, settings: shop.settings, full: false });
  const final = { state: 'final', total: '30.00', paid: undefined, stockOut: undefined } as const;
  for (const key of ['sale.1', 'sale.2']) {
    await part(bed(), 'answers').answer(key, final);
    expect(await refresh()).toBeUndefined();
  }
  expect(['sale.1', 'sale.2'].map((key) => journal.answers.isFinal(key))).toEqual([true, true]);
  expect(readings.map((since) => since !== undefined)).toEqual([false, true]);
});

describe('an ERP that lacks something', () => {
  const unsettled = (lane: 'accounts' | 'documents' | 'sales' | 'states') =>
    shop.worker.journal
      .unsettled(lane, 5)
      .map(({ label, state, reason, params }) => [label, state, reason, params['capability']]);

  it('customers or documents: the lane says so, keeps what it knows, and goes on when it is there', async () => {
    await have(some);
    await part(bed(), 'documents').have([invoice]);
    await sync();
    use({ customers: undefined, documents: undefined });
    for (let round = 0; round < 2; round += 1) {
      expect(await sync()).toMatchObject({
        error: null,
        writes: 0,
        accounts: { unchanged: 6, refused: 1 },
        documents: { unchanged: 1 },
      });
      expect(unsettled('accounts')).toEqual([['played', 'refused', 'not_offered', 'customers']]);
      expect(unsettled('documents')).toEqual([['played', 'refused', 'not_offered', 'documents']]);
    }
    expect(shop.reports.flatMap(({ events }) => events).filter(({ reason }) => reason === 'not_offered')).toHaveLength(
      2,
    );
    use({});
    expect(await sync()).toMatchObject({
      writes: 0,
      accounts: { unchanged: 6, refused: 0 },
      documents: { refused: 0 },
    });
    expect([...unsettled('accounts'), ...unsettled('documents')]).toEqual([]);
  });

  it('sales: no order is lost, and they go when it takes them', async () => {
    Object.assign(shop.settings.sales, { enabled: true, since: '2026-01-01T00:00:00Z', moment: 'created' });
    shop.orders.put({ id: 12 });
    use({ sales: undefined, answers: undefined });
    expect(await sync()).toMatchObject({ error: null, sales: { created: 0, refused: 1 } });
    expect(unsettled('sales')).toEqual([['played', 'refused', 'not_offered', 'sales']]);
    use({ answers: undefined });
    expect(await sync()).toMatchObject({ error: null, sales: { created: 1, refused: 0 } });
    // What was sent is shown in the shop; that no answer will come is said.
    expect(shop.orders.states.has(12)).toBe(true);
    expect(unsettled('states')).toEqual([['played', 'refused', 'not_offered', 'answers']]);
    use({});
    await sync();
    expect(unsettled('states')).toEqual([]);
  });

  it('files: the page Files is answered with none', async () => {
    shop.commands.push({ id: 1, name: 'columns', args: {} });
    expect(await sync()).toMatchObject({ error: null });
    await sync();
    expect(shop.reports.flatMap(({ commands }) => commands)).toContainEqual({ id: 1, state: 'done' });
  });
});
