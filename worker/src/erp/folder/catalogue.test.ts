/** What the folder knows of people, products and stock, from what the ERP exports and from what was put (docs/exchange-folder.md). */
import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Ajv from 'ajv';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inRoot } from '../../../../scripts/lib/paths.js';
import { readAll } from '../conformance/reading.js';
import type { Product } from '../../model/product.js';
import { FolderErp } from './adapter.js';

let folder: string;
let erp: FolderErp;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'erp-bridge-catalogue-'));
  erp = new FolderErp({ folder });
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const export_ = (file: string, ...lines: string[]): void => {
  writeFileSync(join(folder, file), `${lines.join('\r\n')}\r\n`);
};
const written = (file: string): Record<string, unknown> =>
  JSON.parse(readFileSync(join(folder, file), 'utf8')) as Record<string, unknown>;
const isValid = (schema: string, file: string): boolean =>
  new Ajv.default().validate(JSON.parse(readFileSync(inRoot('docs', schema), 'utf8')) as object, written(file));

const ann = { firstName: 'Ann', lastName: 'Dupont', email: 'ann@example.com', phone: '+33199001234' };
const ids = (found: { id: string }[]): string[] => found.map(({ id }) => id);
const cup: Product = { name: 'Tasse', description: '', sku: 'CUP', code: '901', category: '' };

describe('people', () => {
  it('are nobody where no file is there, and cannot be told where the folder is not', async () => {
    expect(await erp.contacts.find({ email: ann.email })).toEqual([]);
    rmSync(folder, { recursive: true });
    await expect(erp.contacts.find({ email: ann.email })).rejects.toMatchObject({ reason: 'source_unreadable' });
  });

  it('are customers and their contacts; a number without its country is of the customer’s, and a bad line loses only itself', async () => {
    export_('customers.csv', 'code;nom;téléphone;pays;actif', 'C1;A;02 513 89 40;Belgique;Oui', 'C2;B', 'C3;C;;;Non');
    export_(
      'contacts.csv',
      'id;code client;nom;e-mail;tél',
      'K 1;C1;D;d@example.com;02/513.89.40',
      'K2;C3;E;e@example.com;',
    );
    expect(ids(await erp.contacts.find({ phone: '+3225138940' }))).toEqual(['tiers.C1', 'contact.K~201']);
    expect(await erp.contacts.find({ email: 'D@example.com' })).toEqual([
      { id: 'contact.K~201', value: { firstName: '', lastName: 'D', email: 'd@example.com', phone: '+3225138940' } },
    ]);
    // Of a customer that is not active.
    expect(await erp.contacts.find({ email: 'e@example.com' })).toEqual([]);
  });

  it('who are overwritten are as they were put until their line changes, and the file says whom and what they keep', async () => {
    export_('customers.csv', 'code;prénom;nom;email', 'C1;Old;Name;old@example.com, two@example.com');
    expect(await erp.contacts.put('customer.ann', ann, 'tiers.C1')).toBe('tiers.C1');
    expect(written('contacts/customer.ann.json')).toMatchObject({
      ...{ erp_key: 'tiers.C1', first_name: 'Ann', email: ann.email, phone: ann.phone },
      other_emails: ['two@example.com'],
    });
    expect(isValid('contact.schema.json', 'contacts/customer.ann.json')).toBe(true);
    expect(ids(await erp.contacts.find({ email: ann.email }))).toEqual(['tiers.C1']);
    expect(await erp.contacts.find({ email: 'old@example.com' })).toEqual([]);
    // Another order's key builds on it; nothing new is no file.
    expect(await erp.contacts.put('customer.bob', ann, 'tiers.C1')).toBe('tiers.C1');
    expect(readdirSync(join(folder, 'contacts')).filter((name) => name.endsWith('.json'))).toEqual([
      'customer.ann.json',
    ]);
    export_('customers.csv', 'code;prénom;nom;email', 'C1;Ann;Dupont;third@example.com');
    expect(await erp.contacts.find({ email: ann.email })).toEqual([]);
    expect(ids(await new FolderErp({ folder }).contacts.find({ email: 'third@example.com' }))).toEqual(['tiers.C1']);
  });

  it('who are new are the ERP’s once it names their address, and nobody is named twice', async () => {
    expect(await erp.contacts.put('customer.ann', ann)).toBe('customer.ann');
    export_('customers.csv', 'code;nom;email', 'C9;Dupont;ANN@example.com');
    expect(ids(await erp.contacts.find({ email: ann.email }))).toEqual(['tiers.C9']);
    // Made under another key, and found by the first one's: changed there, not doubled.
    export_('customers.csv', 'code;nom;email', 'C9;Dupont;other@example.com');
    expect(await erp.contacts.put('customer.two', { ...ann, firstName: 'Anna' }, 'customer.ann')).toBe('customer.ann');
    expect(written('contacts/customer.ann.json')).toMatchObject({ revision: 2, first_name: 'Anna', erp_key: '' });
  });

  it('are put many at once as one by one, also the same twice', async () => {
    export_('customers.csv', 'code;nom;email', 'C1;Old;old@example.com');
    const all = Array.from({ length: 250 }, (_, n) => ({
      key: `customer.${String(n)}`,
      contact: { ...ann, email: `a${String(n)}@example.com` },
    }));
    const made = await erp.contacts.putAll([
      ...all,
      { key: 'customer.0', contact: ann },
      { key: 'k1', contact: ann, id: 'tiers.C1' },
      { key: 'k2', contact: { ...ann, phone: '+33199001235' }, id: 'tiers.C1' },
    ]);
    expect(made).toEqual([...all.map(({ key }) => key), 'customer.0', 'tiers.C1', 'tiers.C1']);
    expect(written('contacts/customer.0.json')).toMatchObject({ revision: 2, email: ann.email });
    expect(ids(await erp.contacts.find({ email: 'a7@example.com' }))).toEqual(['customer.7']);
    expect(written('contacts/k2.json')).toMatchObject({ erp_key: 'tiers.C1', email: ann.email, phone: '+33199001235' });
  });

  it('type nothing that a spreadsheet takes for a formula', async () => {
    await erp.contacts.put('customer.x', { ...ann, firstName: '=HYPERLINK("x")', lastName: '@SUM' });
    const csv = readFileSync(join(folder, 'contacts/customer.x.csv'), 'utf8');
    expect(csv).toContain(`'@SUM;"'=HYPERLINK(""x"")"`);
    expect(csv).toContain('+33199001234');
  });
});

