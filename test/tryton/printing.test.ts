/** What becomes of documents where LibreOffice is missing or fails, on Tryton's computer and on the worker's. */
import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, inject, it } from 'vitest';
import { inspect } from '../../worker/src/erp/pdf/whole.js';
import { isProblem } from '../../worker/src/model/problem.js';
import { TrytonErp } from '../../worker/src/erp/tryton/adapter.js';
import { TrytonError } from '../../worker/src/erp/tryton/client/errors.js';
import type { ErpBlob, ErpDocument } from '../../worker/src/model/document.js';
import { COMPANY, WORKER } from './company.js';
import { People } from './people.js';
import type { TrytonServer } from './server.js';
import { copyOfTryton } from './template.js';
import { Trade } from './trade.js';

const folder = mkdtempSync(join(tmpdir(), 'erp-bridge-printing-'));
const servers: TrytonServer[] = [];
const ourPath = process.env['PATH'] ?? '';

afterEach(() => {
  process.env['PATH'] = ourPath;
});
afterAll(async () => {
  for (const server of servers) await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** A folder with these programs and no others. */
function programs(name: string, links: Record<string, string>): string {
  const path = join(folder, name);
  mkdirSync(path);
  for (const [link, program] of Object.entries(links)) symlinkSync(program, join(path, link));
  return path;
}

class Shop {
  private constructor(
    private readonly erp: TrytonErp,
    readonly people: People,
    readonly trade: Trade,
    readonly sale: number,
  ) {}

  /** A confirmed sale in a Tryton that finds these programs. */
  static async open(name: string, links: Record<string, string>): Promise<Shop> {
    const path = programs(name, { trytond: '/usr/bin/trytond', ...links });
    const server = await copyOfTryton(inject('tryton'), join(folder, `${name}-server`), { path });
    servers.push(server);
    const people = new People(server);
    const trade = new Trade(people);
    const [party = 0] = await people.add({ name: 'Dupont', code: 'DUPONT', addresses: [{ city: 'Lyon' }] });
    const sale = await trade.quotation(party, await trade.product('Tasse'));
    await trade.press('sale.sale', 'confirm', sale);
    const erp = new TrytonErp({ url: server.url, database: server.database, ...WORKER, company: COMPANY });
    return new Shop(erp, people, trade, sale);
  }

  async bytes(type: ErpDocument['type']): Promise<ErpBlob | undefined> {
    for await (const document of this.erp.documents.read()) {
      if (isProblem(document) || document.type !== type || document.withdrawn !== false) continue;
      const name = await this.erp.documents.bytesOf(document);
      return name && this.erp.documents.open(name);
    }
    throw new Error(`There is no ${type}`);
  }

  check = (): ReturnType<TrytonErp['check']> => this.erp.check();
}

const withoutOurs = (): void => {
  process.env['PATH'] = programs(`nothing-${String(Math.random())}`, {});
};

describe('a Tryton without LibreOffice', () => {
  let shop: Shop;

  it('prints nothing, which is said with its cure and tried again', async () => {
    shop = await Shop.open('without', {});
    await expect(shop.bytes('order')).rejects.toMatchObject({
      ...{ state: 'waiting', reason: 'tryton_no_writer', params: { report: 'sale.sale' } },
    });
    expect((await shop.check()).find(({ id }) => id === 'tryton_writer')).toMatchObject({
      ...{ status: 'error', message: expect.stringContaining('libreoffice-writer-nogui') as string },
    });
  });

  it('posts no invoice, and takes no number', async () => {
    const error: unknown = await shop.trade.invoice(shop.sale).catch((problem: unknown) => problem);
    expect(error).toBeInstanceOf(TrytonError);
    expect(error).toMatchObject({ kind: 'fault', reason: 'tryton_prints_nothing' });
    const [invoice] = await shop.people.tryton.search<{ state: string; number: string | null }>(
      'account.invoice',
      [],
      ['state', 'number'],
    );
    expect(invoice).toMatchObject({ state: 'draft', number: null });
  });
});

describe('a Tryton whose LibreOffice fails', () => {
  let shop: Shop;

  it('keeps an invoice that is no PDF for ever; where the worker has none either that is refused', async () => {
    shop = await Shop.open('failing', { soffice: '/usr/bin/false' });
    await shop.trade.invoice(shop.sale);
    withoutOurs();
    for (const type of ['invoice', 'order'] as const)
      await expect(shop.bytes(type)).rejects.toMatchObject({
        ...{ state: 'refused', reason: 'tryton_not_pdf', params: { extension: 'odt' } },
      });
  });

  it.runIf(existsSync('/usr/bin/soffice'))('is made up for by the worker’s own', async () => {
    for (const type of ['invoice', 'order'] as const) {
      const blob = await shop.bytes(type);
      expect(blob && (await inspect(blob)).verdict).toBe('ok');
    }
  });
});
