import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { SettingsCard } from '../../../components/flow/SettingsCard';
import type { SettingsHandle } from '../../../data/useSettings';
import { TextPreviewCard } from './TextPreviewCard';
import { TextsForm } from './TextsForm';

interface Props {
  settings: SettingsHandle;
  shown: boolean;
}

/** Captions and e-mails, and how they look with a real order. */
export function TextsTab({ settings, shown }: Props) {
  const site = settings.stored?.shop.language ?? 'en';
  const [chosen, setChosen] = useState<string>();
  const usual = settings.stored?.settings.sales.default_language || site;
  const language = chosen ?? usual;
  return (
    <SettingsCard
      group="sales"
      settings={settings}
      title={__('Captions and e-mails', 'erp-bridge')}
      id="erp-bridge-texts"
      below={({ texts }) => shown && <TextPreviewCard language={language} texts={texts} />}
    >
      {(values, set) => <TextsForm values={values} set={set} site={site} language={language} onLanguage={setChosen} />}
    </SettingsCard>
  );
}
