import { Card, CardBody, CardHeader } from '@wordpress/components';
import type { State, States } from '../../data/api';
import { lanes, type Lane } from '../../data/flow';
import { count, laneName, stateName } from '../../data/words';

const shown: State[] = ['applied', 'pending', 'waiting', 'refused', 'held', 'failed'];

export function Counters({ counters }: { counters: Partial<Record<Lane, States>> }) {
  return (
    <div className="erp-bridge-cards erp-bridge-cards--lanes">
      {lanes.map((lane) => {
        const states = counters[lane];
        return states && <LaneCard key={lane} lane={lane} states={states} />;
      })}
    </div>
  );
}

const LaneCard = ({ lane, states }: { lane: Lane; states: States }) => (
  <Card>
    <CardHeader>
      <h2>{laneName(lane)}</h2>
    </CardHeader>
    <CardBody>
      <dl className="erp-bridge-counters">
        {shown
          .filter((state) => state === 'applied' || states[state] > 0)
          .map((state) => (
            <div key={state} className={`erp-bridge-counter erp-bridge-counter--${state}`}>
              <dt>{stateName(state)}</dt>
              <dd>{count(states[state])}</dd>
            </div>
          ))}
      </dl>
    </CardBody>
  </Card>
);
