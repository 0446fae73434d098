import { FlowPage } from '../../components/flow/FlowPage';
import { SettingsCard } from '../../components/flow/SettingsCard';
import { AccountSettingsForm } from './AccountSettingsForm';

export const Customers = () => (
  <FlowPage lane="accounts">
    {(settings) => (
      <SettingsCard group="accounts" settings={settings}>
        {(values, set) => <AccountSettingsForm values={values} roles={settings.stored?.roles} set={set} />}
      </SettingsCard>
    )}
  </FlowPage>
);
