import { Dropdown, Button, MenuGroup, MenuItem, TextareaControl, TextControl } from '@wordpress/components';
import { useId, useRef } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { insertedAt, unknownIn, written } from '../../../data/placeholders';
import type { Placeholder } from '../../../data/sales';

interface Props {
  label: string;
  value: string;
  rows: number;
  /** What stands for it where it is empty. */
  ghost: string;
  longest: number;
  /** Undefined until they are known. */
  placeholders: Placeholder[] | undefined;
  onChange: (text: string) => void;
}

/** A text with placeholders: they are put where the cursor is, and wrong ones are named at once. */
export function TextInput({ label, value, rows, ghost, longest, placeholders, onChange }: Props) {
  const field = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const told = useId();
  const unknown =
    placeholders === undefined
      ? []
      : unknownIn(
          value,
          placeholders.map(({ name }) => name),
        );

  const insert = (name: string): void => {
    const { selectionStart, selectionEnd } = field.current ?? {};
    const start = selectionStart ?? value.length;
    const { text, cursor } = insertedAt(value, { start, end: selectionEnd ?? start }, written(name));
    onChange(text);
    // After the list has closed and given the focus back to its button.
    setTimeout(() => {
      field.current?.focus();
      field.current?.setSelectionRange(cursor, cursor);
    });
  };

  const common = {
    ref: field,
    label,
    value,
    maxLength: longest,
    placeholder: ghost,
    onChange,
    'aria-invalid': unknown.length > 0,
    'aria-describedby': told,
    __nextHasNoMarginBottom: true,
  } as const;
  return (
    <div className="erp-bridge-text">
      {rows === 1 ? <TextControl {...common} __next40pxDefaultSize /> : <TextareaControl {...common} rows={rows} />}
      <p id={told} className="erp-bridge-wrong" aria-live="polite">
        {unknown.length > 0 &&
          sprintf(
            /* translators: %s: placeholders such as "{order}". */
            __('Unknown here: %s. Choose from the list; it cannot be saved like this.', 'erp-bridge'),
            unknown.join(', '),
          )}
      </p>
      {placeholders && placeholders.length > 0 && (
        <Dropdown
          popoverProps={{ placement: 'bottom-start' }}
          renderToggle={({ isOpen, onToggle }) => (
            <Button
              variant="link"
              aria-expanded={isOpen}
              /* translators: %s: name of a field. */
              aria-label={sprintf(__('Insert a placeholder into “%s”', 'erp-bridge'), label)}
              onClick={onToggle}
            >
              {__('Insert a placeholder', 'erp-bridge')}
            </Button>
          )}
          renderContent={({ onClose }) => (
            <MenuGroup className="erp-bridge-placeholders">
              {placeholders.map(({ name, description }) => (
                <MenuItem
                  key={name}
                  info={description}
                  onClick={() => {
                    onClose();
                    insert(name);
                  }}
                >
                  {written(name)}
                </MenuItem>
              ))}
            </MenuGroup>
          )}
        />
      )}
    </div>
  );
}
