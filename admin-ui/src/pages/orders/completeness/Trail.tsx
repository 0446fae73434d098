import { Button } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { periodName } from './names';
import { isDay, monthOf } from './period';

/** Where in the ledger one is: all orders, a month, a day; the way back. */
export function Trail({ period, onOpen }: { period: string; onOpen: (period: string) => void }) {
  if (period === '') return null;
  const back = isDay(period) ? ['', monthOf(period)] : [''];
  return (
    <nav className="erp-bridge-trail" aria-label={__('Period', 'erp-bridge')}>
      {back.map((one) => (
        <span key={one}>
          <Button
            variant="link"
            onClick={() => {
              onOpen(one);
            }}
          >
            {periodName(one)}
          </Button>{' '}
          ›{' '}
        </span>
      ))}
      <strong aria-current="page">{periodName(period)}</strong>
    </nav>
  );
}
