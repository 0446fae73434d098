import { Button } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import type { Flow } from '../../data/flow';
import { outcomeName } from '../../data/changes';
import { outcomes, type Outcome, type Preview, type PreviewPage } from '../../data/preview';
import { count } from '../../data/words';

interface Props {
  lane: Flow;
  /** Of the whole preview; empty until it is finished, then `groups` have to do. */
  counts: Preview['counts'];
  groups: PreviewPage['groups'];
  chosen: Outcome | '';
  onChoose: (outcome: Outcome | '') => void;
}

/** How many records of each outcome; pressed, only these are listed. */
export function OutcomeFilter({ lane, counts, groups, chosen, onChoose }: Props) {
  const numberOf = (outcome: Outcome): number =>
    counts[outcome] ?? groups.find((group) => group.outcome === outcome)?.count ?? 0;
  const shown = outcomes.filter((outcome) => numberOf(outcome) > 0 || outcome === chosen);
  if (shown.length === 0) return null;
  return (
    <div className="erp-bridge-chips" role="group" aria-label={__('Show only', 'erp-bridge')}>
      {(['', ...shown] as const).map((outcome) => (
        <Button
          key={outcome}
          className={`erp-bridge-chip erp-bridge-chip--${outcome || 'all'}`}
          variant={outcome === chosen ? 'primary' : 'secondary'}
          size="compact"
          aria-pressed={outcome === chosen}
          onClick={() => {
            onChoose(outcome === chosen ? '' : outcome);
          }}
        >
          {outcome === '' ? __('All', 'erp-bridge') : `${outcomeName(outcome, lane)} ${count(numberOf(outcome))}`}
        </Button>
      ))}
    </div>
  );
}
