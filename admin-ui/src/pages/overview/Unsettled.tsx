import { Card, CardBody, CardHeader, SelectControl, Spinner } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { Groups } from '../../components/journal/Groups';
import { useGroups } from '../../components/journal/useGroups';
import { Problem } from '../../components/Problem';
import { SearchField } from '../../components/SearchField';
import { momentOf, type JournalState, type Lane, type Overview } from '../../data/api';
import { laneName, stateName } from '../../data/words';

const lanes: Lane[] = ['accounts', 'documents', 'sales', 'states'];
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
    <Card id="erp-bridge-unsettled" className="erp-bridge-unsettled">
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
        </div>
        <Problem text={problem} />
        {groups === undefined && problem === undefined && <Spinner />}
        {groups?.length === 0 && (
          <p>{filtered ? __('Nothing matches.', 'erp-bridge') : __('Everything is in step.', 'erp-bridge')}</p>
        )}
        {groups && <Groups groups={groups} search={search} moment={moment} onChanged={look} />}
      </CardBody>
    </Card>
  );
}
