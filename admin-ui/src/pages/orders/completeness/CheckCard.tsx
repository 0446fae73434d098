import { Button, Card, CardBody, CardHeader, Notice } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import { Problem } from '../../../components/Problem';
import { ago } from '../../../data/format';
import { look, type OrdersLook } from '../../../data/orders';
import { useRequest } from '../../../data/useRequest';

interface Props {
  source: string;
  made: OrdersLook | null;
  disabled: boolean;
  onAsked: () => void;
}

/** Looks up every order of the shop in the ERP. */
export function CheckCard({ source, made, disabled, onAsked }: Props) {
  const { busy, problem, run, clear } = useRequest();
  const ask = async (): Promise<void> => {
    await run(() => look(source, 'ledger'));
    onAsked();
  };
  return (
    <Card>
      <CardHeader>
        <h2>{__('Is every order in the ERP?', 'erp-bridge')}</h2>
      </CardHeader>
      <CardBody>
        <p>
          {__(
            'The check looks up every order of the shop: it counts those that the ERP has, and says of each other order why the ERP doesn’t have it. It changes nothing.',
            'erp-bridge',
          )}
        </p>
        {made?.state === 'failed' && (
          <Notice status="error" isDismissible={false}>
            {/* translators: %s: why. */}
            {sprintf(__('The check could not be finished: %s', 'erp-bridge'), made.message)}
          </Notice>
        )}
        <div className="erp-bridge-head__buttons">
          <Button
            variant={made === null ? 'primary' : 'secondary'}
            isBusy={busy}
            disabled={busy || disabled}
            accessibleWhenDisabled
            onClick={() => void ask()}
            __next40pxDefaultSize
          >
            {made === null ? __('Check now', 'erp-bridge') : __('Check again', 'erp-bridge')}
          </Button>
          {made !== null && made.finished_at !== null && (
            <span className="erp-bridge-quiet">
              {/* translators: %s: "5 minutes ago". */}
              {sprintf(__('Last check: %s', 'erp-bridge'), ago(made.finished_at))}
            </span>
          )}
        </div>
        <Problem text={problem} onRemove={clear} />
      </CardBody>
    </Card>
  );
}
