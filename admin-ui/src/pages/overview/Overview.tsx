import { Button, Notice, Spinner } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { getOverview, messageOf, syncNow, type Overview as Data } from '../../data/api';
import { usePolled } from '../../data/usePolled';
import { Counters } from './Counters';
import { LastRun } from './LastRun';
import { Progress } from './Progress';
import { Unsettled } from './Unsettled';
import { WorkerStatus } from './WorkerStatus';

const pause = (data: Data | undefined): number => (data?.running ? 2_000 : 5_000);

export function Overview() {
  const { data, problem, reload } = usePolled(getOverview, pause);
  const [asking, setAsking] = useState(false);
  const [answer, setAnswer] = useState<{ status: 'success' | 'error'; text: string }>();

  const sync = async (): Promise<void> => {
    setAsking(true);
    try {
      await syncNow();
      setAnswer({
        status: 'success',
        text: __('The worker is asked to sync; it begins within seconds.', 'erp-bridge'),
      });
      reload();
    } catch (error) {
      setAnswer({ status: 'error', text: messageOf(error) });
    }
    setAsking(false);
  };

  return (
    <>
      <div className="erp-bridge-head">
        <h1>{__('ERP Bridge', 'erp-bridge')}</h1>
        <Button
          variant="primary"
          onClick={() => void sync()}
          isBusy={asking}
          disabled={asking || data?.worker?.alive !== true || Boolean(data.running)}
          accessibleWhenDisabled
          __next40pxDefaultSize
        >
          {__('Sync now', 'erp-bridge')}
        </Button>
      </div>
      {answer && (
        <Notice
          status={answer.status}
          onRemove={() => {
            setAnswer(undefined);
          }}
        >
          {answer.text}
        </Notice>
      )}
      {problem !== undefined && (
        <Notice status="warning" isDismissible={false}>
          {/* translators: %s: what went wrong. */}
          {sprintf(__('This page could not be refreshed: %s It tries again by itself.', 'erp-bridge'), problem)}
        </Notice>
      )}
      {data === undefined ? (
        problem === undefined && <Spinner />
      ) : (
        <>
          <div className="erp-bridge-cards">
            <WorkerStatus worker={data.worker} />
            <LastRun run={data.last_run} />
          </div>
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
