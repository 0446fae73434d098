import { useMediaQuery } from '@wordpress/compose';
import { useMemo } from '@wordpress/element';
// The build for plugins: it brings the components it was made with and does not ask WordPress's own for private parts.
import { DataViews, type View } from '@wordpress/dataviews/wp';
import { Pager } from '../../../components/Pager';
import { Problem } from '../../../components/Problem';
import type { DocumentSort, DocumentsPage, DocumentsQuery } from '../../../data/documents';
import { useRequest } from '../../../data/useRequest';
import { actions } from './actions';
import { fields } from './fields';

interface Props {
  page: DocumentsPage;
  query: DocumentsQuery;
  loading: boolean;
  onChange: (to: Partial<DocumentsQuery>) => void;
  onDone: (sentence: string) => void;
  empty: string;
}

const columns = ['date', 'customer', 'order_number', 'total', 'stored', 'downloads'];
const styles = {
  date: { minWidth: '92px' },
  customer: { minWidth: '150px' },
  // A number of ten characters stays in one piece: half of it reads like another one.
  order_number: { minWidth: '96px' },
  total: { minWidth: '110px' },
  stored: { minWidth: '125px' },
  downloads: { minWidth: '105px' },
};

/** Shows what the shop answered; what somebody asks of the list, the shop is asked. */
export function DocumentList({ page: { items, total }, query, loading, onChange, onDone, empty }: Props) {
  const narrow = useMediaQuery('(max-width: 1000px)');
  const { problem, run, clear } = useRequest();
  const described = useMemo(fields, []);
  const pages = Math.max(1, Math.ceil(total / query.per_page));
  const common = {
    page: query.page,
    perPage: query.per_page,
    sort: { field: query.sort, direction: query.order },
    titleField: 'number',
    fields: columns,
  };
  const view: View = narrow ? { ...common, type: 'list' } : { ...common, type: 'table', layout: { styles } };
  return (
    <div className="erp-bridge-preview erp-bridge-documents">
      <Problem text={problem} onRemove={clear} />
      <DataViews
        view={view}
        onChangeView={({ sort }) => {
          const changed = sort && (sort.field !== query.sort || sort.direction !== query.order);
          if (changed) onChange({ sort: sort.field as DocumentSort, order: sort.direction });
        }}
        fields={described}
        actions={actions({ onDone, run })}
        data={items}
        getItemId={({ id }) => String(id)}
        isLoading={loading}
        paginationInfo={{ totalItems: total, totalPages: pages }}
        defaultLayouts={{ table: {}, list: {} }}
        selection={[]}
        onChangeSelection={() => undefined}
        empty={<p>{empty}</p>}
      >
        <DataViews.Layout />
      </DataViews>
      <Pager
        page={query.page}
        pages={pages}
        onPage={(page) => {
          onChange({ page });
        }}
      />
    </div>
  );
}
