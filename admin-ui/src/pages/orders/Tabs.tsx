import { useCallback } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { TabBar } from '../../components/tabs/TabBar';
import { useTab } from '../../components/tabs/useTab';
import { momentOf } from '../../data/api';
import { getMatches, type ImportSource } from '../../data/orders';
import { usePolled } from '../../data/usePolled';
import type { SettingsHandle } from '../../data/useSettings';
import { CompletenessTab } from './completeness/CompletenessTab';
import { ImportTab } from './import/ImportTab';
import { MatchesTab } from './matches/MatchesTab';
import type { Seen } from './Orders';
import { SettingsTab } from './settings/SettingsTab';

export type Tab = 'import' | 'completeness' | 'matches' | 'settings';

const tabs: readonly Tab[] = ['import', 'completeness', 'matches', 'settings'];

const names = (): Record<Tab, string> => ({
  import: __('Import', 'erp-bridge'),
  completeness: __('Completeness', 'erp-bridge'),
  matches: __('Matches', 'erp-bridge'),
  settings: __('Settings', 'erp-bridge'),
});

const pause = (): number => 15_000;

interface Props {
  seen: Seen;
  source: ImportSource | undefined;
  handle: SettingsHandle;
  reload: () => void;
}

/** The parts of the page. */
export function Tabs({ seen, source, handle, reload }: Props) {
  const [current, choose] = useTab(tabs, 'import');
  const moment = momentOf(seen.overview);
  const load = useCallback(async () => ({ moment, matches: await getMatches() }), [moment]);
  const { data: held, problem, reload: lookAgain } = usePolled(load, pause);
  const counts = held && held.matches.length > 0 ? { matches: held.matches.length } : {};
  return (
    <>
      <TabBar tabs={tabs} names={names()} counts={counts} current={current} onChoose={choose} />
      {current === 'import' && source && (
        <ImportTab key={source.name} seen={seen} source={source} handle={handle} reload={reload} />
      )}
      {current === 'completeness' && source && (
        <CompletenessTab key={source.name} seen={seen} source={source} reload={reload} />
      )}
      {current === 'matches' && <MatchesTab matches={held?.matches} problem={problem} onPicked={lookAgain} />}
      {/* What is not saved yet outlives a look at another tab. */}
      <div hidden={current !== 'settings'}>
        <SettingsTab settings={handle} />
      </div>
    </>
  );
}
