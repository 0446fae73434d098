/** A plugin that is older than the worker does not know what came with it; then that is switched off. */
import type { Settings } from '../../model/settings.generated.js';
import type { StoredSettings } from './types.js';

export type OlderSettings = Omit<StoredSettings, 'shop' | 'settings'> &
  Partial<Pick<StoredSettings, 'shop'>> & { settings: Omit<Settings, 'imports'> & Partial<Pick<Settings, 'imports'>> };

export const nowhere: StoredSettings['shop'] = { currency: '', country: '', language: '' };
const bringsNothing: Settings['imports'] = {
  ...{ enabled: false, identify_by: 'sku', contact: 'either', delivery_comment: 'source' },
  ...{
    alert_hours: 0,
    alert_email: false,
    statuses: { draft: '', invoiced: '', paid: '', stock_out: '', withdrawn: '' },
  },
};

export const ofAnyPlugin = (answer: OlderSettings): StoredSettings => ({
  ...{ shop: nowhere, ...answer },
  settings: { imports: bringsNothing, ...answer.settings },
});
