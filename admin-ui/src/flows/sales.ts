import { __, sprintf } from '@wordpress/i18n';
import type { FlowWords } from './words';

export const sales = (): FlowWords<'sales'> => ({
  about: __('The orders of this shop become sales orders, delivery notes or invoices in the ERP.', 'erp-bridge'),
  subject: __('Order', 'erp-bridge'),
  on: __('On: orders are sent to the ERP.', 'erp-bridge'),
  off: __('Off: orders are not sent to the ERP.', 'erp-bridge'),
  notYet: __('Orders are not sent to the ERP yet: look at the preview and switch the flow on.', 'erp-bridge'),
  goTo: __('Go to Sales', 'erp-bridge'),
  first: __('Look through the settings below: which document an order becomes, and when.', 'erp-bridge'),
  last: __('From then on the worker sends each new order to the ERP, within seconds and by itself.', 'erp-bridge'),
  changes: __('It shows the orders that were placed or changed since the last sync.', 'erp-bridge'),
  agree: __('The ERP has every order: a sync would send none.', 'erp-bridge'),
  created: __('New document', 'erp-bridge'),
  done: ({ created, updated, withdrawn, unchanged }) =>
    sprintf(
      /* translators: 1 to 4: numbers of sales documents. */
      __('Sales: %1$d new, %2$d changed, %3$d withdrawn, %4$d unchanged', 'erp-bridge'),
      created,
      updated,
      withdrawn,
      unchanged,
    ),
});
