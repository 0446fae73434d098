import { Card, CardBody, CardHeader, Spinner } from '@wordpress/components';
import { useCallback } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { Dot } from '../../../components/Dot';
import { Problem } from '../../../components/Problem';
import { getPeriods, type LookQuery } from '../../../data/orders';
import { usePolled } from '../../../data/usePolled';
import { accountedFor, periodName } from './names';
import { daysOf, isDay, isMonth, totalsOf } from './period';
import { Periods } from './Periods';
import { Trail } from './Trail';

interface Props {
  source: string;
  period: string;
  /** When it changes, this looks again. */
  moment: string;
  onOpen: (period: string, standing: LookQuery['standing']) => void;
}

const pause = (): number => 15_000;

/** The ledger of completeness: months, in a month its days, and what is missing of each. */
export function LedgerCard({ source, period, moment, onOpen }: Props) {
  const load = useCallback(async () => {
    const by = period === '' ? ('month' as const) : ('day' as const);
    return { moment, period, rows: await getPeriods({ source, by, ...daysOf(period) }) };
  }, [source, period, moment]);
  const { data, problem } = usePolled(load, pause);
  // What is still shown of another period would be read as this one's.
  const rows = data?.period === period ? data.rows : undefined;
  const said = rows && accountedFor(totalsOf(rows));
  return (
    <Card>
      <CardHeader>
        <h2>{period === '' ? __('Completeness by month', 'erp-bridge') : periodName(period)}</h2>
      </CardHeader>
      <CardBody>
        <Trail
          period={period}
          onOpen={(to) => {
            onOpen(to, '');
          }}
        />
        <Problem text={problem} />
        {rows === undefined && problem === undefined && <Spinner />}
        {said && (
          <p aria-live="polite" className="erp-bridge-ledger__said">
            <Dot status={said.complete ? 'ok' : 'warning'} />
            <strong>{said.text}</strong>
          </p>
        )}
        {rows && rows.length > 0 && !isDay(period) && (
          <Periods
            rows={rows}
            whole={period}
            caption={isMonth(period) ? __('Orders by day', 'erp-bridge') : __('Orders by month', 'erp-bridge')}
            onOpen={onOpen}
          />
        )}
      </CardBody>
    </Card>
  );
}
