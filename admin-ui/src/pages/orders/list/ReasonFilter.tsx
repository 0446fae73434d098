import { Button } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import type { LookGroup, LookQuery, Standing } from '../../../data/orders';
import { standingName } from '../../../data/orderWords';
import { count } from '../../../data/words';

interface Props {
  groups: LookGroup[];
  standing: LookQuery['standing'];
  chosen: string;
  onChoose: (standing: LookQuery['standing'], reason: string) => void;
}

/** Which rules hold orders back, and how many each; pressed, only these are listed. */
export function ReasonFilter({ groups, standing, chosen, onChoose }: Props) {
  const isChosen = (group: LookGroup): boolean => group.standing === standing && group.reason === chosen;
  const shown = groups.filter(
    (group) => group.reason !== '' && group.message !== '' && (standing === '' || group.standing === standing),
  );
  if (shown.length === 0) return null;
  return (
    <ul className="erp-bridge-orders__reasons" aria-label={__('Reasons', 'erp-bridge')}>
      {shown.map((group) => (
        <li key={`${group.standing} ${group.reason}`}>
          <Button
            aria-pressed={isChosen(group)}
            onClick={() => {
              if (isChosen(group)) onChoose('', '');
              else onChoose(group.standing, group.reason);
            }}
          >
            <span className="erp-bridge-group__count">{count(group.count)}</span>
            <span>
              <Standed standing={group.standing} /> {group.message}
            </span>
          </Button>
        </li>
      ))}
    </ul>
  );
}

const Standed = ({ standing }: { standing: Standing }) => (
  <strong className={`erp-bridge-standing--${standing}`}>{standingName(standing)}</strong>
);
