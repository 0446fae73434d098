import { Card, CardBody, CardHeader, SearchControl, SelectControl, Spinner } from '@wordpress/components';
import { useEffect, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { Problem } from '../../components/Problem';
import { getJournal, messageOf, type JournalGroup, type JournalState, type Lane, type Overview } from '../../data/api';
import { laneName, stateName } from '../../data/words';
import { Group } from './Group';

const lanes: Lane[] = ['accounts', 'documents'];
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
  const [groups, setGroups] = useState<JournalGroup[]>();
  const [problem, setProblem] = useState<string>();
  const [changes, setChanges] = useState(0);
  const moment = JSON.stringify(seen.counters) + (seen.last_run?.finished_at ?? '');

  useEffect(() => {
    let over = false;
    const timer = setTimeout(
      () => {
        getJournal({ lane, state, search, per_page: 1 }).then(
          ({ groups: found }) => {
            if (over) return;
            setGroups(found);
            setProblem(undefined);
          },
          (error: unknown) => {
            if (!over) setProblem(messageOf(error));
          },
        );
      },
      search === '' ? 0 : 300,
    );
    return () => {
      over = true;
      clearTimeout(timer);
    };
  }, [lane, state, search, moment, changes]);

  const filtered = lane !== '' || state !== '' || search !== '';
  return (
    <Card id="erp-bridge-unsettled" className="erp-bridge-unsettled">
      <CardHeader>
        <h2>{__('What waits and why', 'erp-bridge')}</h2>
      </CardHeader>
      <CardBody>
        <div className="erp-bridge-filters">
          <SearchControl
            label={__('Search by name, code or number', 'erp-bridge')}
            placeholder={__('Name, code, number…', 'erp-bridge')}
            value={search}
            onChange={setSearch}
            __nextHasNoMarginBottom
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
        {groups?.map((group) => (
          <Group
            key={`${group.lane} ${group.state} ${group.reason}`}
            group={group}
            search={search}
            moment={moment}
            onChanged={() => {
              setChanges((count) => count + 1);
            }}
          />
        ))}
      </CardBody>
    </Card>
  );
}
