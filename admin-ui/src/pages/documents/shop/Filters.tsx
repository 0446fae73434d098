import { SelectControl } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { SearchField } from '../../../components/SearchField';
import { documentStateName } from '../../../data/documentWords';
import {
  documentStates,
  type DocumentSort,
  type DocumentsPage,
  type DocumentsQuery,
  type DocumentState,
} from '../../../data/documents';
import { documentTypes, type DocumentType } from '../../../data/settings';
import { count, documentTypeName } from '../../../data/words';

interface Props {
  query: DocumentsQuery;
  found: DocumentsPage | undefined;
  onSearch: (text: string) => void;
  onChange: (to: Partial<DocumentsQuery>) => void;
}

const orders = (): { sort: DocumentSort; order: 'asc' | 'desc'; label: string }[] => [
  { sort: 'stored', order: 'desc', label: __('Last delivered first', 'erp-bridge') },
  { sort: 'stored', order: 'asc', label: __('First delivered first', 'erp-bridge') },
  { sort: 'date', order: 'desc', label: __('Newest date first', 'erp-bridge') },
  { sort: 'date', order: 'asc', label: __('Oldest date first', 'erp-bridge') },
  { sort: 'number', order: 'asc', label: __('Number, ascending', 'erp-bridge') },
  { sort: 'number', order: 'desc', label: __('Number, descending', 'erp-bridge') },
  { sort: 'customer', order: 'asc', label: __('Customer, A to Z', 'erp-bridge') },
  { sort: 'customer', order: 'desc', label: __('Customer, Z to A', 'erp-bridge') },
];

/** “Invoice (12)”; without a number while it is not known. */
const counted = (name: string, rows: { count: number }[] | undefined, row: { count: number } | undefined): string =>
  rows ? `${name} (${count(row?.count ?? 0)})` : name;

const common = { __nextHasNoMarginBottom: true, __next40pxDefaultSize: true } as const;

export function Filters({ query, found, onSearch, onChange }: Props) {
  const all = { value: '' as const, label: __('All', 'erp-bridge') };
  return (
    <div className="erp-bridge-filters">
      <SearchField
        label={__('Search by number, order or customer', 'erp-bridge')}
        placeholder={__('Name, code, number…', 'erp-bridge')}
        onSearch={onSearch}
      />
      <SelectControl<DocumentType | ''>
        label={__('Type', 'erp-bridge')}
        value={query.type}
        options={[
          all,
          ...documentTypes.map((value) => ({
            value,
            label: counted(
              documentTypeName(value),
              found?.types,
              found?.types.find(({ type }) => type === value),
            ),
          })),
        ]}
        onChange={(type) => {
          onChange({ type });
        }}
        {...common}
      />
      <SelectControl<DocumentState | ''>
        label={__('State', 'erp-bridge')}
        value={query.state}
        options={[
          all,
          ...documentStates.map((value) => ({
            value,
            label: counted(
              documentStateName(value),
              found?.groups,
              found?.groups.find(({ state }) => state === value),
            ),
          })),
        ]}
        onChange={(state) => {
          onChange({ state });
        }}
        {...common}
      />
      {/* The table's headings sort, too; the list of a narrow screen has none. */}
      <div className="erp-bridge-filters__order">
        <SelectControl
          label={__('Order by', 'erp-bridge')}
          value={`${query.sort} ${query.order}`}
          options={orders().map(({ sort, order, label }) => ({ value: `${sort} ${order}`, label }))}
          onChange={(value) => {
            const chosen = orders().find(({ sort, order }) => value === `${sort} ${order}`);
            if (chosen) onChange({ sort: chosen.sort, order: chosen.order });
          }}
          {...common}
        />
      </div>
    </div>
  );
}
