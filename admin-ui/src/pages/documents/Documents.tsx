import { FlowPage } from '../../components/flow/FlowPage';
import { SettingsCard } from '../../components/flow/SettingsCard';
import { DocumentSettingsForm } from './settings/DocumentSettingsForm';
import { Tabs } from './Tabs';

export const Documents = () => (
  <FlowPage lane="documents" frame={(parts) => <Tabs {...parts} />}>
    {(settings) => (
      <SettingsCard group="documents" settings={settings}>
        {(values, set) => <DocumentSettingsForm values={values} set={set} folder={settings.stored?.documents_dir} />}
      </SettingsCard>
    )}
  </FlowPage>
);
