import { VisuallyHidden } from '@wordpress/components';
import { __, _n, sprintf } from '@wordpress/i18n';
import type { Field } from '@wordpress/dataviews/wp';
import type { ShopDocument } from '../../../data/documents';
import { payment, stateText } from '../../../data/documentWords';
import { ago, day, money } from '../../../data/format';
import { count, documentTypeName } from '../../../data/words';

type Row = { item: ShopDocument };

const Numbered = ({ item }: Row) => (
  <span className="erp-bridge-cell">
    <a href={item.url} target="_blank" rel="noreferrer">
      <strong>{item.number}</strong>
      <VisuallyHidden as="span"> {__('(opens the PDF in a new tab)', 'erp-bridge')}</VisuallyHidden>
    </a>
    <small className="erp-bridge-quiet">{documentTypeName(item.type)}</small>
    {item.facturx !== '' && (
      <span className="erp-bridge-badge">
        {/* translators: %s: the profile of an electronic invoice, such as "EN 16931". */}
        {sprintf(__('E-invoice: %s', 'erp-bridge'), item.facturx)}
      </span>
    )}
  </span>
);

const Whose = ({ item: { customer, tiers_code: code } }: Row) => (
  <span className="erp-bridge-cell">
    {customer ? (
      <a href={customer.url}>{customer.name || customer.email}</a>
    ) : (
      <span>{__('Account deleted', 'erp-bridge')}</span>
    )}
    <small className="erp-bridge-quiet">{code}</small>
    {customer?.active === false && (
      <span className="erp-bridge-badge erp-bridge-badge--off">{__('deactivated', 'erp-bridge')}</span>
    )}
  </span>
);

function Amount({ item }: Row) {
  const state = payment(item);
  return (
    <span className="erp-bridge-cell erp-bridge-amount">
      <span>{money(item.total, item.currency)}</span>
      {state && <small className={`erp-bridge-paid--${state.status}`}>{state.text}</small>}
    </span>
  );
}

const Stored = ({ item }: Row) => (
  <span className="erp-bridge-cell">
    <span className={`erp-bridge-state--${item.state}`}>{stateText(item)}</span>
    {/* translators: %s: "5 minutes ago". */}
    <small className="erp-bridge-quiet">{sprintf(__('Delivered %s', 'erp-bridge'), ago(item.stored_at))}</small>
  </span>
);

const Downloaded = ({ item: { downloads, last_download: last } }: Row) => (
  <span className="erp-bridge-cell">
    <span>
      {downloads === 0
        ? __('Not downloaded', 'erp-bridge')
        : /* translators: %s: how many times. */
          sprintf(_n('%s download', '%s downloads', downloads, 'erp-bridge'), count(downloads))}
    </span>
    {last !== null && (
      <small className="erp-bridge-quiet">
        {/* translators: %s: "5 minutes ago". */}
        {sprintf(__('Last: %s', 'erp-bridge'), ago(last))}
      </small>
    )}
  </span>
);

const sortable = { enableHiding: false, filterBy: false } as const;
const plain = { ...sortable, enableSorting: false } as const;

/** The names of what can be sorted by are the shop's. */
export const fields = (): Field<ShopDocument>[] => [
  { ...sortable, id: 'number', label: __('Document', 'erp-bridge'), render: Numbered },
  {
    ...sortable,
    id: 'date',
    label: __('Date', 'erp-bridge'),
    render: ({ item: { date } }) => <span className="erp-bridge-cell">{date ? day(date) : ''}</span>,
  },
  { ...sortable, id: 'customer', label: __('Customer', 'erp-bridge'), render: Whose },
  {
    ...plain,
    id: 'order_number',
    label: __('Order', 'erp-bridge'),
    render: ({ item }) => <span className="erp-bridge-cell">{item.order_number}</span>,
  },
  { ...plain, id: 'total', label: __('Amount', 'erp-bridge'), render: Amount },
  { ...sortable, id: 'stored', label: __('In the shop', 'erp-bridge'), render: Stored },
  { ...plain, id: 'downloads', label: __('Downloads', 'erp-bridge'), render: Downloaded },
];
