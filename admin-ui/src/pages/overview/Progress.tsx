import { Card, CardBody, ProgressBar } from '@wordpress/components';
import type { Running } from '../../data/api';
import { percent, progressText } from '../../data/format';
import { laneName } from '../../data/words';

export function Progress({ running }: { running: Running }) {
  const value = running.phase === 'push' ? percent(running.done, running.total) : undefined;
  return (
    <Card className="erp-bridge-progress">
      <CardBody>
        <p aria-live="polite">
          <strong>{laneName(running.lane)}:</strong> {progressText(running)}
        </p>
        <ProgressBar className="erp-bridge-progress__bar" {...(value === undefined ? {} : { value })} />
      </CardBody>
    </Card>
  );
}
