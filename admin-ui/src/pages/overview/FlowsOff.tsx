import { Notice } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import type { Lane, Overview } from '../../data/api';

const pages: Record<Lane, string> = {
  accounts: 'admin.php?page=erp-bridge-customers',
  documents: 'admin.php?page=erp-bridge-documents',
};

/** After the installation every flow is off: here is where to go on. */
export function FlowsOff({ flows }: { flows: Overview['flows'] }) {
  const words: Record<Lane, { text: string; link: string }> = {
    accounts: {
      text: __('Customers are not synchronised yet: look at the preview and switch the flow on.', 'erp-bridge'),
      link: __('Go to Customers', 'erp-bridge'),
    },
    documents: {
      text: __('Documents are not synchronised yet: look at the preview and switch the flow on.', 'erp-bridge'),
      link: __('Go to Documents', 'erp-bridge'),
    },
  };
  return (['accounts', 'documents'] as const)
    .filter((lane) => !flows[lane].enabled)
    .map((lane) => (
      <Notice key={lane} status="info" isDismissible={false}>
        {words[lane].text} <a href={pages[lane]}>{words[lane].link}</a>
      </Notice>
    ));
}
