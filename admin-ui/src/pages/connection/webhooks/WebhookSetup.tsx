import { __experimentalConfirmDialog as ConfirmDialog, Button, Notice, TextControl } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { Problem } from '../../../components/Problem';
import { useRequest } from '../../../data/useRequest';
import { createWebhooks, enableWebhooks, removeWebhooks, type Webhooks } from '../../../data/webhooks';
import { ByHand } from './ByHand';
import { HealthTable } from './HealthTable';

interface Props {
  data: Webhooks;
  onChange: () => void;
}

export function WebhookSetup({ data, onChange }: Props) {
  const { busy, problem, run, clear } = useRequest();
  const [typed, setTyped] = useState<string>();
  const [unanswered, setUnanswered] = useState<string | null>(null);
  const [sure, setSure] = useState(false);
  const address = typed ?? data.webhook_url;
  const there = data.topics.some(({ id }) => id !== null);
  const off =
    data.webhook_url !== '' && data.topics.filter(({ status }) => status === 'disabled' || status === 'paused');

  const change = (ask: () => Promise<Webhooks>): void => {
    setSure(false);
    void run(async () => {
      setUnanswered((await ask()).problem);
      setTyped(undefined);
      onChange();
    });
  };

  return (
    <>
      <TextControl
        label={__('Address under which this shop reaches the worker', 'erp-bridge')}
        help={__('For example https://erp.example.com; a reverse proxy there leads to the worker.', 'erp-bridge')}
        type="url"
        value={address}
        onChange={setTyped}
        __nextHasNoMarginBottom
        __next40pxDefaultSize
      />
      <Problem text={problem} onRemove={clear} />
      {off !== false && off.length > 0 && (
        <Notice
          status="error"
          isDismissible={false}
          actions={[
            {
              label: __('Switch on again', 'erp-bridge'),
              onClick: () => {
                change(enableWebhooks);
              },
              variant: 'primary',
              disabled: busy,
            },
          ]}
        >
          {off.map(({ topic, problem: why }) => (
            <p key={topic}>{why}</p>
          ))}
        </Notice>
      )}
      {unanswered !== null && (
        <Notice
          status="warning"
          onRemove={() => {
            setUnanswered(null);
          }}
        >
          {unanswered}
        </Notice>
      )}
      <div className="erp-bridge-buttons">
        <Button
          variant={there ? 'secondary' : 'primary'}
          isBusy={busy}
          disabled={busy || address.trim() === ''}
          accessibleWhenDisabled
          onClick={() => {
            change(() => createWebhooks(address));
          }}
          __next40pxDefaultSize
        >
          {there ? __('Repair the two webhooks', 'erp-bridge') : __('Create the two webhooks', 'erp-bridge')}
        </Button>
        {there && (
          <Button
            variant="tertiary"
            isDestructive
            disabled={busy}
            onClick={() => {
              setSure(true);
            }}
            __next40pxDefaultSize
          >
            {__('Remove the webhooks', 'erp-bridge')}
          </Button>
        )}
      </div>
      <ConfirmDialog
        isOpen={sure}
        onConfirm={() => {
          change(removeWebhooks);
        }}
        onCancel={() => {
          setSure(false);
        }}
        confirmButtonText={__('Remove the webhooks', 'erp-bridge')}
      >
        {__('The worker then asks for changed orders by itself, every few seconds. Nothing is lost.', 'erp-bridge')}
      </ConfirmDialog>
      {data.webhook_url !== '' && <HealthTable data={data} />}
      <ByHand address={address} secret={data.secret} />
    </>
  );
}
