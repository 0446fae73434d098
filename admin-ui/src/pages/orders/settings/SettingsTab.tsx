import { SettingsCard } from '../../../components/flow/SettingsCard';
import { __ } from '@wordpress/i18n';
import type { SettingsHandle } from '../../../data/useSettings';
import { AlertFields } from './AlertFields';
import { ImportForm } from './ImportForm';
import { StatusFields } from './StatusFields';

/** What comes into the ERP with an order, and what comes back to it (article 4). */
export const SettingsTab = ({ settings }: { settings: SettingsHandle }) => (
  <SettingsCard
    group="imports"
    settings={settings}
    title={__('Customers and products of orders', 'erp-bridge')}
    id="erp-bridge-import"
  >
    {(values, set) => (
      <>
        <ImportForm values={values} set={set} />
        <StatusFields
          chosen={values.statuses}
          statuses={settings.stored?.order_statuses ?? {}}
          onChange={(statuses) => {
            set({ statuses });
          }}
        />
        <AlertFields values={values} set={set} />
      </>
    )}
  </SettingsCard>
);
