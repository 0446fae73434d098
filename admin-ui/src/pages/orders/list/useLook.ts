import { useCallback, useState } from '@wordpress/element';
import { getLook, type LookQuery, type LookScope, type OrdersLookPage } from '../../../data/orders';
import { usePolled } from '../../../data/usePolled';

interface Seen extends OrdersLookPage {
  query: LookQuery;
  moment: string;
}

export interface LookHandle {
  data: Seen | undefined;
  problem: string | undefined;
  query: LookQuery;
  /** Another choice begins at its first page. */
  change: (to: Partial<LookQuery>) => void;
  reload: () => void;
}

const pause = (seen: Seen | undefined): number => (seen?.look?.state === 'running' ? 3_000 : 15_000);
const all = { standing: '', reason: '', from: '', to: '', search: '', page: 1, per_page: 20 } as const;

/** The orders of the last look, some at a time; the shop filters. `moment`: when it changes, this looks again. */
export function useLook(source: string, scope: LookScope, moment: string): LookHandle {
  const [query, setQuery] = useState<LookQuery>({ source, scope, ...all });
  const load = useCallback(async (): Promise<Seen> => {
    const seen = await getLook(query);
    const last = Math.max(1, Math.ceil(seen.total / query.per_page));
    if (query.page > last) setQuery({ ...query, page: last });
    return { query, moment, ...seen };
  }, [query, moment]);
  const { data, problem, reload } = usePolled(load, pause);
  const change = useCallback((part: Partial<LookQuery>) => {
    setQuery((old) => ({ ...old, page: 1, ...part }));
  }, []);
  return { data, problem, query, change, reload };
}
