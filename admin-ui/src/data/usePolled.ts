import { useCallback, useEffect, useState } from '@wordpress/element';
import { messageOf } from './api';

export interface Polled<T> {
  data: T | undefined;
  /** Why the last look failed; what was seen before stays in `data`. */
  problem: string | undefined;
  reload: () => void;
}

/**
 * Looks again and again while the page is visible; `pause` says how many milliseconds from what was seen last. Both
 * functions have to stay the same ones from one rendering to the next.
 */
export function usePolled<T>(load: () => Promise<T>, pause: (data: T | undefined) => number): Polled<T> {
  const [data, setData] = useState<T>();
  const [problem, setProblem] = useState<string>();
  const [asked, setAsked] = useState(0);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let over = false;
    const look = async (): Promise<void> => {
      let seen: T | undefined;
      if (!document.hidden) {
        try {
          seen = await load();
          if (over) return;
          setData(seen);
          setProblem(undefined);
        } catch (error) {
          if (over) return;
          setProblem(messageOf(error));
        }
      }
      timer = setTimeout(() => void look(), pause(seen));
    };
    void look();
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [load, pause, asked]);

  const reload = useCallback(() => {
    setAsked((count) => count + 1);
  }, []);
  return { data, problem, reload };
}
