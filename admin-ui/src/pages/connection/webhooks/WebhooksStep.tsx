import { Card, CardBody, CardHeader, Notice, Spinner } from '@wordpress/components';
import { useEffect, useRef } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { Problem } from '../../../components/Problem';
import { usePolled } from '../../../data/usePolled';
import { getWebhooks } from '../../../data/webhooks';
import { WebhookSetup } from './WebhookSetup';

const pause = (): number => 10_000;

/** Article 3's two webhooks. Few need them: the worker asks for changed orders by itself. */
export function WebhooksStep() {
  const { data, problem, reload } = usePolled(getWebhooks, pause);
  const card = useRef<HTMLDivElement>(null);
  const known = data !== undefined;
  // The browser looked for the anchor of a notice's link before there was one.
  useEffect(() => {
    if (known && window.location.hash === '#webhooks') card.current?.scrollIntoView();
  }, [known]);
  return (
    <Card id="webhooks" ref={card}>
      <CardHeader>
        <h2>{__('4. Webhooks (optional)', 'erp-bridge')}</h2>
      </CardHeader>
      <CardBody>
        <p>
          {__(
            'The worker asks this shop every few seconds whether an order changed. Where it cannot be reached from the internet, which is the usual case, leave this step out: no webhook is needed.',
            'erp-bridge',
          )}
        </p>
        <p>
          {__(
            'Where this shop can reach the worker, two webhooks of WooCommerce tell it within a second. They only ring: should one fail, no order is lost or doubled.',
            'erp-bridge',
          )}
        </p>
        <Problem text={problem} />
        {data === undefined && problem === undefined && <Spinner />}
        {data?.possible === false && (
          <Notice status="info" isDismissible={false}>
            {__('This shop has no webhooks.', 'erp-bridge')}
          </Notice>
        )}
        {data?.possible === true && <WebhookSetup data={data} onChange={reload} />}
      </CardBody>
    </Card>
  );
}
