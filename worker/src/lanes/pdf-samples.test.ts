/** Real invoices, from the corpus beside the repository (shared/pdf-samples/README.md); a fresh clone has none. */
import {
  createReadStream,
  existsSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { oddPdf } from '../../../test/fixtures/pdf/odd.js';
import { makeCustomers } from '../../../test/fixtures/sample/customers.js';
import { describeIf } from '../../../test/setup/needs.js';
import { drawPdf } from '../../../test/fixtures/sample/pdf.js';
import { Random } from '../../../test/fixtures/sample/random.js';
import { makeDocuments } from '../../../test/fixtures/sample/sales.js';
import { facturxOf } from '../erp/pdf/facturx-of.js';
import type { Facturx } from '../model/document.js';

const samples = fileURLToPath(new URL('../../../../shared/pdf-samples/', import.meta.url));

const gnu: Facturx = {
  profile: 'EN 16931',
  number: 'RE-20201121/508',
  type: 'invoice',
  date: '2020-11-21',
  dueDate: '2020-12-12',
  total: '571.04',
  totalNet: '496.00',
  currency: 'EUR',
  siren: '',
};
const french: Facturx = {
  profile: 'MINIMUM',
  number: 'FA-2017-0010',
  type: 'invoice',
  date: '2017-11-13',
  dueDate: '',
  total: '671.15',
  totalNet: '624.90',
  currency: 'EUR',
  siren: '999999998',
};

/** Read by hand from the pages and the XML. A “Gutschrift” (389) is an invoice that the buyer writes. */
const expected: Record<string, Facturx | undefined> = {
  'XML-Rechnung_FX_EN16931_Gutschrift.pdf': {
    ...gnu,
    number: '471102',
    date: '2018-03-05',
    dueDate: '',
    total: '529.87',
    totalNet: '473.00',
  },
  'ZUGFeRDv1_correct_Intarsys_ZUGFeRD_1p0_COMFORT_Rechnungskorrektur.pdf': {
    ...gnu,
    number: 'RK21012345',
    date: '2013-09-16',
    dueDate: '',
    total: '-8.79',
    totalNet: '-7.67',
  },
  'ZUGFeRDv2_correct_FNFE-factur-x-examples_Facture_FR_MINIMUM.pdf': french,
  'ZUGFeRDv2_correct_Mustangproject_MustangGnuaccountingBeispielRE-20201121_508_withBOM.pdf': gnu,
  'ZUGFeRDv2_correct_intarsys_BASIC_zugferd_2p0_BASIC_Einfach.pdf': {
    ...gnu,
    profile: 'BASIC',
    number: '471102',
    date: '2018-03-05',
    dueDate: '2018-04-04',
    total: '235.62',
    totalNet: '198.00',
  },
  // Its profile is written as only the first draft had it: delivered, without the badge.
  'ZUGFeRDv2_fail_FNFE-factur-x-examples_Facture_FR_BASIC.pdf': undefined,
  // Its encoding does not exist: delivered, without the badge.
  'ZUGFeRDv2_fail_Mustangproject_factur-x-invalid-xml-encoding-attribute.pdf': undefined,
};

const blob = (path: string, size = statSync(path).size) => ({ size, open: () => createReadStream(path) });

describeIf(
  existsSync(samples),
  'needs the invoices beside the repository; what they taught is in erp/pdf/facturx.test.ts, in invoices of our own',
)('real invoices', () => {
  it.each(Object.keys(expected))('%s', async (name) => {
    const path = join(samples, name);
    expect(await facturxOf(blob(path))).toEqual(expected[name]);
  });

  it('are all expected', () => {
    expect(readdirSync(samples).filter((name) => name.endsWith('.pdf'))).toEqual(Object.keys(expected).sort());
  });
});

describe('a file of the exchange folder', () => {
  const folder = mkdtempSync(join(tmpdir(), 'erp-bridge-facturx-'));
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  const path = join(folder, 'Facture à payer.pdf');
  const written = (bytes: Buffer): Promise<Facturx | undefined> => {
    writeFileSync(path, bytes);
    return facturxOf(blob(path));
  };

  it('of the sample wholesaler says what the wholesaler knows', async () => {
    const random = new Random(7);
    const [invoice] = makeDocuments(makeCustomers(random), random).filter(({ type }) => type === 'invoice');
    if (invoice === undefined) throw new Error('The sample has no invoice.');
    expect(await written(await drawPdf(invoice, null))).toBeUndefined();
    for (const profile of ['MINIMUM', 'BASIC'] as const)
      expect(await written(await drawPdf(invoice, profile))).toMatchObject({
        profile,
        number: invoice.number,
        total: (invoice.total / 100).toFixed(2),
        siren: '000412767',
      });
  });

  it('whose attachment is no invoice has none', async () => {
    for (const content of [
      'MZ\0\0',
      '<html/>',
      '<!DOCTYPE x [<!ENTITY a "b">]><CrossIndustryInvoice>&a;</CrossIndustryInvoice>',
    ])
      expect(await written(oddPdf({ attachments: [{ name: 'factur-x.xml', content }] }))).toBeUndefined();
  });

  it('that is too large is not even opened, one that is gone is an error', async () => {
    writeFileSync(path, '%PDF-1.7');
    truncateSync(path, 31 * 1024 * 1024);
    expect(await facturxOf(blob(path))).toBeUndefined();
    expect(await facturxOf(blob(path, 8))).toBeUndefined();
    await expect(facturxOf(blob(join(folder, 'gone.pdf'), 1))).rejects.toThrow('ENOENT');
  });
});
