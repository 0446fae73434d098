import { __ } from '@wordpress/i18n';
import type { Flow, Overview } from '../../data/api';

interface FlowWords {
  title: string;
  about: string;
  /** What a record is. */
  subject: string;
  on: string;
  off: string;
  /** The steps to switch it on. */
  first: string;
  last: string;
  /** Of a preview: what it looked at, and what it says when there is nothing to do. */
  changes: string;
  agree: string;
}

/** What the pages of the flows say differently. */
export const flowWords = (flow: Flow): FlowWords => words[flow]();

const intoShop = (): string => __('From then on the worker writes into the shop, at once and by itself.', 'erp-bridge');
const changedInErp = (): string => __('It shows what the ERP changed since the last sync.', 'erp-bridge');

const words: Record<Flow, () => FlowWords> = {
  accounts: () => ({
    title: __('Customers', 'erp-bridge'),
    about: __(
      'The customers and contacts of the ERP become customer accounts of this shop and are kept up to date.',
      'erp-bridge',
    ),
    subject: __('Customer', 'erp-bridge'),
    on: __('On: customers are synchronised.', 'erp-bridge'),
    off: __('Off: customers are not synchronised.', 'erp-bridge'),
    first: __('Look through the settings below: what is sent, and who wins where ERP and shop differ.', 'erp-bridge'),
    last: intoShop(),
    changes: changedInErp(),
    agree: __('ERP and shop agree: a sync would change no account.', 'erp-bridge'),
  }),
  documents: () => ({
    title: __('Documents', 'erp-bridge'),
    about: __('The PDF documents of the ERP appear in the accounts of the customers they are for.', 'erp-bridge'),
    subject: __('Document', 'erp-bridge'),
    on: __('On: documents are synchronised.', 'erp-bridge'),
    off: __('Off: documents are not synchronised.', 'erp-bridge'),
    first: __('Look through the settings below: which documents are sent and who sees them.', 'erp-bridge'),
    last: intoShop(),
    changes: changedInErp(),
    agree: __('The shop has every document: a sync would deliver none.', 'erp-bridge'),
  }),
  sales: () => ({
    title: __('Sales', 'erp-bridge'),
    about: __('The orders of this shop become sales orders, delivery notes or invoices in the ERP.', 'erp-bridge'),
    subject: __('Order', 'erp-bridge'),
    on: __('On: orders are sent to the ERP.', 'erp-bridge'),
    off: __('Off: orders are not sent to the ERP.', 'erp-bridge'),
    first: __('Look through the settings below: which document an order becomes, and when.', 'erp-bridge'),
    last: __('From then on the worker sends each new order to the ERP, within seconds and by itself.', 'erp-bridge'),
    changes: __('It shows the orders that were placed or changed since the last sync.', 'erp-bridge'),
    agree: __('The ERP has every order: a sync would send none.', 'erp-bridge'),
  }),
};

/** Why the worker cannot be asked for anything now; undefined where it can. */
export function obstacle({ worker, running }: Overview): string | undefined {
  if (worker === null) return __('No worker has called yet: set it up on the page Connection.', 'erp-bridge');
  if (!worker.alive) {
    return __(
      'The worker is silent: check that its computer is on and that “erp-bridge serve” runs there.',
      'erp-bridge',
    );
  }
  if (running === null) return undefined;
  return running.preview
    ? __('A preview is being made; wait until it is finished.', 'erp-bridge')
    : __('A sync is running; wait until it is finished.', 'erp-bridge');
}
