import { FlowPage } from '../../components/flow/FlowPage';
import { SettingsCard } from '../../components/flow/SettingsCard';
import { SaleSettingsForm } from './setup/SaleSettingsForm';
import { Tabs } from './Tabs';

export const Sales = () => (
  <FlowPage lane="sales" frame={(parts) => <Tabs {...parts} />}>
    {(settings) => (
      <SettingsCard group="sales" settings={settings}>
        {(values, set) => (
          <SaleSettingsForm values={values} set={set} accounts={settings.stored?.bank_accounts ?? []} />
        )}
      </SettingsCard>
    )}
  </FlowPage>
);
