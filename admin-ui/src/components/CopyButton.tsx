import { Button } from '@wordpress/components';
import { useCopyToClipboard } from '@wordpress/compose';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';

/** Copies a text, also on a shop without https, where the browser's own clipboard is closed. */
export function CopyButton({ text, label }: { text: string; label: string }) {
  const [copied, setCopied] = useState(false);
  const ref = useCopyToClipboard<HTMLButtonElement>(text, () => {
    setCopied(true);
    setTimeout(() => {
      setCopied(false);
    }, 3_000);
  });
  return (
    <Button ref={ref} variant="secondary" aria-label={copied ? undefined : label} __next40pxDefaultSize>
      {copied ? __('Copied', 'erp-bridge') : __('Copy', 'erp-bridge')}
    </Button>
  );
}
