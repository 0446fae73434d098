import { Button, Card, CardBody, CardHeader, CheckboxControl } from '@wordpress/components';
import { useId, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { Problem } from '../../../components/Problem';
import { importOrders, look } from '../../../data/orders';
import { useRequest } from '../../../data/useRequest';

interface Props {
  source: string;
  /** A preview was made and is finished. */
  previewed: boolean;
  /** Why nothing can be asked for now. */
  hindered: string | undefined;
  /** Why an import cannot be started, though a preview can be made. */
  unready: string | undefined;
  onAsked: () => void;
}

/** Preview first, then the import; without a preview only where somebody says so. */
export function StartCard({ source, previewed, hindered, unready, onAsked }: Props) {
  const { busy, problem, run, clear } = useRequest();
  const [sure, setSure] = useState(false);
  const hint = useId();
  const ask = async (request: () => Promise<unknown>): Promise<void> => {
    if (await run(request)) setSure(false);
    onAsked();
  };
  const ready = hindered === undefined && unready === undefined && (previewed || sure);
  const why =
    hindered ?? unready ?? (ready ? '' : __('“Start import” can be used when a preview is finished.', 'erp-bridge'));
  return (
    <Card>
      <CardHeader>
        <h2>{__('Preview and import', 'erp-bridge')}</h2>
      </CardHeader>
      <CardBody>
        <p>
          {__(
            'The preview shows order by order what an import would do, and changes nothing. The import sends each order once; new orders go first.',
            'erp-bridge',
          )}
        </p>
        <div className="erp-bridge-head__buttons">
          <Button
            variant={previewed ? 'secondary' : 'primary'}
            disabled={busy || hindered !== undefined}
            accessibleWhenDisabled
            aria-describedby={hint}
            onClick={() => void ask(() => look(source, 'import'))}
            __next40pxDefaultSize
          >
            {previewed ? __('New preview', 'erp-bridge') : __('Preview', 'erp-bridge')}
          </Button>
          <Button
            variant={previewed ? 'primary' : 'secondary'}
            disabled={busy || !ready}
            accessibleWhenDisabled
            aria-describedby={hint}
            onClick={() => void ask(() => importOrders(source))}
            __next40pxDefaultSize
          >
            {__('Start import', 'erp-bridge')}
          </Button>
        </div>
        <p id={hint} className="erp-bridge-quiet erp-bridge-orders__hint" aria-live="polite">
          {why}
        </p>
        {!previewed && hindered === undefined && unready === undefined && (
          <CheckboxControl
            label={__('Start without a preview', 'erp-bridge')}
            help={__('You then see only afterwards which orders were left out.', 'erp-bridge')}
            checked={sure}
            onChange={setSure}
            __nextHasNoMarginBottom
          />
        )}
        <Problem text={problem} onRemove={clear} />
      </CardBody>
    </Card>
  );
}
