import { TextControl } from '@wordpress/components';

interface Props {
  label: string;
  help?: string;
  value: number;
  min: number;
  max: number;
  onChange: (value: number) => void;
}

/** A whole number; the browser says what is wrong with it when the form is sent. */
export const NumberField = ({ label, help, value, min, max, onChange }: Props) => (
  <TextControl
    className="erp-bridge-number"
    type="number"
    label={label}
    help={help}
    // An emptied field is no number, and stays empty until the next digit.
    value={Number.isNaN(value) ? '' : String(value)}
    min={min}
    max={max}
    step={1}
    required
    onChange={(text) => {
      onChange(text === '' ? NaN : Number(text));
    }}
    __nextHasNoMarginBottom
    __next40pxDefaultSize
  />
);
