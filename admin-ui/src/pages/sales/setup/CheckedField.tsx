import { TextControl } from '@wordpress/components';
import { useEffect, useId, useRef, useState } from '@wordpress/element';

interface Props {
  label: string;
  /** As it is stored. */
  value: string;
  /** What is stored of what was typed, and how that is shown. */
  read: (typed: string) => string;
  show: (value: string) => string;
  /** What is wrong with it; empty where nothing is. */
  problem: (value: string) => string;
  onChange: (value: string) => void;
}

/** A field that says what is wrong when it is left, and does not let the form be saved with it. */
export function CheckedField({ label, value, read, show, problem, onChange }: Props) {
  // While somebody types, the text is left as it is: nothing is more annoying than a cursor that jumps.
  const [typed, setTyped] = useState<string>();
  const field = useRef<HTMLInputElement>(null);
  const told = useId();
  const wrong = problem(value);
  const shown = typed === undefined ? wrong : '';
  useEffect(() => {
    field.current?.setCustomValidity(wrong);
  }, [wrong]);
  return (
    <div>
      <TextControl
        ref={field}
        label={label}
        value={typed ?? show(value)}
        autoComplete="off"
        spellCheck={false}
        aria-invalid={shown !== ''}
        aria-describedby={told}
        onChange={(text) => {
          setTyped(text);
          onChange(read(text));
        }}
        onBlur={() => {
          setTyped(undefined);
        }}
        __nextHasNoMarginBottom
        __next40pxDefaultSize
      />
      <p id={told} className="erp-bridge-wrong" aria-live="polite">
        {shown}
      </p>
    </div>
  );
}
