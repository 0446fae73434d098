import { Spinner } from '@wordpress/components';
import { Suspense, useCallback, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { lazyPart } from '../../../components/lazyPart';
import { Problem } from '../../../components/Problem';
import { SearchField } from '../../../components/SearchField';
import { ImportAgain } from './ImportAgain';
import { ReasonFilter } from './ReasonFilter';
import { StandingFilter } from './StandingFilter';
import type { LookHandle } from './useLook';

/** The table is larger than all the rest: it is fetched when there is something to list. */
const OrderList = lazyPart(async () => {
  const { OrderList: list } = await import(/* webpackChunkName: "order-list" */ './OrderList');
  return list;
});

/** The orders of a look: filtered, chosen, sent again. */
export function LookList({ look, onAsked }: { look: LookHandle; onAsked: () => void }) {
  const { data, query, change, problem } = look;
  const [selection, setSelection] = useState<string[]>([]);
  const search = useCallback(
    (text: string) => {
      change({ search: text });
    },
    [change],
  );
  return (
    <>
      <Problem text={problem} />
      {data === undefined && problem === undefined && <Spinner />}
      {data && (
        <>
          <StandingFilter
            groups={data.groups}
            chosen={query.standing}
            onChoose={(standing) => {
              change({ standing, reason: '' });
            }}
          />
          <ReasonFilter
            groups={data.groups}
            standing={query.standing}
            chosen={query.reason}
            onChoose={(standing, reason) => {
              change({ standing, reason });
            }}
          />
        </>
      )}
      <div className="erp-bridge-orders__search">
        <SearchField
          label={__('Search by order number', 'erp-bridge')}
          placeholder={__('Order number', 'erp-bridge')}
          onSearch={search}
        />
      </div>
      {data && (
        <>
          <ImportAgain
            source={query.source}
            ids={selection}
            onDone={() => {
              setSelection([]);
              onAsked();
              look.reload();
            }}
          />
          <Suspense fallback={<Spinner />}>
            <OrderList
              items={data.items}
              total={data.total}
              loading={data.query !== query}
              page={query.page}
              perPage={query.per_page}
              selection={selection}
              onSelect={setSelection}
              onPage={(page) => {
                change({ page });
              }}
            />
          </Suspense>
        </>
      )}
    </>
  );
}
