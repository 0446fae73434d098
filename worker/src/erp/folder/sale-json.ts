/** A sale as the JSON file that the ERP (or its import program) reads. Its schema: sale.schema.json. */
import type { Sale } from '../sale.js';

export const saleFormat = 'erp-bridge.sale/1';

export const saleJson = ({ key, state, asked_at, content, payment }: Sale, revision: number): string =>
  `${JSON.stringify({ format: saleFormat, key, revision, state, asked_at, ...content, payment }, null, 2)}\n`;
