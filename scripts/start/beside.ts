import type { Store } from '../../test/store/store.js';

/** The ERP that `npm start` puts beside the shop, whichever it is. */
export interface Beside {
  /** Of the worker's configuration. */
  config: Record<string, unknown>;
  /** Whether the shop's orders may go there: in somebody's own exchange folder a real ERP may take them. */
  takesSales: boolean;
  /** E-mails and names of customers to sign in as. */
  signIns: { email: string; name: string }[];
  /** What one can watch, and where, for the terminal. */
  invitation(store: Store): string[];
  /** For --json. */
  answer: Record<string, unknown>;
  /** Works until it is told to stop. */
  play(stop: AbortSignal): Promise<void>;
  end(): Promise<void>;
}

export const untilStopped = (stop: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (stop.aborted) resolve();
    stop.addEventListener('abort', () => {
      resolve();
    });
  });
