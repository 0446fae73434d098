import { useEffect, useState } from '@wordpress/element';
import { getAttention, messageOf, type AttentionGroup } from '../../data/api';

/** The reasons why records are not in step. `moment`: when it changes, this looks again. */
export function useGroups(lane: string, state: string, search: string, moment: string) {
  const [groups, setGroups] = useState<AttentionGroup[]>();
  const [problem, setProblem] = useState<string>();
  const [changes, setChanges] = useState(0);
  useEffect(() => {
    let over = false;
    getAttention({ lane, state, search, per_page: 1 }).then(
      ({ groups: found }) => {
        if (over) return;
        setGroups(found);
        setProblem(undefined);
      },
      (error: unknown) => {
        if (!over) setProblem(messageOf(error));
      },
    );
    return () => {
      over = true;
    };
  }, [lane, state, search, moment, changes]);
  const look = (): void => {
    setChanges((count) => count + 1);
  };
  return { groups, problem, look };
}
