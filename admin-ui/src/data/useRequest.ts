import { useCallback, useState } from '@wordpress/element';
import { codeOf, messageOf } from './api';

export interface Request {
  busy: boolean;
  /** Why the last one failed. */
  problem: string | undefined;
  /** The stable name of that reason. */
  code: string | undefined;
  /** True where it went well. */
  run: (ask: () => Promise<unknown>) => Promise<boolean>;
  clear: () => void;
}

/** One request at a time that somebody asked for, and why it failed if it did. */
export function useRequest(): Request {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const run = useCallback(async (ask: () => Promise<unknown>): Promise<boolean> => {
    setBusy(true);
    try {
      await ask();
      setFailure(undefined);
      return true;
    } catch (error) {
      setFailure(error ?? 'unknown');
      return false;
    } finally {
      setBusy(false);
    }
  }, []);
  const clear = useCallback(() => {
    setFailure(undefined);
  }, []);
  const failed = failure !== undefined;
  return {
    busy,
    problem: failed ? messageOf(failure) : undefined,
    code: failed ? codeOf(failure) : undefined,
    run,
    clear,
  };
}
