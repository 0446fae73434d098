import { Card, CardBody, CardHeader } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import { Dot } from '../../components/Dot';
import type { Overview } from '../../data/api';
import { ago } from '../../data/format';

export function WorkerStatus({ worker }: { worker: Overview['worker'] }) {
  return (
    <Card>
      <CardHeader>
        <h2>{__('Worker', 'erp-bridge')}</h2>
      </CardHeader>
      <CardBody>
        {worker === null ? (
          <p>
            <Dot status="none" />
            {__(
              'No worker has called yet. It runs on a computer that can reach the ERP, and calls this shop.',
              'erp-bridge',
            )}{' '}
            <a href="admin.php?page=erp-bridge-connection">{__('Set it up', 'erp-bridge')}</a>
          </p>
        ) : (
          <>
            <p>
              <Dot status={worker.alive ? 'ok' : 'error'} />
              <strong>{worker.alive ? __('At work', 'erp-bridge') : __('Silent', 'erp-bridge')}</strong>{' '}
              {/* translators: %s: "20 seconds ago". */}
              {sprintf(__('Seen %s.', 'erp-bridge'), ago(worker.seen_at))}
            </p>
            {!worker.alive && (
              <p>{__('Check that its computer is on and that “erp-bridge serve” runs there.', 'erp-bridge')}</p>
            )}
            <p className="erp-bridge-quiet">
              {/* translators: 1: version, 2: name of a computer, 3: name of an ERP adapter. */}
              {sprintf(
                __('Version %1$s on %2$s, ERP adapter “%3$s”.', 'erp-bridge'),
                worker.version,
                worker.host,
                worker.adapter,
              )}
            </p>
          </>
        )}
      </CardBody>
    </Card>
  );
}
