/** The adapters that there are, by the name that the configuration calls them. A new one is its folder and a line here. */
import type { Adapter } from './adapter.js';
import { folder } from './folder/options.js';
import type { Erp } from './port.js';
import { tryton } from './tryton/options.js';

export const adapters = { folder, tryton } as const satisfies Record<string, Adapter>;
export type AdapterName = keyof typeof adapters;

/** Which ERP there is, as the configuration says it, once it has been checked. */
export interface ErpConfig {
  adapter: AdapterName;
  options: Record<string, unknown>;
}

export const openErp = ({ adapter, options }: ErpConfig): Erp => adapters[adapter].open(options as never);
