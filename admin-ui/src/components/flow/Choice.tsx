import { useId } from '@wordpress/element';

interface Option<Value extends string> {
  value: Value;
  label: string;
  /** What it means, in a line. */
  text: string;
}

interface Props<Value extends string> {
  label: string;
  help?: string;
  value: Value;
  options: Option<Value>[];
  onChange: (value: Value) => void;
}

/** One of a few, each explained; WordPress's own radio buttons explain theirs only since 6.7. */
export function Choice<Value extends string>({ label, help, value, options, onChange }: Props<Value>) {
  const id = useId();
  return (
    <fieldset className="erp-bridge-fieldset erp-bridge-choice">
      <legend>{label}</legend>
      {options.map((option) => (
        <div key={option.value} className="erp-bridge-choice__option">
          <input
            type="radio"
            id={`${id}-${option.value}`}
            name={id}
            checked={option.value === value}
            aria-describedby={`${id}-${option.value}-text`}
            onChange={() => {
              onChange(option.value);
            }}
          />
          <span>
            <label htmlFor={`${id}-${option.value}`}>{option.label}</label>
            <span id={`${id}-${option.value}-text`} className="erp-bridge-quiet">
              {option.text}
            </span>
          </span>
        </div>
      ))}
      {help !== undefined && <p className="erp-bridge-quiet">{help}</p>}
    </fieldset>
  );
}
