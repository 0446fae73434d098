import { Button, Notice } from '@wordpress/components';
import { useId, useState } from '@wordpress/element';
import { __, _n, sprintf } from '@wordpress/i18n';
import { Problem } from '../../../components/Problem';
import { pick, type OrderMatch } from '../../../data/orders';
import { useRequest } from '../../../data/useRequest';
import { fieldsOf } from './differences';
import { Side } from './Side';

/** Somebody or something of an order, and whom or what of the ERP it could be: a person says. */
export function Match({ match, onPicked }: { match: OrderMatch; onPicked: () => void }) {
  const { kind, asked, candidates, may_be_new: mayBeNew, message } = match;
  const { busy, problem, run, clear } = useRequest();
  const [picked, setPicked] = useState(false);
  const heading = useId();
  const fields = fieldsOf(match);
  const ask = async (choice: string): Promise<void> => {
    if (!(await run(() => pick(match.id, choice)))) return;
    setPicked(true);
    onPicked();
  };
  const button = { isBusy: busy, disabled: busy || picked, accessibleWhenDisabled: true } as const;
  return (
    <section className="erp-bridge-match" aria-labelledby={heading}>
      <h3 id={heading}>
        {kind === 'contact'
          ? /* translators: %s: a name. */
            sprintf(__('Customer: %s', 'erp-bridge'), asked.name ?? asked.email ?? '')
          : /* translators: %s: a name. */
            sprintf(__('Product: %s', 'erp-bridge'), asked.name ?? asked.sku ?? '')}
      </h3>
      <p>{message}</p>
      <Waiting orders={match.orders} />
      <div className="erp-bridge-match__sides">
        <Side title={__('In the order', 'erp-bridge')} side={asked} fields={fields} />
        {candidates.map((candidate) => (
          <Side
            key={candidate.erp_key}
            title={__('In the ERP', 'erp-bridge')}
            side={candidate}
            fields={fields}
            asked={asked}
          >
            <Button
              variant="secondary"
              aria-describedby={heading}
              onClick={() => void ask(candidate.erp_key)}
              {...button}
              __next40pxDefaultSize
            >
              {kind === 'contact'
                ? __('This is the same person', 'erp-bridge')
                : __('This is the same product', 'erp-bridge')}
            </Button>
          </Side>
        ))}
      </div>
      {mayBeNew && (
        <p>
          <Button
            variant="tertiary"
            aria-describedby={heading}
            onClick={() => void ask('new')}
            {...button}
            __next40pxDefaultSize
          >
            {__('None of these: create a new one', 'erp-bridge')}
          </Button>
        </p>
      )}
      <Problem text={problem} onRemove={clear} />
      {picked && (
        <Notice status="success" isDismissible={false}>
          {__('Your choice is remembered. The worker sends the orders within seconds.', 'erp-bridge')}
        </Notice>
      )}
    </section>
  );
}

const Waiting = ({ orders }: { orders: OrderMatch['orders'] }) => (
  <p className="erp-bridge-quiet">
    {_n('Order that waits for your choice:', 'Orders that wait for your choice:', orders.length, 'erp-bridge')}{' '}
    {orders.map(({ order_id: id, number, edit_url: url }, place) => (
      <span key={id}>
        {place > 0 && ', '}
        {url === null ? number || id : <a href={url}>{number || id}</a>}
      </span>
    ))}
  </p>
);
