import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TextReport, JsonReport } from '../cli/output-preview.js';
import { summary } from '../cli/output.js';
import { PlayedShop } from '../../test/played-shop.js';
import { orderText } from '../sync/preview-order.js';
import { printable, printableJson } from './printable.js';
import { runOnce } from '../sync/run.js';

/** Window title, colours, a line of its own, C1's CSI, DEL, line separator, and text that runs backwards. */
const hostile = 'Zoé \u001b]0;title\u0007\u001b[2J\r\nFA1: paid\u009b31m\u007f\u2028\u202efdp.exe\u2066x\u2069\u200f';
// eslint-disable-next-line no-control-regex -- they are what is looked for
const steers = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]/u;

describe('a text from outside', () => {
  it('keeps its letters and loses what steers', () => {
    expect(printable(hostile)).toBe('Zoé �]0;title��[2J FA1: paid�31m� �fdp.exe�x��');
    expect(printable('Müller & Ťažký Ελλάς 日本 👩‍👧 עברית')).toBe('Müller & Ťažký Ελλάς 日本 👩‍👧 עברית');
  });

  it('is the same text in JSON, written without what steers', () => {
    const json = printableJson({ label: hostile });
    expect(json).not.toMatch(steers);
    expect(JSON.parse(json)).toEqual({ label: hostile });
  });
});

describe('steers no terminal', () => {
  let shop: PlayedShop;
  beforeEach(async () => {
    shop = await PlayedShop.open();
  });
  afterEach(() => shop.close());

  const collected = (): { out: NodeJS.WritableStream; text: () => string } => {
    let text = '';
    const write = (some: string): boolean => ((text += some), true);
    return { out: { write } as unknown as NodeJS.WritableStream, text: () => text };
  };

  it('in what a sync says', async () => {
    shop.exportCustomers(1);
    shop.batch = (accounts) => ({
      status: 200,
      body: {
        results: accounts.map(({ erp_key }) => ({
          erp_key,
          outcome: 'refused',
          user_id: null,
          code: 'email_taken',
          params: { holder: hostile },
        })),
      },
    });
    const result = await runOnce(shop.worker);
    result.store = hostile;
    result.error = { code: 'store_error', params: { detail: hostile } };
    const text = summary(result, shop.worker.journal);
    expect(text).toContain('title');
    expect(text).not.toMatch(steers);
    expect(text.split('\n').some((line) => line.startsWith('FA1'))).toBe(false);
  });

  it('in a dry run, for people and for programs', async () => {
    const item = { erp_key: 'tiers.1', label: hostile, outcome: 'created' as const, params: {}, changes: [] };
    const result = { counts: {}, store: hostile, lane: 'accounts' as const, full: false, seconds: 1, error: null };
    for (const report of [TextReport, JsonReport]) {
      const { out, text } = collected();
      const one = new report(out);
      await one.items([item as never]);
      one.end(result as never);
      expect(text()).toContain('title');
      expect(text()).not.toMatch(steers);
    }
  });

  it('in the preview of an order', () => {
    const text = orderText({
      key: 'sale.1',
      label: hostile,
      sale: null,
      state: 'refused',
      reason: 'store_error',
      params: { detail: hostile },
      credit_notes: [],
    });
    expect(text).toContain('title');
    expect(text).not.toMatch(steers);
    expect(text.split('\n')).toHaveLength(2);
  });
});
