import { Notice } from '@wordpress/components';

/** Why something did not work, in the shop's own sentence; nothing where it did. */
export const Problem = ({ text, onRemove }: { text: string | undefined; onRemove?: () => void }) =>
  text === undefined ? null : (
    <Notice status="error" isDismissible={onRemove !== undefined} {...(onRemove ? { onRemove } : {})}>
      {text}
    </Notice>
  );
