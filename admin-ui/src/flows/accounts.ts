import { __, _n, sprintf } from '@wordpress/i18n';
import { count } from '../data/words';
import { changedInErp, intoShop, type FlowWords, type HeldWords } from './words';

export const accounts = (): FlowWords<'accounts'> => ({
  about: __(
    'The customers and contacts of the ERP become customer accounts of this shop and are kept up to date.',
    'erp-bridge',
  ),
  subject: __('Customer', 'erp-bridge'),
  on: __('On: customers are synchronised.', 'erp-bridge'),
  off: __('Off: customers are not synchronised.', 'erp-bridge'),
  notYet: __('Customers are not synchronised yet: look at the preview and switch the flow on.', 'erp-bridge'),
  goTo: __('Go to Customers', 'erp-bridge'),
  first: __('Look through the settings below: what is sent, and who wins where ERP and shop differ.', 'erp-bridge'),
  last: intoShop(),
  changes: changedInErp(),
  agree: __('ERP and shop agree: a sync would change no account.', 'erp-bridge'),
  created: __('New account', 'erp-bridge'),
  done: ({ created, updated, deactivated, unchanged }) =>
    sprintf(
      /* translators: 1 to 4: numbers of accounts. */
      __('Accounts: %1$d new, %2$d changed, %3$d deactivated, %4$d unchanged', 'erp-bridge'),
      created,
      updated,
      deactivated,
      unchanged,
    ),
});

export const heldAccounts = (held: number): HeldWords => ({
  sentence: sprintf(
    /* translators: %s: number of accounts. */
    _n(
      '%s deactivation is held because there are more than the limit you set.',
      '%s deactivations are held because they are more than the limit you set.',
      held,
      'erp-bridge',
    ),
    count(held),
  ),
  effect: sprintf(
    /* translators: %s: number of accounts. */
    _n(
      '%s customer will not be able to sign in any more. The account and its orders are kept.',
      '%s customers will not be able to sign in any more. The accounts and their orders are kept.',
      held,
      'erp-bridge',
    ),
    count(held),
  ),
  link: __('See whom it is about', 'erp-bridge'),
  url: 'admin.php?page=erp-bridge&lane=accounts&state=held#erp-bridge-unsettled',
});
