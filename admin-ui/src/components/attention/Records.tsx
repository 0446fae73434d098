import { Button, Spinner } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { Pager } from '../Pager';
import { Problem } from '../Problem';
import { dismiss, retry, type AttentionItem } from '../../data/api';
import { ago } from '../../data/format';
import { useRequest } from '../../data/useRequest';
import type { Props } from './Group';
import { useAttentionPage } from './useAttentionPage';

/** A record that comes back with a newer outcome can be tried again. */
const attempt = ({ id, at }: AttentionItem): string => `${String(id)} ${at}`;

/** What the shop cut off (an account deleted, unlinked, erased) can be asked for again; a line of a file cannot. */
const canRetry = ({ state, reason, erp_key: key }: AttentionItem): boolean =>
  state === 'note' ? reason.endsWith('_in_shop') : !key.startsWith('line.');

/** The records of one reason. */
export function Records({ group: { lane, state, reason, message }, search, moment, onChanged }: Props) {
  const { problem: refused, run, clear } = useRequest();
  const [dismissed, setDismissed] = useState(0);
  const [retried, setRetried] = useState<ReadonlySet<string>>(new Set());

  const { page, setPage, found, problem, forget } = useAttentionPage(
    { lane, state, reason, search },
    `${moment} ${String(dismissed)}`,
  );

  // A notice is gone at once, whatever is done about it; a record that is tried again stays until it is in step.
  const settle = async (item: AttentionItem, ask: (id: number) => Promise<unknown>): Promise<void> => {
    if (!(await run(() => ask(item.id)))) return;
    if (state === 'note') setDismissed((count) => count + 1);
    else setRetried(new Set([...retried, attempt(item)]));
    onChanged();
  };

  if (problem !== undefined || refused !== undefined)
    return (
      <Problem
        text={refused ?? problem}
        onRemove={() => {
          clear();
          forget();
        }}
      />
    );
  if (found === undefined) return <Spinner />;
  return (
    <>
      <ul className="erp-bridge-records">
        {found.items.map((item) => (
          <li key={item.id}>
            <span className="erp-bridge-records__label">
              <strong>{item.label}</strong>
              {item.message !== message && <span className="erp-bridge-quiet">{item.message}</span>}
              <span className="erp-bridge-quiet">
                {item.erp_key} · {ago(item.at)}
              </span>
            </span>
            <span className="erp-bridge-records__buttons">
              {state === 'note' && (
                <Button
                  variant="secondary"
                  size="compact"
                  onClick={() => void settle(item, dismiss)}
                  /* translators: %s: name of a record. */
                  aria-label={sprintf(__('Dismiss the notice about %s', 'erp-bridge'), item.label)}
                >
                  {__('Dismiss', 'erp-bridge')}
                </Button>
              )}
              {canRetry(item) && (
                <Button
                  variant="secondary"
                  size="compact"
                  disabled={retried.has(attempt(item))}
                  accessibleWhenDisabled
                  onClick={() => void settle(item, retry)}
                  aria-label={
                    retried.has(attempt(item))
                      ? undefined
                      : /* translators: %s: name of a record. */
                        sprintf(__('Retry %s', 'erp-bridge'), item.label)
                  }
                >
                  {retried.has(attempt(item)) ? __('Asked', 'erp-bridge') : __('Retry', 'erp-bridge')}
                </Button>
              )}
            </span>
          </li>
        ))}
      </ul>
      <Pager page={page} pages={found.pages} onPage={setPage} />
    </>
  );
}
