import { __ } from '@wordpress/i18n';
import { count } from '../../data/words';
import { tabUrl } from './tab';

interface Props<Tab extends string> {
  tabs: readonly Tab[];
  names: Record<Tab, string>;
  /** How much is behind a tab, where that is of interest. */
  counts: Partial<Record<Tab, number>>;
  current: Tab;
  onChoose: (tab: Tab) => void;
}

/** The parts of a page; each has its own address. */
export const TabBar = <Tab extends string>({ tabs, names, counts, current, onChoose }: Props<Tab>) => (
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
            onChoose(tab);
          }}
        >
          {names[tab]}
          {number !== undefined && <span className="erp-bridge-tabs__count"> {count(number)}</span>}
        </a>
      );
    })}
  </nav>
);
