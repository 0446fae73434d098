import { SelectControl } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import type { ImportSettings } from '../../../data/settings';

type Chosen = ImportSettings['statuses'];

interface Props {
  chosen: Chosen;
  /** The shop's: names by status. */
  statuses: Record<string, string>;
  onChange: (chosen: Chosen) => void;
}

const steps = (): Record<keyof Chosen, string> => ({
  draft: __('The ERP has a draft of the sale', 'erp-bridge'),
  invoiced: __('The document is final', 'erp-bridge'),
  paid: __('The ERP says it is paid', 'erp-bridge'),
  stock_out: __('The goods have left the stock in the ERP', 'erp-bridge'),
  withdrawn: __('The sale was withdrawn', 'erp-bridge'),
});

/** Which status an order gets when its sale gets on in the ERP. */
export function StatusFields({ chosen, statuses, onChange }: Props) {
  const names = steps();
  const options = [
    { value: '', label: __('Leave the status as it is', 'erp-bridge') },
    ...Object.entries(statuses).map(([value, label]) => ({ value, label })),
  ];
  return (
    <fieldset className="erp-bridge-fieldset">
      <legend>{__('Order status in the shop', 'erp-bridge')}</legend>
      <p className="erp-bridge-quiet">
        {__(
          'Choose which status an order gets when its sale progresses in the ERP. It is set once for each step: if you change it in the shop, your change stays until the next step. “Completed” is only set once the goods have left the stock in the ERP, whatever you choose here.',
          'erp-bridge',
        )}
      </p>
      {(Object.keys(names) as (keyof Chosen)[]).map((step) => (
        <SelectControl
          key={step}
          label={names[step]}
          value={chosen[step]}
          // One that the shop no longer has stays visible until another is chosen.
          options={
            options.some(({ value }) => value === chosen[step])
              ? options
              : [...options, { value: chosen[step], label: chosen[step] }]
          }
          onChange={(status) => {
            onChange({ ...chosen, [step]: status });
          }}
          __nextHasNoMarginBottom
          __next40pxDefaultSize
        />
      ))}
    </fieldset>
  );
}
