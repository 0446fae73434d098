import { Button, Modal } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';

interface Props {
  disabled: boolean;
  enabled: boolean;
  onPreview: (full: boolean) => void;
  onSync: (full: boolean) => void;
}

/** The sync looks only at what the ERP changed; this looks at everything, and asks first whether to write. */
export function CheckEverything({ disabled, enabled, onPreview, onSync }: Props) {
  const [open, setOpen] = useState(false);
  const close = (): void => {
    setOpen(false);
  };
  const choose = (ask: (full: boolean) => void) => () => {
    close();
    ask(true);
  };
  return (
    <>
      <Button
        variant="secondary"
        disabled={disabled}
        accessibleWhenDisabled
        aria-haspopup="dialog"
        onClick={() => {
          setOpen(true);
        }}
        __next40pxDefaultSize
      >
        {__('Check everything', 'erp-bridge')}
      </Button>
      {open && (
        <Modal title={__('Check everything', 'erp-bridge')} onRequestClose={close} size="medium">
          <p>
            {__(
              'Compares all accounts with what the shop really holds, also those that somebody changed in the shop. With many customers this takes a while.',
              'erp-bridge',
            )}
          </p>
          <div className="erp-bridge-head__buttons">
            <Button variant="primary" onClick={choose(onPreview)} __next40pxDefaultSize>
              {__('Only report the differences', 'erp-bridge')}
            </Button>
            <Button
              variant="secondary"
              disabled={!enabled}
              accessibleWhenDisabled
              onClick={choose(onSync)}
              __next40pxDefaultSize
            >
              {__('Mend them', 'erp-bridge')}
            </Button>
          </div>
          {!enabled && (
            <p className="erp-bridge-quiet">
              {__('“Mend them” can be used when the flow is switched on.', 'erp-bridge')}
            </p>
          )}
        </Modal>
      )}
    </>
  );
}
