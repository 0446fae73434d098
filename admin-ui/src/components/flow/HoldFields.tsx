import { __ } from '@wordpress/i18n';
import { count } from '../../data/words';
import { NumberField } from './NumberField';

interface Limits {
  hold_count: number;
  hold_percent: number;
}

interface Props {
  legend: string;
  sentence: (most: string, share: string) => string;
  /** Of the number. */
  label: string;
  values: Limits;
  set: (change: Partial<Limits>) => void;
}

/** An export that broke off looks like a hundred customers who left, or invoices taken back; this limit is what stands between. */
export function HoldFields({ legend, sentence, label, values: { hold_count: most, hold_percent: share }, set }: Props) {
  return (
    <fieldset className="erp-bridge-fieldset">
      <legend>{legend}</legend>
      <p className="erp-bridge-quiet">
        {sentence(Number.isNaN(most) ? '…' : count(most), Number.isNaN(share) ? '…' : count(share))}
      </p>
      <div className="erp-bridge-fields">
        <NumberField
          label={label}
          value={most}
          min={0}
          max={100_000}
          onChange={(value) => {
            set({ hold_count: value });
          }}
        />
        <NumberField
          label={__('and more than this percentage', 'erp-bridge')}
          value={share}
          min={0}
          max={100}
          onChange={(value) => {
            set({ hold_percent: value });
          }}
        />
      </div>
    </fieldset>
  );
}
