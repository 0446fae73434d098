import { __experimentalConfirmDialog as ConfirmDialog, Button, Notice } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __, _n, sprintf } from '@wordpress/i18n';
import { count } from '../../data/words';

interface Props {
  held: number;
  busy: boolean;
  onApprove: () => void;
}

/** A run that would deactivate too many accounts waits for somebody to say that it is meant. */
export function HeldNotice({ held, busy, onApprove }: Props) {
  const [sure, setSure] = useState(false);
  const sentence = sprintf(
    /* translators: %s: number of accounts. */
    _n(
      '%s deactivation is held because there are more than the limit you set.',
      '%s deactivations are held because they are more than the limit you set.',
      held,
      'erp-bridge',
    ),
    count(held),
  );
  return (
    <>
      {/* Given what to speak, the notice does not render its contents a second time to find out. */}
      <Notice status="warning" isDismissible={false} spokenMessage={sentence}>
        <p>
          <strong>{sentence}</strong>{' '}
          {__('Perhaps an export of the ERP was incomplete: look at the list before you approve.', 'erp-bridge')}
        </p>
        <div className="erp-bridge-head__buttons">
          <Button
            variant="secondary"
            isBusy={busy}
            disabled={busy}
            accessibleWhenDisabled
            onClick={() => {
              setSure(true);
            }}
            __next40pxDefaultSize
          >
            {__('Approve', 'erp-bridge')}
          </Button>
          <a href="admin.php?page=erp-bridge&lane=accounts&state=held#erp-bridge-unsettled">
            {__('See whom it is about', 'erp-bridge')}
          </a>
        </div>
      </Notice>
      <ConfirmDialog
        isOpen={sure}
        onConfirm={() => {
          setSure(false);
          onApprove();
        }}
        onCancel={() => {
          setSure(false);
        }}
        confirmButtonText={__('Approve', 'erp-bridge')}
      >
        {sprintf(
          /* translators: %s: number of accounts. */
          _n(
            '%s customer will not be able to sign in any more. The account and its orders are kept.',
            '%s customers will not be able to sign in any more. The accounts and their orders are kept.',
            held,
            'erp-bridge',
          ),
          count(held),
        )}
      </ConfirmDialog>
    </>
  );
}
