import { Card, CardBody, CardHeader, Notice, Spinner } from '@wordpress/components';
import { Suspense, useCallback, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { lazyPart } from '../../../components/lazyPart';
import { Problem } from '../../../components/Problem';
import { getDocuments, type DocumentsPage, type DocumentsQuery } from '../../../data/documents';
import { usePolled } from '../../../data/usePolled';
import { Filters } from './Filters';

/** The table is larger than all the rest; the preview's list shares it. */
const DocumentList = lazyPart(async () => {
  const { DocumentList: list } = await import(/* webpackChunkName: "document-list" */ './DocumentList');
  return list;
});

const first: DocumentsQuery = { state: '', type: '', search: '', sort: 'stored', order: 'desc', page: 1, per_page: 20 };
const pause = (): number => 30_000;

interface Seen extends DocumentsPage {
  query: DocumentsQuery;
  moment: string;
}

/** Every document that the shop holds; the shop searches, sorts and turns the pages. */
export function ShopTab({ moment, onChanged }: { moment: string; onChanged: () => void }) {
  const [query, setQuery] = useState(first);
  const [done, setDone] = useState<string>();
  const load = useCallback(async (): Promise<Seen> => {
    const seen = await getDocuments(query);
    const last = Math.max(1, Math.ceil(seen.total / query.per_page));
    if (query.page > last) setQuery({ ...query, page: last });
    return { query, moment, ...seen };
  }, [query, moment]);
  const { data, problem, reload } = usePolled(load, pause);
  // Another choice begins at its first page.
  const change = useCallback((to: Partial<DocumentsQuery>) => {
    setQuery((old) => ({ ...old, page: 1, ...to }));
  }, []);
  const search = useCallback((text: string) => {
    setQuery((old) => (old.search === text ? old : { ...old, page: 1, search: text }));
  }, []);
  const narrowed = query.state !== '' || query.type !== '' || query.search !== '';
  return (
    <Card>
      <CardHeader>
        <h2>{__('Documents in the shop', 'erp-bridge')}</h2>
      </CardHeader>
      <CardBody>
        <Filters query={query} found={data} onSearch={search} onChange={change} />
        <Problem text={problem} />
        {done !== undefined && (
          <Notice
            status="success"
            onRemove={() => {
              setDone(undefined);
            }}
          >
            {done}
          </Notice>
        )}
        {data === undefined && problem === undefined && <Spinner />}
        {data && (
          <Suspense fallback={<Spinner />}>
            <DocumentList
              page={data}
              query={query}
              loading={data.query !== query}
              onChange={change}
              onDone={(sentence) => {
                setDone(sentence);
                reload();
                onChanged();
              }}
              empty={
                narrowed
                  ? __('Nothing matches.', 'erp-bridge')
                  : __('No document is in the shop yet. They appear here as a sync delivers them.', 'erp-bridge')
              }
            />
          </Suspense>
        )}
      </CardBody>
    </Card>
  );
}
