import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { Parts } from '../../components/flow/FlowPage';
import { ProblemsTab } from '../../components/attention/ProblemsTab';
import { TabBar } from '../../components/tabs/TabBar';
import { useTab } from '../../components/tabs/useTab';
import { momentOf } from '../../data/api';
import { flowOf, type Lane } from '../../data/flow';
import { EmailsTab } from './emails/EmailsTab';
import { StockTab } from './stock/StockTab';
import { TextsTab } from './texts/TextsTab';
import { useUnsettled } from './useUnsettled';

export type Tab = 'unsettled' | 'setup' | 'texts' | 'emails' | 'stock';

const tabs: readonly Tab[] = ['unsettled', 'setup', 'texts', 'emails', 'stock'];

const names = (): Record<Tab, string> => ({
  unsettled: __('What waits and why', 'erp-bridge'),
  setup: __('Preview and settings', 'erp-bridge'),
  texts: __('Texts', 'erp-bridge'),
  emails: __('Doubled e-mails', 'erp-bridge'),
  stock: __('Stock', 'erp-bridge'),
});

/** What the ERP answers comes back by a lane of its own. */
const ofSales = ({ lane }: { lane: Lane }): boolean => flowOf(lane) === 'sales';

/** The parts of the page. */
export function Tabs({ overview, handle, flow, settings }: Parts) {
  // Whoever switches the flow on stays where it was done.
  const [usual] = useState<Tab>(overview.flows.sales.enabled ? 'unsettled' : 'setup');
  const [current, choose] = useTab(tabs, usual);
  const moment = momentOf(overview);
  const { count, recount } = useUnsettled(moment, ofSales);
  const counts = count === undefined ? {} : { unsettled: count };
  return (
    <>
      <TabBar tabs={tabs} names={names()} counts={counts} current={current} onChoose={choose} />
      {current === 'unsettled' && (
        <ProblemsTab
          lane=""
          shows={ofSales}
          none={__('No order waits for anything.', 'erp-bridge')}
          moment={moment}
          onChanged={recount}
        />
      )}
      {current === 'setup' && flow}
      {/* What is not saved yet outlives a look at another tab. */}
      <div hidden={current !== 'setup'}>{settings}</div>
      <div hidden={current !== 'texts'}>
        <TextsTab settings={handle} shown={current === 'texts'} />
      </div>
      {current === 'emails' && <EmailsTab settings={handle} />}
      <div hidden={current !== 'stock'}>
        <StockTab settings={handle} />
      </div>
    </>
  );
}
