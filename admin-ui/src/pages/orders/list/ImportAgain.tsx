import { Button, Notice } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __, _n, sprintf } from '@wordpress/i18n';
import { Problem } from '../../../components/Problem';
import { importAgain, type ImportAgainAnswer } from '../../../data/orders';
import { useRequest } from '../../../data/useRequest';
import { count } from '../../../data/words';

interface Props {
  source: string;
  /** Of the chosen orders. */
  ids: string[];
  onDone: () => void;
}

/** Sends the chosen orders, also those that an import leaves out; each keeps its key, so none is there twice. */
export function ImportAgain({ source, ids, onDone }: Props) {
  const { busy, problem, run, clear } = useRequest();
  const [answer, setAnswer] = useState<ImportAgainAnswer>();
  const send = async (): Promise<void> => {
    const fine = await run(async () => {
      setAnswer(await importAgain(source, ids));
    });
    if (fine) onDone();
  };
  return (
    <>
      <div className="erp-bridge-orders__again">
        <Button
          variant="secondary"
          isBusy={busy}
          disabled={busy || ids.length === 0}
          accessibleWhenDisabled
          aria-describedby="erp-bridge-again"
          onClick={() => void send()}
          __next40pxDefaultSize
        >
          {__('Import again', 'erp-bridge')}
        </Button>
        <span id="erp-bridge-again" className="erp-bridge-quiet" aria-live="polite">
          {ids.length === 0
            ? __(
                'Choose orders in the list to send them to the ERP, also orders that are left out. An order that the ERP has is updated, never created twice.',
                'erp-bridge',
              )
            : /* translators: %s: number of orders. */
              sprintf(_n('%s order chosen', '%s orders chosen', ids.length, 'erp-bridge'), count(ids.length))}
        </span>
      </div>
      <Problem text={problem} onRemove={clear} />
      {answer && (
        <Notice
          status={answer.refused.length > 0 ? 'warning' : 'success'}
          onRemove={() => {
            setAnswer(undefined);
          }}
        >
          <p>
            {answer.asked === 0
              ? __('No order is sent.', 'erp-bridge')
              : sprintf(
                  /* translators: %s: number of orders. */
                  _n(
                    'The worker sends %s order within seconds.',
                    'The worker sends %s orders within seconds.',
                    answer.asked,
                    'erp-bridge',
                  ),
                  count(answer.asked),
                )}
          </p>
          {answer.refused.length > 0 && (
            <ul>
              {answer.refused.map(({ order_id: id, number, message }) => (
                <li key={id}>
                  <strong>{number || id}</strong>: {message}
                </li>
              ))}
            </ul>
          )}
        </Notice>
      )}
    </>
  );
}
