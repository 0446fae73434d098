import { Button, Card, CardBody, CardHeader } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { Problem } from '../../components/Problem';
import { Dot } from '../../components/Dot';
import { testConnection, type Check, type NewKey } from '../../data/api';
import { useRequest } from '../../data/useRequest';

const said = (status: Check['status']): string =>
  ({ ok: __('good', 'erp-bridge'), warning: __('attention', 'erp-bridge'), error: __('wrong', 'erp-bridge') })[status];

export function TestStep({ made }: { made: NewKey | undefined }) {
  const { busy, problem, run } = useRequest();
  const [checks, setChecks] = useState<Check[]>();

  const test = (): void => {
    void run(async () => {
      setChecks((await testConnection(made)).checks);
    });
  };

  return (
    <Card>
      <CardHeader>
        <h2>{__('3. The test', 'erp-bridge')}</h2>
      </CardHeader>
      <CardBody>
        <Button variant="secondary" isBusy={busy} disabled={busy} onClick={test} __next40pxDefaultSize>
          {__('Test connection', 'erp-bridge')}
        </Button>
        <Problem text={problem} />
        {checks && (
          <ul className="erp-bridge-checks" aria-live="polite">
            {checks.map(({ id, status, title, message, fix }) => (
              <li key={id}>
                <Dot status={status} />
                <div>
                  <strong>{title}</strong> <span className="erp-bridge-quiet">({said(status)})</span>
                  <p>{message}</p>
                  {fix !== undefined && fix !== '' && <p className="erp-bridge-fix">{fix}</p>}
                </div>
              </li>
            ))}
          </ul>
        )}
      </CardBody>
    </Card>
  );
}
