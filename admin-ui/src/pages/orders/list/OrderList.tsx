import { useMediaQuery } from '@wordpress/compose';
import { useMemo } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { update } from '@wordpress/icons';
// The build for plugins: it brings the components it was made with and does not ask WordPress's own for private parts.
import { DataViews, type Action, type View } from '@wordpress/dataviews/wp';
import { Pager } from '../../../components/Pager';
import type { LookedAtOrder } from '../../../data/orders';
import { fields } from './fields';

interface Props {
  items: LookedAtOrder[];
  total: number;
  loading: boolean;
  page: number;
  perPage: number;
  selection: string[];
  onSelect: (ids: string[]) => void;
  onPage: (page: number) => void;
}

const styles = { placed_at: { minWidth: '150px' }, standing: { width: '180px' }, message: { width: '55%' } };

/** The shop filters and turns the pages; this shows what it answered, and lets rows be chosen. */
export function OrderList({ items, total, loading, page, perPage, selection, onSelect, onPage }: Props) {
  const narrow = useMediaQuery('(max-width: 782px)');
  const described = useMemo(fields, []);
  const pages = Math.max(1, Math.ceil(total / perPage));
  const view: View = {
    type: 'table',
    page,
    perPage,
    titleField: 'number',
    fields: narrow ? ['what'] : ['placed_at', 'standing', 'message'],
    layout: { styles: narrow ? { what: { width: '100%' } } : styles, enableMoving: false },
  };
  return (
    <div className="erp-bridge-preview erp-bridge-orders__list">
      <DataViews
        view={view}
        onChangeView={() => undefined}
        fields={described}
        actions={choosable}
        data={items}
        getItemId={({ order_id: id }) => id}
        isLoading={loading}
        paginationInfo={{ totalItems: total, totalPages: pages }}
        defaultLayouts={{ table: {} }}
        selection={selection}
        onChangeSelection={onSelect}
        empty={<p>{__('Nothing matches.', 'erp-bridge')}</p>}
      >
        <DataViews.Layout />
      </DataViews>
      <Pager page={page} pages={pages} onPage={onPage} />
    </div>
  );
}

/** Rows can only be chosen for something that can be done with them; the button above the list does it. */
const choosable: Action<LookedAtOrder>[] = [
  { id: 'again', label: 'again', icon: update, supportsBulk: true, callback: () => undefined },
];
