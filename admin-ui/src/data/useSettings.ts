import { useCallback, useEffect, useState } from '@wordpress/element';
import { getSettings, putSettings, type SettingsChange, type StoredSettings } from './settings';
import { useRequest } from './useRequest';

export interface SettingsHandle {
  stored: StoredSettings | undefined;
  /** Why they could not be read. */
  problem: string | undefined;
  load: () => void;
  /** Throws what the shop answers, so that it is shown where the change was made. */
  change: (settings: SettingsChange) => Promise<void>;
}

/** The settings as last seen; every change is made on that version, so that nobody's work is overwritten unseen. */
export function useSettings(): SettingsHandle {
  const [stored, setStored] = useState<StoredSettings>();
  const { problem, run } = useRequest();
  const load = useCallback(() => {
    void run(async () => {
      setStored(await getSettings());
    });
  }, [run]);
  useEffect(load, [load]);

  const change = async (settings: SettingsChange): Promise<void> => {
    setStored(await putSettings(settings, stored?.version ?? 0));
  };
  return { stored, problem, load, change };
}
