import { FlowPage } from '../../components/flow/FlowPage';
import { SettingsCard } from '../../components/flow/SettingsCard';
import { EmailOffNotice } from './setup/EmailOffNotice';
import { PdfNotice } from './setup/PdfNotice';
import { SaleSettingsForm } from './setup/SaleSettingsForm';
import { Tabs } from './Tabs';

export const Sales = () => (
  <FlowPage lane="sales" frame={(parts) => <Tabs {...parts} />}>
    {(settings) => (
      <SettingsCard group="sales" settings={settings}>
        {(values, set) => (
          <>
            {settings.stored && <PdfNotice sales={values} documents={settings.stored.settings.documents} />}
            {values.send_email && settings.stored?.document_email === false && <EmailOffNotice />}
            <SaleSettingsForm values={values} set={set} accounts={settings.stored?.bank_accounts ?? []} />
          </>
        )}
      </SettingsCard>
    )}
  </FlowPage>
);
