import { Card, CardBody, CardHeader, Spinner } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { JournalGroup, Lane } from '../../data/api';
import { Problem } from '../Problem';
import { SearchField } from '../SearchField';
import { Groups } from './Groups';
import { useGroups } from './useGroups';

interface Props {
  /** Empty: all that `shows` lets through. */
  lane: Lane | '';
  shows: (group: JournalGroup) => boolean;
  /** Said where there is none. */
  none: string;
  moment: string;
  onChanged: () => void;
}

/** The records of a flow that are not in step, by reason. */
export function ProblemsTab({ lane, shows, none, moment, onChanged }: Props) {
  const [search, setSearch] = useState('');
  const { groups, problem, look } = useGroups(lane, '', search, moment);
  const problems = groups?.filter(shows);
  return (
    <Card>
      <CardHeader>
        <h2>{__('What waits and why', 'erp-bridge')}</h2>
      </CardHeader>
      <CardBody>
        <div className="erp-bridge-filters">
          <SearchField
            label={__('Search by name, code or number', 'erp-bridge')}
            placeholder={__('Name, code, number…', 'erp-bridge')}
            onSearch={setSearch}
          />
        </div>
        <Problem text={problem} />
        {problems === undefined && problem === undefined && <Spinner />}
        {problems?.length === 0 && <p>{search === '' ? none : __('Nothing matches.', 'erp-bridge')}</p>}
        {problems && (
          <Groups
            groups={problems}
            search={search}
            moment={moment}
            onChanged={() => {
              look();
              onChanged();
            }}
          />
        )}
      </CardBody>
    </Card>
  );
}
