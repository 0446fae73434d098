import { Spinner } from '@wordpress/components';
import { useEffect, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { Pager } from '../../../components/Pager';
import { Problem } from '../../../components/Problem';
import { getJournal, messageOf, type JournalPage } from '../../../data/api';
import { ago } from '../../../data/format';

const perPage = 20;

/** Documents that somebody does not want to be told of. `seen`: what the list above last saw; looks again when it does. */
export function Dismissed({ search, seen }: { search: string; seen: unknown }) {
  const [page, setPage] = useState(1);
  const [found, setFound] = useState<JournalPage>();
  const [problem, setProblem] = useState<string>();
  useEffect(() => {
    let over = false;
    getJournal({ lane: 'documents', reason: 'no_account', dismissed: 1, search, page, per_page: perPage }).then(
      (answer) => {
        if (over) return;
        setFound(answer);
        setProblem(undefined);
        setPage((current) => Math.min(current, Math.max(1, Math.ceil(answer.total / perPage))));
      },
      (error: unknown) => {
        if (!over) setProblem(messageOf(error));
      },
    );
    return () => {
      over = true;
    };
  }, [search, page, seen]);
  if (problem !== undefined) return <Problem text={problem} />;
  if (found === undefined) return <Spinner />;
  return (
    <>
      <h3>{__('Dismissed', 'erp-bridge')}</h3>
      {found.items.length === 0 && <p>{__('None.', 'erp-bridge')}</p>}
      <ul className="erp-bridge-records">
        {found.items.map(({ id, label, erp_key: key, at }) => (
          <li key={id}>
            <span className="erp-bridge-records__label">
              <strong>{label}</strong>
              <span className="erp-bridge-quiet">
                {key} · {ago(at)}
              </span>
            </span>
          </li>
        ))}
      </ul>
      <Pager page={page} pages={Math.ceil(found.total / perPage)} onPage={setPage} />
    </>
  );
}
