/** From where the worker may read the ERP, and what the configuration says of it. */
import { __ } from '@wordpress/i18n';
import type { NewKey } from '../../data/api';
import tryton from './tryton.json';

export type ErpName = 'folder' | 'tryton';

export const erps = (): { name: ErpName; label: string; advice: string }[] => [
  {
    name: 'folder',
    label: __('an exchange folder (CSV files and PDFs)', 'erp-bridge'),
    advice: __(
      'in the folder where the worker runs, and set “exchange” to the folder that the ERP exports to:',
      'erp-bridge',
    ),
  },
  {
    name: 'tryton',
    label: 'Tryton',
    advice: __(
      'in the folder where the worker runs. In “erp”, write where your Tryton is, the user and password that the worker has there, and the names of your party categories; docs/tryton.md explains each:',
      'erp-bridge',
    ),
  },
];

/** @param config With the exchange folder. */
export function configFor(erp: ErpName, config: NewKey['config']): object {
  if (erp === 'folder') return config;
  return { ...Object.fromEntries(Object.entries(config).filter(([name]) => name !== 'exchange')), erp: tryton };
}
