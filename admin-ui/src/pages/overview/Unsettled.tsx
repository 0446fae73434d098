import { SelectControl } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { AttentionCard } from '../../components/attention/AttentionCard';
import { useGroups } from '../../components/attention/useGroups';
import { momentOf, type JournalState, type Overview } from '../../data/api';
import { lanes } from '../../data/flow';
import { laneName, stateName } from '../../data/words';

const states: JournalState[] = ['waiting', 'refused', 'held', 'failed', 'note'];

/** Another page can link to a part of this list: `&lane=accounts&state=held`. */
function linked<T extends string>(name: string, known: T[]): T | '' {
  const value = new URLSearchParams(location.search).get(name);
  return known.find((one) => one === value) ?? '';
}

/** Everything that is not in step, by reason. `seen`: what the page last saw; when it changes, this looks again. */
export function Unsettled({ seen }: { seen: Overview }) {
  const [lane, setLane] = useState(() => linked('lane', lanes));
  const [state, setState] = useState(() => linked('state', states));
  const [search, setSearch] = useState('');
  const moment = momentOf(seen);
  const { groups, problem, look } = useGroups(lane, state, search, moment);

  const filtered = lane !== '' || state !== '' || search !== '';
  return (
    <AttentionCard
      id="erp-bridge-unsettled"
      groups={groups}
      problem={problem}
      search={search}
      onSearch={setSearch}
      none={filtered ? __('Nothing matches.', 'erp-bridge') : __('Everything is in step.', 'erp-bridge')}
      moment={moment}
      onChanged={look}
    >
      <SelectControl
        label={__('Flow', 'erp-bridge')}
        value={lane}
        onChange={setLane}
        options={[
          { value: '', label: __('All', 'erp-bridge') },
          ...lanes.map((value) => ({ value, label: laneName(value) })),
        ]}
        __nextHasNoMarginBottom
        __next40pxDefaultSize
      />
      <SelectControl
        label={__('State', 'erp-bridge')}
        value={state}
        onChange={setState}
        options={[
          { value: '', label: __('All', 'erp-bridge') },
          ...states.map((value) => ({ value, label: stateName(value) })),
        ]}
        __nextHasNoMarginBottom
        __next40pxDefaultSize
      />
    </AttentionCard>
  );
}
