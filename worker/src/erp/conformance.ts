/**
 * What every adapter has to keep, capability by capability: one suite, which each runs over an ERP of its own
 * (folder/conformance.test.ts). Each check is named by the fault that it guards against. Not part of the worker: it is for tests.
 */
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Capabilities } from './port.js';
import { answerChecks } from './conformance/answers.js';
import type { Check, Harness, TestBed } from './conformance/bed.js';
import { categoryChecks } from './conformance/categories.js';
import { contactChecks } from './conformance/contacts.js';
import { customerChecks } from './conformance/customers.js';
import { documentChecks } from './conformance/documents.js';
import { productChecks } from './conformance/products.js';
import { saleChecks } from './conformance/sales.js';
import { outletChecks, stockChecks } from './conformance/stock.js';

export type { Check, Harness, TestBed } from './conformance/bed.js';

const adapterChecks: readonly Check[] = [
  {
    name: 'it has a name, and its check finds nothing wrong where nothing is',
    run: async (bed) => {
      const erp = bed.open();
      expect(erp.name).toMatch(/^[a-z][a-z0-9-]*$/);
      const findings = await erp.check();
      expect(findings.length).toBeGreaterThan(0);
      expect(findings.filter(({ status }) => status === 'error')).toEqual([]);
    },
  },
  {
    name: 'its check names what is out of reach, so that the doctor can say it',
    run: async (bed) => {
      for (const capability of ['customers', 'documents', 'sales', 'answers'] as const) {
        if (bed[capability] === undefined) continue;
        await bed.breakDown(capability);
        const findings = await bed.open().check();
        expect(findings.filter(({ status, message }) => status === 'error' && message !== '')).not.toEqual([]);
        await bed.mend();
      }
    },
  },
];

/** By capability; `adapter`: of all of them. */
export const checks = {
  adapter: adapterChecks,
  customers: customerChecks,
  documents: documentChecks,
  sales: saleChecks,
  answers: answerChecks,
  contacts: contactChecks,
  products: productChecks,
  categories: categoryChecks,
  stock: stockChecks,
  outlets: outletChecks,
};

const every: Record<keyof Capabilities, true> = {
  ...{ customers: true, documents: true, sales: true, answers: true, files: true },
  ...{ contacts: true, products: true, categories: true, stock: true, outlets: true },
};
const capabilities = Object.keys(every) as (keyof Capabilities)[];

export function conformance({ name, offers, only, setUp }: Harness): void {
  const tried: readonly string[] = only ?? ['adapter', ...offers];
  describe(`${name} keeps what an adapter has to`, () => {
    let bed: TestBed;
    beforeEach(async () => {
      bed = await setUp();
    });
    afterEach(() => bed.close());

    it('it offers what it says, and leaves out the rest', () => {
      const erp = bed.open();
      expect(capabilities.filter((capability) => erp[capability] !== undefined)).toEqual(
        capabilities.filter((capability) => offers.includes(capability)),
      );
    });

    for (const [capability, some] of Object.entries(checks)) {
      if (!tried.includes(capability)) continue;
      describe(capability, () => {
        it.each(some.map((check) => [check.name, check] as const))('%s', { timeout: 300_000 }, (_name, check) =>
          check.run(bed),
        );
      });
    }
  });
}
