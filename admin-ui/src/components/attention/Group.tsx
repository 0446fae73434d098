import { Button } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { chevronDown, chevronRight } from '@wordpress/icons';
import type { AttentionGroup } from '../../data/api';
import { count, laneName, stateName } from '../../data/words';
import { Records } from './Records';

export interface Props {
  group: AttentionGroup;
  search: string;
  moment: string;
  onChanged: () => void;
}

/** One reason: its sentence and how many records it holds up; opened, the records. */
export function Group({ group, search, moment, onChanged }: Props) {
  const [open, setOpen] = useState(false);
  return (
    <section className={`erp-bridge-group erp-bridge-group--${group.state}`}>
      <Button
        className="erp-bridge-group__title"
        icon={open ? chevronDown : chevronRight}
        aria-expanded={open}
        onClick={() => {
          setOpen(!open);
        }}
      >
        <span className="erp-bridge-group__count">{count(group.count)}</span>
        <span className="erp-bridge-group__what">
          {laneName(group.lane)} · {stateName(group.state)}
        </span>
        <span>{group.message}</span>
      </Button>
      {open && <Records group={group} search={search} moment={moment} onChanged={onChanged} />}
    </section>
  );
}
