import { Notice } from '@wordpress/components';
import { __ } from '@wordpress/i18n';

/** WooCommerce switches webhooks off and tells nobody. */
export const WebhooksOff = ({ sentences }: { sentences: string[] }) =>
  sentences.length === 0 ? null : (
    <Notice
      status="error"
      isDismissible={false}
      actions={[
        {
          label: __('Connection', 'erp-bridge'),
          url: 'admin.php?page=erp-bridge-connection#webhooks',
          variant: 'secondary',
        },
      ]}
    >
      {sentences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      <p>
        {__(
          'Nothing is lost: the worker asks for changed orders by itself. It only takes a few seconds longer.',
          'erp-bridge',
        )}
      </p>
    </Notice>
  );
