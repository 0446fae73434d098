/** `search`: of the page's address. */
export function tabOf<Tab extends string>(search: string, tabs: readonly Tab[]): Tab | undefined {
  const value = new URLSearchParams(search).get('tab');
  return tabs.find((tab) => tab === value);
}

/** The address of this page with that tab, without what another tab put there. */
export function tabUrl(search: string, tab: string): string {
  const page = new URLSearchParams(search).get('page');
  return `?${new URLSearchParams({ ...(page === null ? {} : { page }), tab }).toString()}`;
}
