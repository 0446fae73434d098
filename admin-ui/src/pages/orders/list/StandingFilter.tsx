import { Button } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { standings, type LookGroup, type LookQuery, type Standing } from '../../../data/orders';
import { standingName } from '../../../data/orderWords';
import { count } from '../../../data/words';

interface Props {
  groups: LookGroup[];
  chosen: LookQuery['standing'];
  onChoose: (standing: LookQuery['standing']) => void;
}

/** How many orders stand where; pressed, only these are listed. */
export function StandingFilter({ groups, chosen, onChoose }: Props) {
  const numberOf = (standing: Standing): number =>
    groups.reduce((sum, group) => sum + (group.standing === standing ? group.count : 0), 0);
  const shown = standings.filter((standing) => numberOf(standing) > 0 || standing === chosen);
  const all = groups.reduce((sum, group) => sum + group.count, 0);
  if (all === 0) return null;
  return (
    <div className="erp-bridge-chips" role="group" aria-label={__('Show only', 'erp-bridge')}>
      {(['', ...shown] as const).map((standing) => (
        <Button
          key={standing}
          variant={standing === chosen ? 'primary' : 'secondary'}
          size="compact"
          aria-pressed={standing === chosen}
          onClick={() => {
            onChoose(standing === chosen ? '' : standing);
          }}
        >
          {standing === ''
            ? `${__('All', 'erp-bridge')} ${count(all)}`
            : `${standingName(standing)} ${count(numberOf(standing))}`}
        </Button>
      ))}
    </div>
  );
}
