import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openErp } from '../erp/adapters.js';
import { readConfig } from './config.js';

const env = (url: string): NodeJS.ProcessEnv => ({
  ERP_BRIDGE_STORE_URL: url,
  ERP_BRIDGE_KEY: 'ck_1',
  ERP_BRIDGE_SECRET: 'cs_1',
  ERP_BRIDGE_DATA: '/tmp/data',
  ERP_BRIDGE_EXCHANGE: '/tmp/exchange',
});

describe('the address of the shop', () => {
  it('is taken as it is', () => {
    expect(readConfig(undefined, env('https://shop.example/a@b/')).store.url).toBe('https://shop.example/a@b');
  });

  it.each(['https://user:geheim@shop.example', 'https://:geheim@shop.example', 'http://geheim@shop.example/shop'])(
    'with a user or a password is refused, and they are not repeated (%s)',
    (url) => {
      const read = (): unknown => readConfig(undefined, env(url));
      expect(read).toThrow(/contains a user name or a password.*shop\.example/);
      expect(read).not.toThrow(/geheim/);
    },
  );
});

describe('the ERP', () => {
  const folder = mkdtempSync(join(tmpdir(), 'erp-bridge-config-'));
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  const store = { url: 'https://shop.example', key: 'ck_1', secret: 'cs_1' };
  const path = join(folder, 'erp-bridge.config.json');
  const written = (erp: object, environment: NodeJS.ProcessEnv = {}) => {
    writeFileSync(path, JSON.stringify({ store, data: 'data', ...erp }));
    return readConfig(path, environment).erp;
  };
  const headings = { 'contacts.csv': { Réf: 'id' }, Mail: 'email' };

  it('is the exchange folder, as the page Connection writes it', () => {
    expect(written({ exchange: 'exchange', headings, sales_format: 'csv' })).toEqual({
      adapter: 'folder',
      options: { folder: join(folder, 'exchange'), headings, sales_format: 'csv' },
    });
  });

  it('is the adapter that is named, with its options; folders are seen from the file', () => {
    const erp = { adapter: 'folder', folder: 'exchange', headings, sales_format: 'json' };
    expect(written({ erp })).toEqual({
      adapter: 'folder',
      options: { folder: join(folder, 'exchange'), headings, sales_format: 'json' },
    });
    expect(openErp(written({ erp }))).toMatchObject({ name: 'folder' });
  });

  it('is Tryton, as the page Connection writes it', () => {
    const page = new URL('../../../admin-ui/src/pages/connection/tryton.json', import.meta.url);
    const erp = JSON.parse(readFileSync(page, 'utf8')) as { url: string };
    expect(written({ erp })).toMatchObject({ adapter: 'tryton', options: { url: erp.url, customers: { all: 'Web' } } });
  });

  it('is where the environment says, in both ways to write it', () => {
    const environment = { ERP_BRIDGE_EXCHANGE: '/elsewhere' };
    for (const erp of [
      {},
      { exchange: 'here' },
      { erp: { adapter: 'folder' } },
      { erp: { adapter: 'folder', folder: 'x' } },
    ])
      expect(written(erp, environment)).toEqual({ adapter: 'folder', options: { folder: '/elsewhere' } });
  });

  it.each([
    ['nothing', {}, 'The configuration lacks exchange. Copy it from wp-admin → ERP Bridge → Connection into'],
    ['no folder', { erp: { adapter: 'folder' } }, 'The configuration lacks erp.folder. Write it into'],
    ['no folder', { erp: { adapter: 'folder' } }, 'or set ERP_BRIDGE_EXCHANGE.'],
    ['an adapter that there is not', { erp: { adapter: 'sage' } }, 'erp.adapter has to be one of: folder, tryton.'],
    ['no adapter', { erp: { folder: 'x' } }, 'erp.adapter is missing.'],
    ['no group', { erp: 'folder' }, 'erp has to be a group in { }.'],
    ['both ways at once', { erp: { adapter: 'folder', folder: 'x' }, exchange: 'x' }, 'Move "exchange" into "erp"'],
    ['both', { erp: { adapter: 'folder' }, exchange: 'x' }, 'Move "exchange" into "erp" as "folder", or delete it.'],
    ['both', { erp: { adapter: 'folder' }, sales_format: 'csv' }, 'Move "sales_format" into "erp", or delete it.'],
    [
      'an unknown option',
      { erp: { adapter: 'folder', foldr: 'x' } },
      'erp.foldr is unknown; here there can be: folder,',
    ],
    ['an option of another kind', { erp: { adapter: 'folder', folder: 7 } }, 'erp.folder has to be a text.'],
    [
      'a word that is none of its',
      { erp: { adapter: 'folder', folder: 'x', sales_format: 'xml' } },
      'erp.sales_format has to be one of: both, json, csv.',
    ],
    [
      'a heading that means nothing',
      { erp: { adapter: 'folder', folder: 'x', headings: { 'contacts.csv': { 'a/b': 1 } } } },
      'erp.headings.contacts.csv.a/b has to be a text.',
    ],
    ['a flat option of another kind', { exchange: 'x', sales_format: 'xml' }, ': sales_format has to be one of: both,'],
    ['a flat option that there is not', { exchnge: 'x' }, ': exchnge is unknown; here there can be: store, data, erp,'],
  ])('with %s is refused in words', (_what, erp, words) => {
    expect(() => written(erp)).toThrow(words);
  });

  it('says what is wrong without what stands there', () => {
    expect(() => written({ erp: { adapter: 'folder', password: 'geheim' } })).not.toThrow(/geheim/);
  });
});
