import { Card, CardBody, CardHeader } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import { Dot } from './Dot';
import type { Flow, LastRun as Run } from '../data/api';
import { ago, duration, moment } from '../data/format';
import { count, stateName } from '../data/words';

/** With a `lane`, only what was done there. */
export function LastRun({ run, lane }: { run: Run | null; lane?: Flow }) {
  return (
    <Card>
      <CardHeader>
        <h2>{__('Last sync', 'erp-bridge')}</h2>
      </CardHeader>
      <CardBody>{run === null ? <p>{__('None yet.', 'erp-bridge')}</p> : <Result run={run} lane={lane} />}</CardBody>
    </Card>
  );
}

function Result({ run, lane }: { run: Run; lane: Flow | undefined }) {
  const { accounts, documents, sales } = run;
  const shows = (flow: Flow): boolean => lane === undefined || lane === flow;
  const notDone = (['held', 'waiting', 'refused', 'failed'] as const)
    .flatMap((state) => (accounts[state] ? `${stateName(state)} ${count(accounts[state])}` : []))
    .join(' · ');
  return (
    <>
      <p>
        <Dot status={run.error ? 'error' : 'ok'} />
        <strong>{ago(run.finished_at)}</strong> {/* translators: 1: date and time, 2: a time span. */}
        {sprintf(__('(%1$s, took %2$s)', 'erp-bridge'), moment(run.finished_at), duration(run.seconds))}
      </p>
      {run.error && <p>{run.error.message ?? run.error.code}</p>}
      <ul className="erp-bridge-plain">
        {shows('accounts') && (
          <li>
            {sprintf(
              /* translators: 1 to 4: numbers of accounts. */
              __('Accounts: %1$d new, %2$d changed, %3$d deactivated, %4$d unchanged', 'erp-bridge'),
              accounts.created,
              accounts.updated,
              accounts.deactivated,
              accounts.unchanged,
            )}
          </li>
        )}
        {lane === 'accounts' && notDone !== '' && (
          <li>
            {/* translators: %s: "Waiting 6 · Refused 2". */}
            {sprintf(__('Not done: %s.', 'erp-bridge'), notDone)}{' '}
            <a href="admin.php?page=erp-bridge&lane=accounts#erp-bridge-unsettled">{__('See why', 'erp-bridge')}</a>
          </li>
        )}
        {shows('documents') && (
          <li>
            {sprintf(
              /* translators: 1 to 3: numbers of documents. */
              __('Documents: %1$d delivered, %2$d withdrawn, %3$d unchanged', 'erp-bridge'),
              documents.delivered,
              documents.withdrawn ?? 0,
              documents.unchanged,
            )}
          </li>
        )}
        {shows('sales') && sales && (
          <li>
            {sprintf(
              /* translators: 1 to 4: numbers of sales documents. */
              __('Sales: %1$d new, %2$d changed, %3$d withdrawn, %4$d unchanged', 'erp-bridge'),
              sales.created,
              sales.updated,
              sales.withdrawn,
              sales.unchanged,
            )}
          </li>
        )}
      </ul>
    </>
  );
}
