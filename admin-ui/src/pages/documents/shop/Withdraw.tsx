import { Button } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import { Problem } from '../../../components/Problem';
import { withdraw, type ShopDocument } from '../../../data/documents';
import { useRequest } from '../../../data/useRequest';

interface Props {
  item: ShopDocument;
  onClose: () => void;
  onDone: (sentence: string) => void;
}

export function Withdraw({ item, onClose, onDone }: Props) {
  const { busy, problem, run } = useRequest();
  const confirm = async (): Promise<void> => {
    if (!(await run(() => withdraw(item.id)))) return;
    onClose();
    /* translators: %s: number of a document. */
    onDone(sprintf(__('%s is withdrawn.', 'erp-bridge'), item.number));
  };
  return (
    <>
      <p>
        {__(
          'The customer no longer sees this document. The file stays for you, and you can restore it at any time.',
          'erp-bridge',
        )}
      </p>
      <Problem text={problem} />
      <div className="erp-bridge-head__buttons">
        <Button
          variant="primary"
          isDestructive
          isBusy={busy}
          disabled={busy}
          accessibleWhenDisabled
          onClick={() => void confirm()}
          __next40pxDefaultSize
        >
          {__('Withdraw', 'erp-bridge')}
        </Button>
        <Button variant="tertiary" onClick={onClose} __next40pxDefaultSize>
          {__('Cancel', 'erp-bridge')}
        </Button>
      </div>
    </>
  );
}
