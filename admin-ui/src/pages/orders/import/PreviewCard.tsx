import { Card, CardBody, CardHeader, Notice } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import { ago } from '../../../data/format';
import type { OrdersLook } from '../../../data/orders';
import { LookList } from '../list/LookList';
import type { LookHandle } from '../list/useLook';

interface Props {
  look: LookHandle;
  /** When orders were last imported. */
  importedAt: string | null;
  onAsked: () => void;
}

/** What an import would do, order by order. */
export function PreviewCard({ look, importedAt, onAsked }: Props) {
  const made = look.data?.look ?? null;
  return (
    <Card id="erp-bridge-preview">
      <CardHeader>
        <h2>{__('What an import would do', 'erp-bridge')}</h2>
      </CardHeader>
      <CardBody>
        {look.data && <Summary made={made} importedAt={importedAt} />}
        {(look.data === undefined || made) && <LookList look={look} onAsked={onAsked} />}
      </CardBody>
    </Card>
  );
}

function Summary({ made, importedAt }: { made: OrdersLook | null; importedAt: string | null }) {
  if (made === null)
    return (
      <p>{__('There is no preview yet. A preview shows what an import would do and changes nothing.', 'erp-bridge')}</p>
    );
  if (made.state === 'failed')
    return (
      <Notice status="error" isDismissible={false}>
        {/* translators: %s: why. */}
        {sprintf(__('The preview could not be finished: %s', 'erp-bridge'), made.message)}
      </Notice>
    );
  if (made.finished_at === null)
    return (
      <p aria-live="polite">{__('The preview is being made; the list grows until it is finished.', 'erp-bridge')}</p>
    );
  return (
    <>
      <p aria-live="polite">{__('The preview is finished.', 'erp-bridge')}</p>
      <p>
        {/* translators: %s: "5 minutes ago". */}
        {sprintf(__('Made %s.', 'erp-bridge'), ago(made.finished_at))}
      </p>
      {importedAt !== null && importedAt > made.finished_at && (
        <Notice status="info" isDismissible={false}>
          {__('Orders have been imported since this preview. Create a new one to see what is left.', 'erp-bridge')}
        </Notice>
      )}
    </>
  );
}
