import { useCallback } from '@wordpress/element';
import { getAttention, type AttentionGroup } from '../../data/api';
import { getDocuments } from '../../data/documents';
import { usePolled } from '../../data/usePolled';
import { isProblem } from './problem';

export type Tab = 'shop' | 'waiting' | 'problems' | 'setup';

const sum = (rows: { count: number }[]): number => rows.reduce((total, { count }) => total + count, 0);
const waits = ({ reason }: AttentionGroup): boolean => reason === 'no_account';
const pause = (): number => 60_000;

/** How many documents are behind each tab. `moment`: when it changes, this looks again. */
export function useCounts(moment: string): { counts: Partial<Record<Tab, number>>; recount: () => void } {
  const load = useCallback(async () => {
    const [shop, { groups }] = await Promise.all([
      getDocuments({ per_page: 1 }),
      getAttention({ lane: 'documents', per_page: 1 }),
    ]);
    return {
      moment,
      shop: sum(shop.groups),
      waiting: sum(groups.filter(waits)),
      problems: sum(groups.filter(isProblem)),
    };
  }, [moment]);
  const { data, reload } = usePolled(load, pause);
  return { counts: data ?? {}, recount: reload };
}
