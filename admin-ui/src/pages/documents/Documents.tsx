import { FlowPage } from '../../components/flow/FlowPage';
import { SettingsCard } from '../../components/flow/SettingsCard';
import { DocumentSettingsForm } from './DocumentSettingsForm';

export const Documents = () => (
  <FlowPage lane="documents">
    {(settings) => (
      <SettingsCard group="documents" settings={settings}>
        {(values, set) => <DocumentSettingsForm values={values} set={set} />}
      </SettingsCard>
    )}
  </FlowPage>
);
