import { useCallback, useEffect, useState } from '@wordpress/element';
import { tabOf, tabUrl } from './tab';

/**
 * The tab that the address names, or else the usual one; the browser's “back” goes to the tab before. `tabs` has to stay
 * the same list from one rendering to the next.
 */
export function useTab<Tab extends string>(tabs: readonly Tab[], usual: Tab): [Tab, (tab: Tab) => void] {
  const [tab, setTab] = useState(() => tabOf(location.search, tabs));
  useEffect(() => {
    const look = (): void => {
      setTab(tabOf(location.search, tabs));
    };
    window.addEventListener('popstate', look);
    return () => {
      window.removeEventListener('popstate', look);
    };
  }, [tabs]);
  const choose = useCallback((next: Tab) => {
    history.pushState(null, '', tabUrl(location.search, next));
    setTab(next);
  }, []);
  return [tab ?? usual, choose];
}
