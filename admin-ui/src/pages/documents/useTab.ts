import { useCallback, useEffect, useState } from '@wordpress/element';
import { tabOf, tabUrl, type Tab } from './tab';

/** The tab that the address names, or else the usual one; the browser's “back” goes to the tab before. */
export function useTab(usual: Tab): [Tab, (tab: Tab) => void] {
  const [tab, setTab] = useState(() => tabOf(location.search));
  useEffect(() => {
    const look = (): void => {
      setTab(tabOf(location.search));
    };
    window.addEventListener('popstate', look);
    return () => {
      window.removeEventListener('popstate', look);
    };
  }, []);
  const choose = useCallback((next: Tab) => {
    history.pushState(null, '', tabUrl(location.search, next));
    setTab(next);
  }, []);
  return [tab ?? usual, choose];
}
