import { __, _n, sprintf } from '@wordpress/i18n';
import { count } from '../data/words';
import { changedInErp, intoShop, type FlowWords, type HeldWords } from './words';

export const documents = (): FlowWords<'documents'> => ({
  about: __('The PDF documents of the ERP appear in the accounts of the customers they are for.', 'erp-bridge'),
  subject: __('Document', 'erp-bridge'),
  on: __('On: documents are synchronised.', 'erp-bridge'),
  off: __('Off: documents are not synchronised.', 'erp-bridge'),
  notYet: __('Documents are not synchronised yet: look at the preview and switch the flow on.', 'erp-bridge'),
  goTo: __('Go to Documents', 'erp-bridge'),
  first: __('Look through the settings below: which documents are sent and who sees them.', 'erp-bridge'),
  last: intoShop(),
  changes: changedInErp(),
  agree: __('The shop has every document: a sync would deliver none.', 'erp-bridge'),
  created: __('New', 'erp-bridge'),
  done: ({ delivered, withdrawn, unchanged }) =>
    sprintf(
      /* translators: 1 to 3: numbers of documents. */
      __('Documents: %1$d delivered, %2$d withdrawn, %3$d unchanged', 'erp-bridge'),
      delivered,
      withdrawn,
      unchanged,
    ),
});

export const heldDocuments = (held: number): HeldWords => ({
  sentence: sprintf(
    /* translators: %s: number of documents. */
    _n(
      '%s withdrawal is held because there are more than the limit you set.',
      '%s withdrawals are held because they are more than the limit you set.',
      held,
      'erp-bridge',
    ),
    count(held),
  ),
  effect: sprintf(
    /* translators: %s: number of documents. */
    _n(
      '%s document will no longer be visible to its customer. The file stays for you.',
      '%s documents will no longer be visible to their customers. The files stay for you.',
      held,
      'erp-bridge',
    ),
    count(held),
  ),
  link: __('See which ones', 'erp-bridge'),
  url: 'admin.php?page=erp-bridge-documents&tab=problems',
});
