import { Icon } from '@wordpress/components';
import { useMediaQuery } from '@wordpress/compose';
import { useMemo } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { caution, lock, notAllowed, pencil, plus, scheduled, unlock, unseen } from '@wordpress/icons';
// The build for plugins: it brings the components it was made with and does not ask WordPress's own for private parts.
import { DataViews, type Field, type View } from '@wordpress/dataviews/wp';
import type { Flow } from '../../data/flow';
import { details, outcomeName } from '../../data/changes';
import type { Outcome, PreviewItem } from '../../data/preview';
import { flowWords } from '../../flows';
import { Pager } from '../Pager';

const icons: Record<Outcome, typeof plus> = {
  created: plus,
  updated: pencil,
  reactivated: unlock,
  deactivated: lock,
  delivered: plus,
  withdrawn: unseen,
  waiting: scheduled,
  refused: notAllowed,
  held: caution,
  failed: caution,
};

const plain = { enableSorting: false, enableHiding: false, filterBy: false } as const;

const fieldsOf = (lane: Flow): Field<PreviewItem>[] => [
  {
    ...plain,
    id: 'label',
    label: flowWords(lane).subject,
    render: ({ item }) => (
      <span className="erp-bridge-cell">
        <strong>{item.label}</strong>
        {/* The key of a line of a file says nothing that its label does not. */}
        {!item.erp_key.startsWith('line.') && <small className="erp-bridge-quiet">{item.erp_key}</small>}
      </span>
    ),
  },
  {
    ...plain,
    id: 'outcome',
    label: __('What', 'erp-bridge'),
    render: ({ item: { outcome } }) => (
      <span className={`erp-bridge-outcome erp-bridge-outcome--${outcome}`}>
        <Icon icon={icons[outcome]} size={20} />
        {outcomeName(outcome, lane)}
      </span>
    ),
  },
  {
    ...plain,
    id: 'details',
    label: __('Details', 'erp-bridge'),
    render: ({ item }) => (
      <span className="erp-bridge-cell erp-bridge-details">
        {details(item).map((line) => (
          <span key={line}>{line}</span>
        ))}
      </span>
    ),
  },
];

interface Props {
  lane: Flow;
  items: PreviewItem[];
  total: number;
  loading: boolean;
  search: string;
  page: number;
  perPage: number;
  onSearch: (text: string) => void;
  onPage: (page: number) => void;
  empty: string;
}

/** The shop searches and turns the pages; this only shows what it answered. */
export function PreviewList({ lane, items, total, loading, search, page, perPage, onSearch, onPage, empty }: Props) {
  const narrow = useMediaQuery('(max-width: 600px)');
  const fields = useMemo(() => fieldsOf(lane), [lane]);
  const pages = Math.max(1, Math.ceil(total / perPage));
  const common = { search, page, perPage };
  const view: View = narrow
    ? { ...common, type: 'list', titleField: 'label', fields: ['outcome', 'details'] }
    : {
        ...common,
        type: 'table',
        fields: ['label', 'outcome', 'details'],
        layout: { styles: { label: { width: '30%' }, outcome: { width: '180px' } } },
      };
  return (
    <div className="erp-bridge-preview">
      <DataViews
        view={view}
        onChangeView={(next) => {
          if ((next.search ?? '') !== search) onSearch(next.search ?? '');
          else if (next.page !== undefined && next.page !== page) onPage(next.page);
        }}
        fields={fields}
        data={items}
        getItemId={({ id }) => String(id)}
        isLoading={loading}
        paginationInfo={{ totalItems: total, totalPages: pages }}
        defaultLayouts={{ table: {}, list: {} }}
        empty={<p>{empty}</p>}
      >
        <DataViews.Search label={__('Search by name, code or value', 'erp-bridge')} />
        <DataViews.Layout />
      </DataViews>
      <Pager page={page} pages={pages} onPage={onPage} />
    </div>
  );
}
