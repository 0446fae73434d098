import { useCallback } from '@wordpress/element';
import { getAttention, type AttentionGroup } from '../../data/api';
import { usePolled } from '../../data/usePolled';

const pause = (): number => 60_000;

/** How many records of the flow are not in step. `moment`: when it changes, this looks again; `counts` stays the same function. */
export function useUnsettled(
  moment: string,
  counts: (group: AttentionGroup) => boolean,
): { count: number | undefined; recount: () => void } {
  const load = useCallback(async () => {
    const { groups } = await getAttention({ per_page: 1 });
    return { moment, count: groups.filter(counts).reduce((sum, { count }) => sum + count, 0) };
  }, [moment, counts]);
  const { data, reload } = usePolled(load, pause);
  return { count: data?.count, recount: reload };
}
