import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { Parts } from '../../components/flow/FlowPage';
import { ProblemsTab } from '../../components/attention/ProblemsTab';
import { TabBar } from '../../components/tabs/TabBar';
import { useTab } from '../../components/tabs/useTab';
import { momentOf } from '../../data/api';
import { isProblem } from './problem';
import { ShopTab } from './shop/ShopTab';
import { useCounts, type Tab } from './useCounts';
import { WaitingTab } from './waiting/WaitingTab';

const tabs: readonly Tab[] = ['shop', 'waiting', 'problems', 'setup'];

const names = (): Record<Tab, string> => ({
  shop: __('In the shop', 'erp-bridge'),
  waiting: __('Waiting', 'erp-bridge'),
  problems: __('Problems', 'erp-bridge'),
  setup: __('Preview and settings', 'erp-bridge'),
});

/** The parts of the page. */
export function Tabs({ overview, flow, settings }: Parts) {
  // Whoever switches the flow on stays where it was done.
  const [usual] = useState<Tab>(overview.flows.documents.enabled ? 'shop' : 'setup');
  const [current, choose] = useTab(tabs, usual);
  const moment = momentOf(overview);
  const { counts, recount } = useCounts(moment);
  return (
    <>
      <TabBar tabs={tabs} names={names()} counts={counts} current={current} onChoose={choose} />
      {current === 'shop' && <ShopTab moment={moment} onChanged={recount} />}
      {current === 'waiting' && (
        <WaitingTab moment={moment} canCreate={overview.flows.accounts.enabled} onChanged={recount} />
      )}
      {current === 'problems' && (
        <ProblemsTab
          lane="documents"
          shows={isProblem}
          none={__('No problems.', 'erp-bridge')}
          moment={moment}
          onChanged={recount}
        />
      )}
      {current === 'setup' && flow}
      {/* What is not saved yet outlives a look at another tab. */}
      <div hidden={current !== 'setup'}>{settings}</div>
    </>
  );
}
