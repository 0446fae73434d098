import type { AttentionGroup } from '../../data/api';
import { Group } from './Group';

interface Props {
  groups: AttentionGroup[];
  search: string;
  moment: string;
  onChanged: () => void;
}

export const Groups = ({ groups, ...rest }: Props) =>
  groups.map((group) => <Group key={`${group.lane} ${group.state} ${group.reason}`} group={group} {...rest} />);
