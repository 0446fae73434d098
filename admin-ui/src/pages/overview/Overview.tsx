import { Button, Notice, Spinner } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { LastRun } from '../../components/LastRun';
import { NotRefreshed } from '../../components/NotRefreshed';
import { PendingCommands } from '../../components/PendingCommands';
import { Problem } from '../../components/Problem';
import { Progress } from '../../components/Progress';
import { getOverview, syncNow, type Overview as Data } from '../../data/api';
import { usePolled } from '../../data/usePolled';
import { useRequest } from '../../data/useRequest';
import { Counters } from './Counters';
import { FlowsOff } from './FlowsOff';
import { Unsettled } from './Unsettled';
import { WebhooksOff } from './WebhooksOff';
import { WorkerStatus } from './WorkerStatus';

const pause = (data: Data | undefined): number => (data?.running ? 2_000 : 5_000);

export function Overview() {
  const { data, problem, reload } = usePolled(getOverview, pause);
  const { busy, problem: refused, run, clear } = useRequest();
  const [asked, setAsked] = useState(false);

  const sync = async (): Promise<void> => {
    setAsked(await run(syncNow));
    reload();
  };

  return (
    <>
      <div className="erp-bridge-head">
        <h1>{__('ERP Bridge', 'erp-bridge')}</h1>
        <Button
          variant="primary"
          onClick={() => void sync()}
          isBusy={busy}
          disabled={busy || data?.worker?.alive !== true || Boolean(data.running)}
          accessibleWhenDisabled
          __next40pxDefaultSize
        >
          {__('Sync now', 'erp-bridge')}
        </Button>
      </div>
      <Problem text={refused} onRemove={clear} />
      {asked && (
        <Notice
          status="success"
          onRemove={() => {
            setAsked(false);
          }}
        >
          {__('The worker is asked to sync; it begins within seconds.', 'erp-bridge')}
        </Notice>
      )}
      <NotRefreshed problem={problem} />
      {data === undefined ? (
        problem === undefined && <Spinner />
      ) : (
        <>
          <WebhooksOff sentences={data.webhooks_off} />
          <FlowsOff flows={data.flows} />
          <div className="erp-bridge-cards">
            <WorkerStatus worker={data.worker} />
            <LastRun run={data.last_run} />
          </div>
          <PendingCommands count={data.pending_commands} />
          {data.running && <Progress running={data.running} />}
          {data.counters && (
            <>
              <Counters counters={data.counters} />
              <Unsettled seen={data} />
            </>
          )}
        </>
      )}
    </>
  );
}
