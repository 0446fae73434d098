import { __, sprintf } from '@wordpress/i18n';
import { Dot } from '../../../components/Dot';
import { ago, duration } from '../../../data/format';
import type { Webhooks, WebhookTopic } from '../../../data/webhooks';

const stateOf = ({ status }: WebhookTopic): string =>
  ({
    active: __('Active', 'erp-bridge'),
    paused: __('Paused', 'erp-bridge'),
    disabled: __('Switched off', 'erp-bridge'),
    missing: __('Not there', 'erp-bridge'),
  })[status];

function lastOf({ last_delivery_at: at, last_code: code }: WebhookTopic): string {
  if (at === null) return __('none yet', 'erp-bridge');
  const answer = code === 0 ? __('no answer', 'erp-bridge') : `HTTP ${String(code)}`;
  return `${ago(at)} (${answer})`;
}

const dotOf = ({ status, problem }: WebhookTopic): 'ok' | 'warning' | 'error' =>
  status !== 'active' ? 'error' : problem === null ? 'ok' : 'warning';

const columns = (): { label: string; of: (topic: WebhookTopic) => string }[] => [
  { label: __('State', 'erp-bridge'), of: stateOf },
  { label: __('Failures in a row', 'erp-bridge'), of: ({ failures }) => String(failures) },
  { label: __('Last delivery', 'erp-bridge'), of: lastOf },
  {
    label: __('After the change', 'erp-bridge'),
    of: ({ lag_seconds: lag }) => (lag === null ? '—' : duration(lag)),
  },
  { label: __('Waiting', 'erp-bridge'), of: ({ pending }) => String(pending) },
];

export function HealthTable({ data: { topics, worker } }: { data: Webhooks }) {
  return (
    <>
      <table className="widefat striped erp-bridge-webhooks">
        <thead>
          <tr>
            <th scope="col">{__('Webhook', 'erp-bridge')}</th>
            {columns().map(({ label }) => (
              <th key={label} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {topics.map((topic) => (
            <tr key={topic.topic}>
              <th scope="row">
                <Dot status={dotOf(topic)} />
                {topic.name}
                {topic.status === 'active' && topic.problem !== null && (
                  <p className="erp-bridge-fix">{topic.problem}</p>
                )}
              </th>
              {columns().map(({ label, of }) => (
                <td key={label} data-label={label}>
                  {of(topic)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {worker !== null && (
        <p className="erp-bridge-quiet">
          {sprintf(
            /* translators: 1: number, 2: number. */
            __('The worker says: %1$d received, %2$d refused since it started.', 'erp-bridge'),
            worker.received,
            worker.refused,
          )}
        </p>
      )}
    </>
  );
}
