import { Card, CardBody, CardHeader, Spinner } from '@wordpress/components';
import { Suspense, useCallback, useMemo, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { Overview } from '../../data/api';
import type { Flow } from '../../data/flow';
import { getPreview, type Outcome, type PreviewPage, type PreviewQuery } from '../../data/preview';
import type { Policy } from '../../data/settings';
import { usePolled } from '../../data/usePolled';
import { flowWords } from '../../flows';
import { lazyPart } from '../lazyPart';
import { Problem } from '../Problem';
import { OutcomeFilter } from './OutcomeFilter';
import { PreviewSummary } from './PreviewSummary';

const perPage = 20;

/** The table is larger than all the rest: it is fetched when there is something to list, once for all pages. */
const PreviewList = lazyPart(async () => {
  const { PreviewList: list } = await import(/* webpackChunkName: "preview-list" */ './PreviewList');
  return list;
});

interface Seen extends PreviewPage {
  query: PreviewQuery;
  moment: string;
}

const pause = (seen: Seen | undefined): number => (seen?.preview?.state === 'running' ? 3_000 : 15_000);

/** What a sync would do, record by record. `policy`: the present one, to say when the preview was made with another. */
export function PreviewCard({
  lane,
  overview,
  policy,
}: {
  lane: Flow;
  overview: Overview;
  policy: Policy | undefined;
}) {
  const [outcome, setOutcome] = useState<Outcome | ''>('');
  const [search, setSearch] = useState('');
  const [page, setPage] = useState(1);
  const query = useMemo<PreviewQuery>(
    () => ({ lane, outcome, search, page, per_page: perPage }),
    [lane, outcome, search, page],
  );
  // When a preview begins or ends, the list is looked at at once.
  const moment = overview.running?.preview && overview.running.lane === lane ? 'running' : 'still';
  const load = useCallback(
    async (): Promise<Seen> => ({ query, moment, ...(await getPreview(query)) }),
    [query, moment],
  );
  const { data, problem } = usePolled(load, pause);
  const preview = data?.preview ?? null;

  return (
    <Card id="erp-bridge-preview">
      <CardHeader>
        <h2>{__('What a sync would do', 'erp-bridge')}</h2>
      </CardHeader>
      <CardBody>
        <Problem text={problem} />
        {data === undefined && problem === undefined && <Spinner />}
        {data && (
          <PreviewSummary
            lane={lane}
            preview={preview}
            policy={policy}
            syncedAt={overview.flows[lane].enabled ? overview.last_run?.finished_at : undefined}
          />
        )}
        {data && preview && (
          <>
            <OutcomeFilter
              lane={lane}
              counts={preview.state === 'running' ? {} : preview.counts}
              groups={data.groups}
              chosen={outcome}
              onChoose={(chosen) => {
                setOutcome(chosen);
                setPage(1);
              }}
            />
            <Suspense fallback={<Spinner />}>
              <PreviewList
                lane={lane}
                items={data.items}
                total={data.total}
                loading={data.query !== query}
                search={search}
                page={page}
                perPage={perPage}
                onSearch={(text) => {
                  setSearch(text);
                  setPage(1);
                }}
                onPage={setPage}
                empty={
                  search === '' && outcome === '' && preview.state === 'done'
                    ? flowWords(lane).agree
                    : __('Nothing matches.', 'erp-bridge')
                }
              />
            </Suspense>
          </>
        )}
      </CardBody>
    </Card>
  );
}
