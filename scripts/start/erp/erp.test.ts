/** The ERP that `npm start` plays, at the other end of the real exchange folder. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { extractText } from 'unpdf';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { generateSample } from '../../../test/fixtures/sample/generate.js';
import { testSale, type SaleChange } from '../../../test/fixtures/sale.js';
import { FolderErp } from '../../../worker/src/erp/folder/adapter.js';
import { isProblem, isRemark } from '../../../worker/src/model/problem.js';
import type { ErpDocument } from '../../../worker/src/model/document.js';
import { isTakenBack, type SaleState } from '../../../worker/src/model/sale.js';
import { playErp } from './erp.js';

let folder: string;
let stop: AbortController;
let answers: string[];
let playing: Promise<void>;

function begin(): void {
  stop = new AbortController();
  answers = [];
  playing = playErp(folder, stop.signal, { thinks: 0, onAnswer: (line) => answers.push(line) });
}
async function end(): Promise<void> {
  stop.abort();
  await playing;
}
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'erp-bridge-played-'));
});
afterEach(async () => {
  await end();
  rmSync(folder, { recursive: true, force: true });
});

const worker = (): FolderErp => new FolderErp({ folder });

/** → the ERP's answer to the sale as it is now. */
async function ask(change: SaleChange = {}): Promise<SaleState | undefined> {
  const sale = testSale(change);
  const before = answers.length;
  await worker().sales.put(sale);
  await vi.waitFor(() => {
    expect(answers.length).toBeGreaterThan(before);
  }, 20_000);
  return stateOf(sale.key);
}

async function stateOf(key: string): Promise<SaleState | undefined> {
  for await (const state of worker().answers.read())
    if (!isProblem(state) && !isTakenBack(state) && state.key === key) return state;
  return undefined;
}

async function documents(): Promise<ErpDocument[]> {
  const all: ErpDocument[] = [];
  for await (const document of worker().documents.read())
    if (!isProblem(document) && !isRemark(document) && document.saleKey !== '') all.push(document);
  return all;
}

async function words(document: ErpDocument | undefined): Promise<string> {
  const { text } = await extractText(new Uint8Array(readFileSync(join(folder, document?.file ?? ''))), {
    mergePages: true,
  });
  return text.replaceAll('\u00a0', ' ').replace(/\s+/g, ' ');
}

describe('a sale', () => {
  beforeEach(begin);

  it('gets the next number of its series, a PDF and a line in documents.csv', async () => {
    expect(await ask()).toMatchObject({
      type: 'invoice',
      number: 'FA00000001',
      state: 'final',
      total: '30.00',
      paid: false,
      stockOut: true,
    });
    expect(await ask({ key: 'sale.124', content: { kind: 'order' } })).toMatchObject({
      number: 'CC00000001',
      stockOut: false,
    });
    expect(await ask({ key: 'sale.125', content: { kind: 'delivery_note' } })).toMatchObject({ number: 'BL00000001' });
    expect(await ask({ key: 'sale.126' })).toMatchObject({ number: 'FA00000002' });
    const credit = { kind: 'credit_note' as const, credit_of: 'sale.123' };
    expect(await ask({ key: 'refund.45', content: credit })).toMatchObject({
      number: 'AV00000001',
      type: 'credit_note',
      total: '-30.00',
    });
    expect(await documents()).toHaveLength(5);
    expect(readdirSync(join(folder, 'sales', 'done'))).toHaveLength(10);
    expect(readdirSync(join(folder, 'sales')).sort()).toEqual(['.sent', 'done', 'taken']);
  });

  it('is printed with its lines, VAT, totals, texts and communication', async () => {
    await ask({ content: { note: 'Sonnez deux fois – 你好', caption: 'Payez sous 30 jours.' } });
    const text = await words((await documents())[0]);
    for (const part of [
      'FA00000001',
      'Crème & Œufs',
      'T-shirt',
      'Colissimo',
      '20 %',
      '25,00 €',
      '5,00 €',
      '30,00 €',
      'Sonnez deux fois – ??',
      'Payez sous 30 jours.',
      '+++090/9337/55493+++',
      'Virement à 30 jours',
    ])
      expect(text).toContain(part);
    expect(text).not.toContain('BROUILLON');
  });

  it('is a draft until it is final, keeps its number, and may be withdrawn and wanted again', async () => {
    expect(await ask({ state: 'draft' })).toMatchObject({ number: 'FA00000001', state: 'draft', stockOut: false });
    expect(await words((await documents())[0])).toContain('BROUILLON');
    expect(await ask({ state: 'withdrawn' })).toBeUndefined();
    expect(await documents()).toMatchObject([{ number: 'FA00000001', withdrawn: true }]);
    expect(await ask({ state: 'final' })).toMatchObject({ number: 'FA00000001', state: 'final' });
    expect(await documents()).toMatchObject([{ draft: false, withdrawn: false }]);
    expect(await words((await documents())[0])).not.toContain('BROUILLON');
  });

  it('that is withdrawn before the ERP saw it becomes no document', async () => {
    expect(await ask({ state: 'withdrawn' })).toBeUndefined();
    expect(existsSync(join(folder, 'documents.csv'))).toBe(false);
  });

  it('once final changes no more, but for being paid', async () => {
    await ask();
    const before = await words((await documents())[0]);
    const totals = { net: '50.00', tax: '10.00', total: '60.00' };
    const payment = { paid: true, paid_at: '2026-11-25T10:00:00Z' };
    expect(await ask({ state: 'withdrawn', content: { totals }, payment })).toMatchObject({
      number: 'FA00000001',
      state: 'final',
      total: '30.00',
      paid: true,
    });
    expect(await words((await documents())[0])).toBe(before);
  });

  it('that is paid says so', async () => {
    const payment = { paid: true, paid_at: '2026-11-25T10:00:00Z', title: 'Bancontact' };
    expect(await ask({ payment })).toMatchObject({ paid: true, dueDate: '' });
    expect(await words((await documents())[0])).toContain('Payé par Bancontact le 25/11/2026.');
  });
});

describe('an ERP that was ended in the middle', () => {
  it('answers what it had taken when it begins again, and gives no second number', async () => {
    begin();
    await ask();
    await end();
    renameSync(join(folder, 'sales', 'done', 'sale.123.json'), join(folder, 'sales', 'taken', 'sale.123.json'));
    begin();
    await ask({ key: 'sale.124' });
    expect(answers).toHaveLength(2);
    expect(await stateOf('sale.123')).toMatchObject({ number: 'FA00000001' });
    expect(await stateOf('sale.124')).toMatchObject({ number: 'FA00000002' });
    expect(existsSync(join(folder, 'sales', 'done', 'sale.123.json'))).toBe(true);
  });
});

describe('with the sample', () => {
  it('it goes on with the wholesaler’s numbers and leaves his documents as they are', async () => {
    await generateSample(folder);
    const read = async (): Promise<object[]> => {
      const all: object[] = [];
      for await (const document of worker().documents.read())
        if (!('saleKey' in document) || document.saleKey === '') all.push(document);
      return all;
    };
    const before = await read();
    begin();
    // Behind FA00004999, which is on a line that the worker cannot read.
    expect(await ask()).toMatchObject({ number: 'FA00005000' });
    expect(await ask({ key: 'sale.124', content: { kind: 'order' } })).toMatchObject({ number: 'CC00003372' });
    expect(await read()).toEqual(before);
  });
});
