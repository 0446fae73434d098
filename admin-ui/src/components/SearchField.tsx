import { SearchControl } from '@wordpress/components';
import { useEffect, useState } from '@wordpress/element';

interface Props {
  label: string;
  placeholder: string;
  /** Told when the typing pauses; has to stay the same function from one rendering to the next. */
  onSearch: (text: string) => void;
}

/** The shop is asked when somebody has typed, not at every letter. */
export function SearchField({ label, placeholder, onSearch }: Props) {
  const [text, setText] = useState('');
  useEffect(() => {
    const timer = setTimeout(
      () => {
        onSearch(text.trim());
      },
      text === '' ? 0 : 300,
    );
    return () => {
      clearTimeout(timer);
    };
  }, [text, onSearch]);
  return (
    <SearchControl label={label} placeholder={placeholder} value={text} onChange={setText} __nextHasNoMarginBottom />
  );
}
