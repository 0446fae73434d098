import { Button } from '@wordpress/components';
import { useId } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { Dot } from '../../../components/Dot';
import { Problem } from '../../../components/Problem';
import { switchEmail, type CustomerEmail } from '../../../data/sales';
import { useRequest } from '../../../data/useRequest';

interface Props {
  email: CustomerEmail;
  onChanged: () => Promise<void>;
}

function state({ enabled, doubled, manual }: CustomerEmail): string {
  if (manual) return __('Goes only when somebody sends it', 'erp-bridge');
  if (!enabled) return __('Off', 'erp-bridge');
  return doubled ? __('On: the customer gets two e-mails', 'erp-bridge') : __('On', 'erp-bridge');
}

/** One of WooCommerce's e-mails to customers, with its switch. */
export function Email({ email, onChanged }: Props) {
  const { id, title, enabled, event, doubled, manual } = email;
  const { busy, problem, run, clear } = useRequest();
  const said = useId();
  const act = enabled ? __('Switch off', 'erp-bridge') : __('Switch on again', 'erp-bridge');
  return (
    <li>
      <div className="erp-bridge-emails__row">
        <span>
          <strong>{title}</strong>
          <span className="erp-bridge-quiet">{event}</span>
          <span id={said} aria-live="polite">
            <Dot status={!enabled || manual ? 'none' : doubled ? 'warning' : 'ok'} />
            {state(email)}
          </span>
        </span>
        {!manual && (
          <Button
            variant="secondary"
            isBusy={busy}
            disabled={busy}
            accessibleWhenDisabled
            aria-describedby={said}
            /* translators: 1: "Switch off" or "Switch on again", 2: title of an e-mail. */
            aria-label={sprintf(__('%1$s: %2$s', 'erp-bridge'), act, title)}
            onClick={() =>
              void run(async () => {
                await switchEmail(id, !enabled);
                await onChanged();
              })
            }
            __next40pxDefaultSize
          >
            {act}
          </Button>
        )}
      </div>
      <Problem text={problem} onRemove={clear} />
    </li>
  );
}
