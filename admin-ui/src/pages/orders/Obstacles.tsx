import { Notice } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { pageOf } from '../../data/flow';
import type { ImportSettings } from '../../data/settings';
import type { Seen } from './Orders';

interface Obstacle {
  status: 'warning' | 'info';
  text: string;
  link?: { url: string; text: string };
}

/** What has to be done elsewhere first; the most basic one alone, because the others may go with it. */
function obstacleOf({ overview, orders }: Seen, imports: ImportSettings | undefined): Obstacle | undefined {
  const connection = {
    url: 'admin.php?page=erp-bridge-connection',
    text: __('Go to Connection', 'erp-bridge'),
  };
  if (overview.worker === null)
    return {
      status: 'warning',
      text: __(
        'No worker has called yet. Set it up on the page Connection; then you can import orders here.',
        'erp-bridge',
      ),
      link: connection,
    };
  if (!orders.alive)
    return {
      status: 'warning',
      text: __(
        'The worker is silent: check that its computer is on and that “erp-bridge serve” runs there.',
        'erp-bridge',
      ),
      link: connection,
    };
  if (orders.sources.length === 0)
    return {
      status: 'warning',
      text: __(
        'The worker hasn’t reported where orders come from. Wait a minute; if this stays, update the worker to the version of this plugin.',
        'erp-bridge',
      ),
    };
  if (!overview.flows.sales.enabled)
    return {
      status: 'info',
      text: __(
        'Orders are not sent to the ERP yet. You can create a preview here; before you start the import, switch on the sync on the page Sales.',
        'erp-bridge',
      ),
      link: { url: pageOf('sales'), text: __('Go to Sales', 'erp-bridge') },
    };
  if (imports?.enabled === false)
    return {
      status: 'info',
      text: __(
        'Orders are sent to the ERP without creating their customers and products there. If the ERP should create them, switch this on in the settings.',
        'erp-bridge',
      ),
      link: { url: '?page=erp-bridge-orders&tab=settings', text: __('Go to the settings', 'erp-bridge') },
    };
  return undefined;
}

export function Obstacles({ seen, imports }: { seen: Seen; imports: ImportSettings | undefined }) {
  const obstacle = obstacleOf(seen, imports);
  if (obstacle === undefined) return null;
  return (
    <Notice status={obstacle.status} isDismissible={false} spokenMessage={obstacle.text}>
      {obstacle.text} {obstacle.link && <a href={obstacle.link.url}>{obstacle.link.text}</a>}
    </Notice>
  );
}
