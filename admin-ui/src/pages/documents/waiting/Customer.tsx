import { Button } from '@wordpress/components';
import { useId, useState } from '@wordpress/element';
import { __, _n, sprintf } from '@wordpress/i18n';
import { chevronDown, chevronRight } from '@wordpress/icons';
import { Problem } from '../../../components/Problem';
import { createAccount, dismissWaiting, type WaitingCustomer } from '../../../data/documents';
import { ago } from '../../../data/format';
import { useRequest } from '../../../data/useRequest';
import { count } from '../../../data/words';

interface Props {
  customer: WaitingCustomer;
  canCreate: boolean;
  onDismissed: () => void;
}

/** One customer without an account: who it is, the documents, and what can be done. */
export function Customer({ customer, canCreate, onDismissed }: Props) {
  const { account_key: key, email, tiers_code: code, known, count: number, documents } = customer;
  const [open, setOpen] = useState(false);
  const [asked, setAsked] = useState(false);
  const { busy, problem, run, clear } = useRequest();
  const list = useId();
  const label = customer.label || email || key;
  const more = number - documents.length;

  return (
    <li>
      <div className="erp-bridge-waiting__head">
        <span className="erp-bridge-records__label">
          <strong>{label}</strong>
          <span className="erp-bridge-quiet">
            {[email, code].filter((text) => text !== '' && text !== label).join(' · ')}
          </span>
        </span>
        <span className="erp-bridge-records__buttons">
          {known && (
            <Button
              variant="secondary"
              size="compact"
              disabled={!canCreate || asked || busy}
              accessibleWhenDisabled
              onClick={() => void run(() => createAccount(key)).then(setAsked)}
              /* translators: %s: a customer. */
              aria-label={asked ? undefined : sprintf(__('Create account for %s', 'erp-bridge'), label)}
            >
              {asked ? __('Asked', 'erp-bridge') : __('Create account', 'erp-bridge')}
            </Button>
          )}
          <Button
            variant="secondary"
            size="compact"
            disabled={busy}
            accessibleWhenDisabled
            onClick={() => void run(() => dismissWaiting(customer)).then(onDismissed)}
            /* translators: %s: a customer. */
            aria-label={sprintf(__('Dismiss the documents of %s', 'erp-bridge'), label)}
          >
            {__('Dismiss', 'erp-bridge')}
          </Button>
        </span>
      </div>
      {!known && (
        <p className="erp-bridge-quiet">
          {__(
            'The ERP names no such customer: add it there, or create a customer account with this e-mail in the shop.',
            'erp-bridge',
          )}
        </p>
      )}
      <Problem text={problem} onRemove={clear} />
      <Button
        className="erp-bridge-waiting__toggle"
        icon={open ? chevronDown : chevronRight}
        aria-expanded={open}
        aria-controls={list}
        onClick={() => {
          setOpen(!open);
        }}
      >
        {/* translators: %s: number of documents. */}
        {sprintf(_n('%s document', '%s documents', number, 'erp-bridge'), count(number))}
      </Button>
      <ul id={list} hidden={!open}>
        {documents.map((document) => (
          <li key={document.id}>
            {document.label} <span className="erp-bridge-quiet">· {ago(document.at)}</span>
          </li>
        ))}
        {more > 0 && (
          <li className="erp-bridge-quiet">
            {/* translators: %s: number of documents. */}
            {sprintf(__('and %s more', 'erp-bridge'), count(more))}
          </li>
        )}
      </ul>
    </li>
  );
}
