import { Card, CardBody, CardHeader, Notice } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import { Dot } from '../../../components/Dot';
import { ago, moment } from '../../../data/format';
import { standings, type ImportJob } from '../../../data/orders';
import { resultName } from '../../../data/orderWords';
import { count } from '../../../data/words';

/** What the last import did. */
export function ResultCard({ job }: { job: ImportJob }) {
  const shown = standings.filter((standing) => (job.counts[standing] ?? 0) > 0);
  return (
    <Card>
      <CardHeader>
        <h2>{__('Last import', 'erp-bridge')}</h2>
      </CardHeader>
      <CardBody>
        {job.state === 'failed' && (
          <Notice status="error" isDismissible={false}>
            {/* translators: %s: why. */}
            {sprintf(__('The import could not be finished: %s', 'erp-bridge'), job.error)}
          </Notice>
        )}
        {job.finished_at !== null && (
          <p>
            <Dot status={job.state === 'failed' ? 'error' : 'ok'} />
            <strong>{ago(job.finished_at)}</strong> ({moment(job.finished_at)})
          </p>
        )}
        <ul className="erp-bridge-orders__counts">
          {shown.map((standing) => (
            <li key={standing}>
              <strong>{count(job.counts[standing] ?? 0)}</strong> {resultName(standing)}
            </li>
          ))}
        </ul>
        {shown.length === 0 && job.state === 'done' && <p>{__('There was no order to import.', 'erp-bridge')}</p>}
        <p>
          <a href="?page=erp-bridge-orders&tab=completeness">{__('Check that no order is missing', 'erp-bridge')}</a>
        </p>
      </CardBody>
    </Card>
  );
}
