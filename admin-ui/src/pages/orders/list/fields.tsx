import { VisuallyHidden } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import type { Field } from '@wordpress/dataviews/wp';
import { moment } from '../../../data/format';
import type { LookedAtOrder } from '../../../data/orders';
import { standingName } from '../../../data/orderWords';

type Row = { item: LookedAtOrder };

const Numbered = ({ item: { number, order_id: id, edit_url: url } }: Row) => (
  <span className="erp-bridge-cell">
    {url === null ? (
      <strong>{number || id}</strong>
    ) : (
      <a href={url} target="_blank" rel="noreferrer">
        <strong>{number || id}</strong>
        <VisuallyHidden as="span"> {__('(opens the order in a new tab)', 'erp-bridge')}</VisuallyHidden>
      </a>
    )}
  </span>
);

const Placed = ({ item: { placed_at: at } }: Row) => (
  <span className="erp-bridge-cell">{at === '' ? '' : moment(at)}</span>
);

const Standing = ({ item: { standing } }: Row) => (
  <span className={`erp-bridge-standing--${standing}`}>{standingName(standing)}</span>
);

const Why = ({ item: { message } }: Row) => <span className="erp-bridge-cell erp-bridge-details">{message}</span>;

/** All of it in one cell, for a narrow screen. */
const What = ({ item }: Row) => (
  <span className="erp-bridge-cell erp-bridge-details">
    <Standing item={item} />
    <small className="erp-bridge-quiet">
      <Placed item={item} />
    </small>
    <Why item={item} />
  </span>
);

const plain = { enableSorting: false, enableHiding: false, filterBy: false } as const;

export const fields = (): Field<LookedAtOrder>[] => [
  // Also what a screen reader says of the row's checkbox.
  { ...plain, id: 'number', label: __('Order', 'erp-bridge'), getValue: ({ item }) => item.number, render: Numbered },
  { ...plain, id: 'placed_at', label: __('Placed', 'erp-bridge'), render: Placed },
  { ...plain, id: 'standing', label: __('Where it is', 'erp-bridge'), render: Standing },
  { ...plain, id: 'message', label: __('Why', 'erp-bridge'), render: Why },
  { ...plain, id: 'what', label: __('Where it is and why', 'erp-bridge'), render: What },
];
