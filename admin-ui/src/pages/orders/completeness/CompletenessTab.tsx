import { Card, CardBody, CardHeader } from '@wordpress/components';
import { useRef, useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { momentOf } from '../../../data/api';
import { isActive, type ImportSource, type LookQuery } from '../../../data/orders';
import { JobProgress } from '../JobProgress';
import { LookList } from '../list/LookList';
import { useLook } from '../list/useLook';
import type { Seen } from '../Orders';
import { CheckCard } from './CheckCard';
import { LedgerCard } from './LedgerCard';
import { periodName } from './names';
import { daysOf } from './period';

interface Props {
  seen: Seen;
  source: ImportSource;
  reload: () => void;
}

/** Every order of the shop: in the ERP, or why not. */
export function CompletenessTab({ seen: { overview, orders }, source, reload }: Props) {
  const [period, setPeriod] = useState('');
  const list = useRef<HTMLDivElement>(null);
  const jobs = orders.jobs.filter((job) => job.source === source.name && job.scope === 'ledger');
  const active = jobs.find(isActive);
  const moment = `${momentOf(overview)} ${jobs.map(({ id, state }) => `${String(id)} ${state}`).join()}`;
  const look = useLook(source.name, 'ledger', moment);
  const made = look.data?.look ?? null;
  const open = (to: string, standing: LookQuery['standing']): void => {
    setPeriod(to);
    look.change({ ...daysOf(to), standing, reason: '' });
    if (standing !== '') list.current?.scrollIntoView({ behavior: 'smooth' });
  };
  return (
    <>
      {active && <JobProgress job={active} title={__('Orders are being looked up.', 'erp-bridge')} onAsked={reload} />}
      <CheckCard source={source.name} made={made} disabled={!orders.alive || active !== undefined} onAsked={reload} />
      {made && (
        <>
          <LedgerCard source={source.name} period={period} moment={moment} onOpen={open} />
          <div ref={list}>
            <Card>
              <CardHeader>
                <h2>
                  {/* translators: %s: a period such as "November 2026", or "All orders". */}
                  {sprintf(__('Order by order: %s', 'erp-bridge'), periodName(period))}
                </h2>
              </CardHeader>
              <CardBody>
                <LookList look={look} onAsked={reload} />
              </CardBody>
            </Card>
          </div>
        </>
      )}
    </>
  );
}
