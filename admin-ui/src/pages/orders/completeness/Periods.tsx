import { Button } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import type { LookQuery, OrderPeriod } from '../../../data/orders';
import { standingName } from '../../../data/orderWords';
import { count } from '../../../data/words';
import { periodName } from './names';
import { differenceOf, totalsOf, type Totals } from './period';

type Standing = LookQuery['standing'];

interface Props {
  rows: OrderPeriod[];
  caption: string;
  /** With a standing: its orders in that period are listed. */
  onOpen: (period: string, standing: Standing) => void;
  /** The period that the rows are of. */
  whole: string;
}

/** As many as are shown at first. */
const some = 12;

/** In the shop, in the ERP, and where the others are: a row a period, and their sum. */
export function Periods({ rows, caption, onOpen, whole }: Props) {
  const [all, setAll] = useState(false);
  const shown = all ? rows : rows.slice(0, some);
  return (
    <>
      <table className="widefat striped erp-bridge-ledger">
        <caption className="screen-reader-text">{caption}</caption>
        <thead>
          <tr>
            <th scope="col">{__('Period', 'erp-bridge')}</th>
            <th scope="col">{__('In the shop', 'erp-bridge')}</th>
            <th scope="col">{__('In the ERP', 'erp-bridge')}</th>
            <th scope="col">{__('Difference', 'erp-bridge')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <tr key={row.period}>
              <th scope="row">
                <Button
                  variant="link"
                  onClick={() => {
                    onOpen(row.period, '');
                  }}
                >
                  {periodName(row.period)}
                </Button>
              </th>
              <Numbers
                row={row}
                onOpen={(standing) => {
                  onOpen(row.period, standing);
                }}
                name={periodName(row.period)}
              />
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{__('Total', 'erp-bridge')}</th>
            <Numbers
              row={totalsOf(rows)}
              onOpen={(standing) => {
                onOpen(whole, standing);
              }}
              name={periodName(whole)}
            />
          </tr>
        </tfoot>
      </table>
      {shown.length < rows.length && (
        <p>
          <Button
            variant="tertiary"
            onClick={() => {
              setAll(true);
            }}
          >
            {/* translators: %s: number of periods. */}
            {sprintf(__('Show all %s', 'erp-bridge'), count(rows.length))}
          </Button>
        </p>
      )}
    </>
  );
}

interface Counted {
  row: Totals;
  onOpen: (standing: Standing) => void;
  name: string;
}

const Numbers = ({ row, onOpen, name }: Counted) => (
  <>
    <td className="erp-bridge-ledger__number">{count(row.in_shop)}</td>
    <td className="erp-bridge-ledger__number">{count(row.known)}</td>
    <td>
      <span className="erp-bridge-ledger__difference">
        {differenceOf(row).map(({ standing, count: number }) => (
          <Button
            key={standing}
            className={`erp-bridge-standing--${standing}`}
            variant="link"
            /* translators: 1: where orders are, such as "Left out", 2: how many, 3: a period such as "November 2026". */
            aria-label={sprintf(__('%1$s: %2$s (%3$s)', 'erp-bridge'), standingName(standing), count(number), name)}
            onClick={() => {
              onOpen(standing);
            }}
          >
            {standingName(standing)} {count(number)}
          </Button>
        ))}
        {row.in_shop === row.known && <span className="erp-bridge-quiet">{__('None', 'erp-bridge')}</span>}
      </span>
    </td>
  </>
);
