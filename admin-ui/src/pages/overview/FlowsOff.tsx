import { Notice } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import type { Flow, Overview } from '../../data/api';

const pages: Record<Flow, string> = {
  accounts: 'admin.php?page=erp-bridge-customers',
  documents: 'admin.php?page=erp-bridge-documents',
  sales: 'admin.php?page=erp-bridge-sales',
};

/** After the installation every flow is off: here is where to go on. */
export function FlowsOff({ flows }: { flows: Overview['flows'] }) {
  const words: Record<Flow, { text: string; link: string }> = {
    accounts: {
      text: __('Customers are not synchronised yet: look at the preview and switch the flow on.', 'erp-bridge'),
      link: __('Go to Customers', 'erp-bridge'),
    },
    documents: {
      text: __('Documents are not synchronised yet: look at the preview and switch the flow on.', 'erp-bridge'),
      link: __('Go to Documents', 'erp-bridge'),
    },
    sales: {
      text: __('Orders are not sent to the ERP yet: look at the preview and switch the flow on.', 'erp-bridge'),
      link: __('Go to Sales', 'erp-bridge'),
    },
  };
  return (['accounts', 'documents', 'sales'] as const)
    .filter((lane) => !flows[lane].enabled)
    .map((lane) => (
      <Notice key={lane} status="info" isDismissible={false}>
        {words[lane].text} <a href={pages[lane]}>{words[lane].link}</a>
      </Notice>
    ));
}
