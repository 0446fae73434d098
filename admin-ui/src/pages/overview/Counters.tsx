import { Card, CardBody, CardHeader } from '@wordpress/components';
import type { Lane, State, States } from '../../data/api';
import { count, laneName, stateName } from '../../data/words';

const shown: State[] = ['applied', 'pending', 'waiting', 'refused', 'held', 'failed'];

export function Counters({ counters }: { counters: Record<Lane, States> }) {
  return (
    <div className="erp-bridge-cards">
      {(['accounts', 'documents'] as const).map((lane) => (
        <Card key={lane}>
          <CardHeader>
            <h2>{laneName(lane)}</h2>
          </CardHeader>
          <CardBody>
            <dl className="erp-bridge-counters">
              {shown
                .filter((state) => state === 'applied' || counters[lane][state] > 0)
                .map((state) => (
                  <div key={state} className={`erp-bridge-counter erp-bridge-counter--${state}`}>
                    <dt>{stateName(state)}</dt>
                    <dd>{count(counters[lane][state])}</dd>
                  </div>
                ))}
            </dl>
          </CardBody>
        </Card>
      ))}
    </div>
  );
}
