import { Card, CardBody, ProgressBar } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import type { Running } from '../data/api';
import { percent, progressText } from '../data/format';
import { laneName } from '../data/words';

export function Progress({ running }: { running: Running }) {
  const value = running.phase === 'push' ? percent(running.done, running.total) : undefined;
  return (
    <Card className="erp-bridge-progress">
      <CardBody>
        <p aria-live="polite">
          <strong>{laneName(running.lane)}:</strong> {progressText(running)}{' '}
          {running.preview && (
            <span className="erp-bridge-quiet">{__('(preview: nothing is written)', 'erp-bridge')}</span>
          )}
        </p>
        <ProgressBar className="erp-bridge-progress__bar" {...(value === undefined ? {} : { value })} />
      </CardBody>
    </Card>
  );
}
