import { SelectControl } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import { Problem } from '../../../components/Problem';
import { getGateways, type Gateway } from '../../../data/sales';
import type { SaleSettings } from '../../../data/settings';
import { useLoaded } from '../../../data/useLoaded';

type Choices = SaleSettings['gateways'];

interface Props {
  chosen: Choices;
  onChange: (chosen: Choices) => void;
}

const names = (): Record<Gateway['guess'], string> => ({
  money: __('Takes the money', 'erp-bridge'),
  later: __('The customer pays later', 'erp-bridge'),
});

/** Choosing nothing is a choice, too: a plugin that changes its name is guessed anew. */
function changed(chosen: Choices, id: string, choice: string): Choices {
  const others = Object.fromEntries(Object.entries(chosen).filter(([name]) => name !== id)) as Choices;
  return choice === 'money' || choice === 'later' ? { ...others, [id]: choice } : others;
}

/** Which payment methods make an order paid. */
export function GatewayFields({ chosen, onChange }: Props) {
  const { data, problem } = useLoaded(getGateways);
  return (
    <fieldset className="erp-bridge-fieldset">
      <legend>{__('Payment methods', 'erp-bridge')}</legend>
      <p className="erp-bridge-quiet">
        {__(
          'With a method that takes the money, an order is paid as soon as it has a payment date, or a transaction and is not waiting for its payment. With one by which the customer pays later (on delivery, by cheque, by invoice), it is paid when it is completed, or when the ERP says so.',
          'erp-bridge',
        )}
      </p>
      <Problem text={problem} />
      {(data ?? []).map(({ id, title, enabled, guess }) => (
        <SelectControl
          key={id}
          /* translators: %s: name of a payment method. */
          label={enabled ? title : sprintf(__('%s (switched off)', 'erp-bridge'), title)}
          value={chosen[id] ?? ''}
          options={[
            /* translators: %s: "Takes the money" or "The customer pays later". */
            { value: '', label: sprintf(__('Guessed: %s', 'erp-bridge'), names()[guess]) },
            { value: 'money', label: names().money },
            { value: 'later', label: names().later },
          ]}
          onChange={(choice) => {
            onChange(changed(chosen, id, choice));
          }}
          __nextHasNoMarginBottom
          __next40pxDefaultSize
        />
      ))}
    </fieldset>
  );
}
