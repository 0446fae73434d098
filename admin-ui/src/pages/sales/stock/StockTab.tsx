import { __ } from '@wordpress/i18n';
import { Choice } from '../../../components/flow/Choice';
import { SettingsCard } from '../../../components/flow/SettingsCard';
import type { SettingsHandle } from '../../../data/useSettings';
import { StockInShop } from './StockInShop';

/** Who manages stock; nothing here moves any (article 3). */
export const StockTab = ({ settings }: { settings: SettingsHandle }) => (
  <SettingsCard
    group="sales"
    settings={settings}
    title={__('Who manages the stock', 'erp-bridge')}
    id="erp-bridge-stock"
    below={() => <StockInShop version={settings.stored?.version ?? 0} />}
  >
    {(values, set) => (
      <>
        <p>
          {__(
            'Manage your stock in one of the two: nothing synchronises it between ERP and shop. As soon as an invoice exists in the ERP, the stock there changes by itself.',
            'erp-bridge',
          )}
        </p>
        <Choice
          label={__('The stock is managed', 'erp-bridge')}
          value={values.stock_owner}
          options={[
            {
              value: 'erp',
              label: __('in the ERP', 'erp-bridge'),
              text: __('Recommended. Show no stock numbers in the shop then: they would not be right.', 'erp-bridge'),
            },
            {
              value: 'shop',
              label: __('in WooCommerce', 'erp-bridge'),
              text: __(
                'The numbers in the ERP are then not to be relied on: invoices move them all the same.',
                'erp-bridge',
              ),
            },
          ]}
          onChange={(owner) => {
            set({ stock_owner: owner });
          }}
        />
      </>
    )}
  </SettingsCard>
);
