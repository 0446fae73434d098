import { Spinner } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { NotRefreshed } from '../../components/NotRefreshed';
import { Problem } from '../../components/Problem';
import { getOverview, type Overview } from '../../data/api';
import { getOrdersImport, isActive, type OrdersImport } from '../../data/orders';
import { usePolled } from '../../data/usePolled';
import { useSettings } from '../../data/useSettings';
import { Obstacles } from './Obstacles';
import { SourceChoice } from './SourceChoice';
import { Tabs } from './Tabs';

export interface Seen {
  overview: Overview;
  orders: OrdersImport;
}

const look = async (): Promise<Seen> => {
  const [overview, orders] = await Promise.all([getOverview(), getOrdersImport()]);
  return { overview, orders };
};

const pause = (seen: Seen | undefined): number =>
  seen && (seen.overview.pending_commands > 0 || seen.orders.jobs.some(isActive)) ? 2_000 : 5_000;

/** The page Orders (article 4): past orders into the ERP, and the proof that none is missing. */
export function Orders() {
  const { data, problem, reload } = usePolled(look, pause);
  const settings = useSettings();
  const [chosen, choose] = useState<string>();
  const sources = data?.orders.sources ?? [];
  const source = sources.find(({ name }) => name === chosen) ?? sources[0];
  return (
    <>
      <div className="erp-bridge-head">
        <h1>{__('Orders', 'erp-bridge')}</h1>
        {sources.length > 1 && source && <SourceChoice sources={sources} chosen={source.name} onChoose={choose} />}
      </div>
      <p>
        {__(
          'Import the orders that were placed before the shop was connected, and check that no order is missing in the ERP.',
          'erp-bridge',
        )}
      </p>
      <NotRefreshed problem={problem} />
      <Problem text={settings.problem} />
      {data === undefined ? (
        problem === undefined && <Spinner />
      ) : (
        <>
          <Obstacles seen={data} imports={settings.stored?.settings.imports} />
          <Tabs seen={data} source={source} handle={settings} reload={reload} />
        </>
      )}
    </>
  );
}
