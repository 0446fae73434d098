import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { AttentionGroup } from '../../data/api';
import type { Lane } from '../../data/flow';
import { AttentionCard } from './AttentionCard';
import { useGroups } from './useGroups';

interface Props {
  /** Empty: all that `shows` lets through. */
  lane: Lane | '';
  shows: (group: AttentionGroup) => boolean;
  /** Said where there is none. */
  none: string;
  moment: string;
  onChanged: () => void;
}

/** The records of a flow that are not in step, by reason. */
export function ProblemsTab({ lane, shows, none, moment, onChanged }: Props) {
  const [search, setSearch] = useState('');
  const { groups, problem, look } = useGroups(lane, '', search, moment);
  return (
    <AttentionCard
      groups={groups?.filter(shows)}
      problem={problem}
      search={search}
      onSearch={setSearch}
      none={search === '' ? none : __('Nothing matches.', 'erp-bridge')}
      moment={moment}
      onChanged={() => {
        look();
        onChanged();
      }}
    />
  );
}
