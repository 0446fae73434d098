import { useCallback, useEffect, useState } from '@wordpress/element';
import { messageOf } from './api';

/** What is asked for once, and again when something was changed. `load` has to stay the same function. */
export function useLoaded<T>(load: () => Promise<T>): {
  data: T | undefined;
  problem: string | undefined;
  reload: () => Promise<void>;
} {
  const [data, setData] = useState<T>();
  const [problem, setProblem] = useState<string>();
  const reload = useCallback(async (): Promise<void> => {
    try {
      setData(await load());
      setProblem(undefined);
    } catch (error) {
      setProblem(messageOf(error));
    }
  }, [load]);
  useEffect(() => void reload(), [reload]);
  return { data, problem, reload };
}
