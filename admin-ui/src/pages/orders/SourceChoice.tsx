import { SelectControl } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import type { ImportSource } from '../../data/orders';

interface Props {
  sources: ImportSource[];
  chosen: string;
  onChoose: (name: string) => void;
}

/** Whose orders the page is about, where there are several sources. */
export const SourceChoice = ({ sources, chosen, onChoose }: Props) => (
  <SelectControl
    label={__('Orders from', 'erp-bridge')}
    labelPosition="side"
    value={chosen}
    options={sources.map(({ name, title }) => ({ value: name, label: title }))}
    onChange={onChoose}
    __nextHasNoMarginBottom
    __next40pxDefaultSize
  />
);
