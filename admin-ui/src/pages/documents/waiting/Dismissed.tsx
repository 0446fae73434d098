import { Spinner } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { useAttentionPage } from '../../../components/attention/useAttentionPage';
import { Pager } from '../../../components/Pager';
import { Problem } from '../../../components/Problem';
import { ago } from '../../../data/format';

/** Documents that somebody does not want to be told of. `seen`: what the list above last saw; looks again when it does. */
export function Dismissed({ search, seen }: { search: string; seen: unknown }) {
  const { page, setPage, found, problem } = useAttentionPage(
    { lane: 'documents', reason: 'no_account', dismissed: true, search },
    seen,
  );
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
      <Pager page={page} pages={found.pages} onPage={setPage} />
    </>
  );
}
