import { Button, Spinner } from '@wordpress/components';
import { useEffect, useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { Pager } from '../Pager';
import { Problem } from '../Problem';
import { dismiss, getJournal, messageOf, retry, type JournalItem, type JournalPage } from '../../data/api';
import { ago } from '../../data/format';
import { useRequest } from '../../data/useRequest';
import type { Props } from './Group';

const perPage = 20;

/** A record that comes back with a newer outcome can be tried again. */
const attempt = ({ id, at }: JournalItem): string => `${String(id)} ${at}`;

/** What the shop cut off (an account deleted, unlinked, erased) can be asked for again; a line of a file cannot. */
const canRetry = ({ state, reason, erp_key: key }: JournalItem): boolean =>
  state === 'note' ? reason.endsWith('_in_shop') : !key.startsWith('line.');

/** The records of one reason. */
export function Records({ group: { lane, state, reason, message }, search, moment, onChanged }: Props) {
  const [page, setPage] = useState(1);
  const [found, setFound] = useState<JournalPage>();
  const [problem, setProblem] = useState<string>();
  const { problem: refused, run, clear } = useRequest();
  const [dismissed, setDismissed] = useState(0);
  const [retried, setRetried] = useState<ReadonlySet<string>>(new Set());

  useEffect(() => {
    setPage(1);
  }, [search]);
  useEffect(() => {
    let over = false;
    getJournal({ lane, state, reason, search, page, per_page: perPage }).then(
      (answer) => {
        if (over) return;
        setFound(answer);
        setProblem(undefined);
        // Records leave this list as they come into step: its last page may be gone.
        setPage((current) => Math.min(current, Math.max(1, Math.ceil(answer.total / perPage))));
      },
      (error: unknown) => {
        if (!over) setProblem(messageOf(error));
      },
    );
    return () => {
      over = true;
    };
  }, [lane, state, reason, search, page, moment, dismissed]);

  // A notice is gone at once, whatever is done about it; a record that is tried again stays until it is in step.
  const settle = async (item: JournalItem, ask: (id: number) => Promise<unknown>): Promise<void> => {
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
          setProblem(undefined);
        }}
      />
    );
  if (found === undefined) return <Spinner />;
  const pages = Math.ceil(found.total / perPage);
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
                  /* translators: %s: name of a record. */
                  aria-label={sprintf(__('Retry %s', 'erp-bridge'), item.label)}
                >
                  {retried.has(attempt(item)) ? __('Asked', 'erp-bridge') : __('Retry', 'erp-bridge')}
                </Button>
              )}
            </span>
          </li>
        ))}
      </ul>
      <Pager page={page} pages={pages} onPage={setPage} />
    </>
  );
}
