import { Card, CardBody, CardHeader } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import { Dot } from './Dot';
import type { LastRun as Run } from '../data/api';
import { flowNames, type Flow } from '../data/flow';
import { ago, duration, moment } from '../data/format';
import { count, stateName } from '../data/words';
import { doneWords } from '../flows';

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
  const shown = flowNames.filter((flow) => lane === undefined || lane === flow);
  const notDone = (['held', 'waiting', 'refused', 'failed'] as const)
    .flatMap((state) => (run.accounts?.[state] ? `${stateName(state)} ${count(run.accounts[state])}` : []))
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
        {shown.map((flow) => {
          const done = doneWords(flow, run);
          return done !== undefined && <li key={flow}>{done}</li>;
        })}
        {lane === 'accounts' && notDone !== '' && (
          <li>
            {/* translators: %s: "Waiting 6 · Refused 2". */}
            {sprintf(__('Not done: %s.', 'erp-bridge'), notDone)}{' '}
            <a href="admin.php?page=erp-bridge&lane=accounts#erp-bridge-unsettled">{__('See why', 'erp-bridge')}</a>
          </li>
        )}
      </ul>
    </>
  );
}
