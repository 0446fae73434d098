import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { Parts } from '../../components/flow/FlowPage';
import { momentOf } from '../../data/api';
import { count } from '../../data/words';
import { Problems } from './Problems';
import { ShopTab } from './shop/ShopTab';
import { tabs, tabUrl, type Tab } from './tab';
import { useCounts } from './useCounts';
import { useTab } from './useTab';
import { WaitingTab } from './waiting/WaitingTab';

const names = (): Record<Tab, string> => ({
  shop: __('In the shop', 'erp-bridge'),
  waiting: __('Waiting', 'erp-bridge'),
  problems: __('Problems', 'erp-bridge'),
  setup: __('Preview and settings', 'erp-bridge'),
});

/** The parts of the page; each has its own address. */
export function Tabs({ overview, flow, settings }: Parts) {
  // Whoever switches the flow on stays where it was done.
  const [usual] = useState<Tab>(overview.flows.documents.enabled ? 'shop' : 'setup');
  const [current, choose] = useTab(usual);
  const moment = momentOf(overview);
  const { counts, recount } = useCounts(moment);
  return (
    <>
      <nav className="nav-tab-wrapper erp-bridge-tabs" aria-label={__('Parts of this page', 'erp-bridge')}>
        {tabs.map((tab) => {
          const number = counts[tab];
          return (
            <a
              key={tab}
              href={tabUrl(location.search, tab)}
              className={`nav-tab ${tab === current ? 'nav-tab-active' : ''}`}
              aria-current={tab === current ? 'page' : undefined}
              onClick={(event) => {
                if (event.ctrlKey || event.metaKey || event.shiftKey) return;
                event.preventDefault();
                choose(tab);
              }}
            >
              {names()[tab]}
              {number !== undefined && <span className="erp-bridge-tabs__count"> {count(number)}</span>}
            </a>
          );
        })}
      </nav>
      {current === 'shop' && <ShopTab moment={moment} onChanged={recount} />}
      {current === 'waiting' && (
        <WaitingTab moment={moment} canCreate={overview.flows.accounts.enabled} onChanged={recount} />
      )}
      {current === 'problems' && <Problems moment={moment} onChanged={recount} />}
      {current === 'setup' && flow}
      {/* What is not saved yet outlives a look at another tab. */}
      <div hidden={current !== 'setup'}>{settings}</div>
    </>
  );
}
