import { Notice } from '@wordpress/components';
import { __ } from '@wordpress/i18n';

/** WooCommerce's own switch of the e-mail with the document wins over ours. */
export const EmailOffNotice = () => (
  <Notice
    status="warning"
    isDismissible={false}
    actions={[{ label: __('Open WooCommerce’s e-mails', 'erp-bridge'), url: 'admin.php?page=wc-settings&tab=email' }]}
  >
    {__(
      'WooCommerce’s own e-mail “Sales document”, which brings the document, is switched off: customers do not get it, whatever is set here.',
      'erp-bridge',
    )}
  </Notice>
);
