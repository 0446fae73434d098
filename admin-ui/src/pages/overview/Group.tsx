import { Button, Spinner } from '@wordpress/components';
import { useEffect, useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { chevronDown, chevronRight } from '@wordpress/icons';
import { Problem } from '../../components/Problem';
import { getJournal, messageOf, retry, type JournalGroup, type JournalItem, type JournalPage } from '../../data/api';
import { ago } from '../../data/format';
import { count, laneName, stateName } from '../../data/words';

const perPage = 20;

/** A record that comes back with a newer outcome can be tried again. */
const attempt = ({ id, at }: JournalItem): string => `${String(id)} ${at}`;

interface Props {
  group: JournalGroup;
  search: string;
  moment: string;
  onRetried: () => void;
}

/** One reason: its sentence and how many records it holds up; opened, the records. */
export function Group({ group, search, moment, onRetried }: Props) {
  const [open, setOpen] = useState(false);
  return (
    <section className={`erp-bridge-group erp-bridge-group--${group.state}`}>
      <Button
        className="erp-bridge-group__title"
        icon={open ? chevronDown : chevronRight}
        aria-expanded={open}
        onClick={() => {
          setOpen(!open);
        }}
      >
        <span className="erp-bridge-group__count">{count(group.count)}</span>
        <span className="erp-bridge-group__what">
          {laneName(group.lane)} · {stateName(group.state)}
        </span>
        <span>{group.message}</span>
      </Button>
      {open && <Records group={group} search={search} moment={moment} onRetried={onRetried} />}
    </section>
  );
}

function Records({ group: { lane, state, reason, message }, search, moment, onRetried }: Props) {
  const [page, setPage] = useState(1);
  const [found, setFound] = useState<JournalPage>();
  const [problem, setProblem] = useState<string>();
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
  }, [lane, state, reason, search, page, moment]);

  const again = async (item: JournalItem): Promise<void> => {
    try {
      await retry(item.id);
      setRetried(new Set([...retried, attempt(item)]));
      onRetried();
    } catch (error) {
      setProblem(messageOf(error));
    }
  };

  if (problem !== undefined)
    return (
      <Problem
        text={problem}
        onRemove={() => {
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
            {!item.erp_key.startsWith('line.') && (
              <Button
                variant="secondary"
                size="compact"
                disabled={retried.has(attempt(item))}
                accessibleWhenDisabled
                onClick={() => void again(item)}
                /* translators: %s: name of a record. */
                aria-label={sprintf(__('Retry %s', 'erp-bridge'), item.label)}
              >
                {retried.has(attempt(item)) ? __('Asked', 'erp-bridge') : __('Retry', 'erp-bridge')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {pages > 1 && (
        <p className="erp-bridge-pages">
          <Button
            variant="tertiary"
            disabled={page === 1}
            onClick={() => {
              setPage(page - 1);
            }}
          >
            {__('Previous', 'erp-bridge')}
          </Button>
          {/* translators: 1: page, 2: number of pages. */}
          {sprintf(__('Page %1$d of %2$d', 'erp-bridge'), page, pages)}
          <Button
            variant="tertiary"
            disabled={page === pages}
            onClick={() => {
              setPage(page + 1);
            }}
          >
            {__('Next', 'erp-bridge')}
          </Button>
        </p>
      )}
    </>
  );
}