describe('products', () => {
  it('bring their category by its names, and are the ERP’s once it names their key or SKU', async () => {
    export_(
      'categories.csv',
      'id;nom;parent;chemin',
      'G1;Table;;',
      'G2;;;Table > Tasses',
      'G3;Loop;G4;',
      'G4;Loop;G3;',
    );
    const [category = ''] = await erp.categories.find(['table', 'TASSES']);
    expect(category).toBe('G2');
    expect(await erp.products.create('product.901', { ...cup, category })).toBe('product.901');
    expect(written('products/product.901.json')).toMatchObject({
      unit: 'piece',
      category: ['Table', 'Tasses'],
      category_id: 'G2',
    });
    expect(isValid('product.schema.json', 'products/product.901.json')).toBe(true);
    export_(
      'products.csv',
      'Code article;Référence;Libellé;Famille',
      'A77;CUP;Tasse;Table > Tasses',
      'A77;X;Twice;',
      'B;',
    );
    expect(await erp.products.find({ sku: 'CUP' })).toEqual([{ id: 'A77', value: { ...cup, code: 'A77', category } }]);
    const { items, whole } = await readAll(erp.products.read());
    expect([whole, items]).toMatchObject([
      true,
      [
        { reason: 'duplicate_key', source: 'products.csv', place: '3' },
        { reason: 'line_fields', place: '4' },
        { id: 'A77' },
      ],
    ]);
  });
});

describe('stock', () => {
  const levels = async (outlet?: string): Promise<object[]> => (await readAll(erp.stock.read(outlet))).items;

  it('is not known where no file says it, and what no line names has none', async () => {
    export_('products.csv', 'code;sku;active', 'A;SA;', 'B;SB;', 'C;SC;non');
    expect(await levels()).toEqual([]);
    export_('stock.csv', 'code;sku;quantité;dépôt', 'A;;"1 234,5";Lyon', ';SA;-2;Paris', 'C;;9;Lyon');
    expect(await levels()).toEqual([
      { product: 'A', quantity: '1232.5' },
      { product: 'B', quantity: '0' },
    ]);
    expect(await levels('Paris')).toEqual([
      { product: 'A', quantity: '-2' },
      { product: 'B', quantity: '0' },
    ]);
    await expect(levels('Nice')).rejects.toMatchObject({ reason: 'stock_no_outlet', params: { found: 'Lyon, Paris' } });
  });

  it('of a line that cannot be read is not nothing, and neither is that of what it may have named', async () => {
    export_('products.csv', 'code', 'A', 'B', 'C');
    export_('stock.csv', 'code;quantity', 'A;many', 'B;3', 'X;1', 'A;2');
    const { items, whole } = await readAll(erp.stock.read());
    expect(whole).toBe(false);
    expect(items).toMatchObject([
      { reason: 'bad_line', place: '2' },
      { reason: 'stock_no_product', place: '4' },
      { product: 'B', quantity: '3' },
    ]);
  });
});

it('the overviews and the doctor name the new files where they are', async () => {
  const files = async (): Promise<string[]> => (await erp.files.overviews()).map(({ file }) => file);
  expect(await files()).toEqual(['customers.csv', 'contacts.csv', 'documents.csv']);
  export_('stock.csv', 'code;quantité', 'A;x');
  expect(await files()).toContain('stock.csv');
  expect((await erp.check()).find(({ id }) => id === 'stock.csv')).toMatchObject({
    status: 'warning',
    fix: expect.stringContaining('stock.csv, line 2') as string,
  });
});
