import { __experimentalConfirmDialog as ConfirmDialog, Button, Notice } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { HeldWords } from '../../flows/words';

interface Props {
  words: HeldWords;
  busy: boolean;
  onApprove: () => void;
}

/** A run that would deactivate or withdraw too many waits for somebody to say that it is meant. */
export function HeldNotice({ words, busy, onApprove }: Props) {
  const [sure, setSure] = useState(false);
  return (
    <>
      {/* Given what to speak, the notice does not render its contents a second time to find out. */}
      <Notice status="warning" isDismissible={false} spokenMessage={words.sentence}>
        <p>
          <strong>{words.sentence}</strong>{' '}
          {__('Perhaps the ERP’s data was incomplete: look at the list before you approve.', 'erp-bridge')}
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
          <a href={words.url}>{words.link}</a>
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
        {words.effect}
      </ConfirmDialog>
    </>
  );
}
