import { __ } from '@wordpress/i18n';
import { CopyButton } from '../../../components/CopyButton';
import { deliveryUrl } from '../../../data/webhooks';

const steps = (): string[] => [
  __('Go to WooCommerce → Settings → Advanced → Webhooks, and press “Add webhook”.', 'erp-bridge'),
  __('Name: whatever you like. Status: Active.', 'erp-bridge'),
  __('Topic: “Order created” for the first webhook, “Order updated” for the second.', 'erp-bridge'),
  __('Delivery URL and Secret: copy the two values above.', 'erp-bridge'),
  __('API version: leave it as it is. Press “Save webhook”, and do the same for the second one.', 'erp-bridge'),
  __('Come back: by their secret they are recognised, and watched here from then on.', 'erp-bridge'),
];

/** For those who prefer to make them themselves (article 3). */
export function ByHand({ address, secret }: { address: string; secret: string }) {
  const values = [
    { label: __('Delivery URL', 'erp-bridge'), value: deliveryUrl(address) },
    { label: __('Secret', 'erp-bridge'), value: secret },
  ];
  return (
    <details className="erp-bridge-by-hand">
      <summary>{__('Make the webhooks by hand', 'erp-bridge')}</summary>
      <dl>
        {values.map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              {value === '' ? (
                <span className="erp-bridge-quiet">{__('enter the worker’s address above', 'erp-bridge')}</span>
              ) : (
                <>
                  <code>{value}</code>
                  <CopyButton text={value} label={`${__('Copy', 'erp-bridge')}: ${label}`} />
                </>
              )}
            </dd>
          </div>
        ))}
      </dl>
      <ol>
        {steps().map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    </details>
  );
}
