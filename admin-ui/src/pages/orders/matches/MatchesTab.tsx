import { Card, CardBody, CardHeader, Spinner } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { Problem } from '../../../components/Problem';
import type { OrderMatch } from '../../../data/orders';
import { Match } from './Match';

interface Props {
  /** Undefined while they are looked for. */
  matches: OrderMatch[] | undefined;
  problem: string | undefined;
  onPicked: () => void;
}

/** What only a person can say: which contact or product of the ERP is meant. */
export const MatchesTab = ({ matches, problem, onPicked }: Props) => (
  <Card>
    <CardHeader>
      <h2>{__('Which one is it?', 'erp-bridge')}</h2>
    </CardHeader>
    <CardBody>
      <p>
        {__(
          'The ERP has customers or products that could be those of an order. Choose the right one: the orders that wait for it are then sent automatically. Differences are marked.',
          'erp-bridge',
        )}
      </p>
      <Problem text={problem} />
      {matches === undefined && problem === undefined && <Spinner />}
      {matches?.length === 0 && <p>{__('Nothing has to be decided.', 'erp-bridge')}</p>}
      {matches?.map((match) => (
        <Match key={match.id} match={match} onPicked={onPicked} />
      ))}
    </CardBody>
  </Card>
);
