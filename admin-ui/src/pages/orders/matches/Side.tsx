import { VisuallyHidden } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import type { MatchSide } from '../../../data/orders';
import { isSame, type Field } from './differences';

interface Props {
  title: string;
  side: MatchSide;
  fields: Field[];
  /** What it is compared with; undefined for that itself. */
  asked?: MatchSide;
  children?: ReactNode;
}

const fieldName = (field: Field): string =>
  ({
    name: __('Name', 'erp-bridge'),
    email: __('E-mail', 'erp-bridge'),
    phone: __('Phone', 'erp-bridge'),
    sku: __('SKU', 'erp-bridge'),
    code: __('Code', 'erp-bridge'),
  })[field];

/** What an order or the ERP says of somebody or something. */
export const Side = ({ title, side, fields, asked, children }: Props) => (
  <section className={`erp-bridge-side ${asked ? '' : 'erp-bridge-side--asked'}`}>
    <h4>{title}</h4>
    <dl>
      {fields.map((field) => (
        <div key={field}>
          <dt>{fieldName(field)}</dt>
          <dd>
            <Value value={side[field] ?? ''} same={asked && isSame(field, asked, side)} />
          </dd>
        </div>
      ))}
    </dl>
    {children}
  </section>
);

function Value({ value, same }: { value: string; same: boolean | undefined }) {
  if (value === '') return <span className="erp-bridge-quiet">{__('(empty)', 'erp-bridge')}</span>;
  if (same === false)
    return (
      <mark>
        {value}
        <VisuallyHidden as="span"> {__('(different)', 'erp-bridge')}</VisuallyHidden>
      </mark>
    );
  return <span>{value}</span>;
}
