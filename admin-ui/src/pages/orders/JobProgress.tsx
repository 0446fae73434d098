import { Button, Card, CardBody, ProgressBar } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { Problem } from '../../components/Problem';
import { percent } from '../../data/format';
import { pauseJob, resumeJob, type ImportJob } from '../../data/orders';
import { jobProgress } from '../../data/orderWords';
import { useRequest } from '../../data/useRequest';

interface Props {
  job: ImportJob;
  title: string;
  onAsked: () => void;
}

const stateOf = ({ state }: ImportJob): string =>
  state === 'queued'
    ? __('The worker begins within seconds.', 'erp-bridge')
    : state === 'paused'
      ? __('Paused. It goes on where it stopped.', 'erp-bridge')
      : '';

/** How far an import or a look is; stopped and gone on with. */
export function JobProgress({ job, title, onAsked }: Props) {
  const { busy, problem, run, clear } = useRequest();
  const value = percent(job.done, job.total);
  const paused = job.state === 'paused';
  const ask = async (): Promise<void> => {
    await run(() => (paused ? resumeJob(job.id) : pauseJob(job.id)));
    onAsked();
  };
  return (
    <Card className="erp-bridge-progress erp-bridge-job">
      <CardBody>
        <p aria-live="polite">
          <strong>{title}</strong> {stateOf(job)}
        </p>
        {/* Not spoken: it changes every two seconds. */}
        {job.state !== 'queued' && <p className="erp-bridge-job__far">{jobProgress(job)}</p>}
        <ProgressBar
          className="erp-bridge-progress__bar"
          aria-label={title}
          {...(value === undefined ? (paused ? { value: 0 } : {}) : { value })}
        />
        <Problem text={problem} onRemove={clear} />
        {/* As long as the worker has not fetched it, there is nothing to stop. */}
        {job.id > 0 && (
          <p className="erp-bridge-job__buttons">
            <Button
              variant="secondary"
              isBusy={busy}
              disabled={busy}
              accessibleWhenDisabled
              onClick={() => void ask()}
              __next40pxDefaultSize
            >
              {paused ? __('Resume', 'erp-bridge') : __('Pause', 'erp-bridge')}
            </Button>
          </p>
        )}
      </CardBody>
    </Card>
  );
}
