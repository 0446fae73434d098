import { Button } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';

/** Turns the pages of a list; nothing where there is only one. */
export function Pager({ page, pages, onPage }: { page: number; pages: number; onPage: (page: number) => void }) {
  if (pages <= 1) return null;
  return (
    <p className="erp-bridge-pages">
      <Button
        variant="tertiary"
        disabled={page <= 1}
        onClick={() => {
          onPage(page - 1);
        }}
      >
        {__('Previous', 'erp-bridge')}
      </Button>
      <span aria-live="polite">
        {/* translators: 1: page, 2: number of pages. */}
        {sprintf(__('Page %1$d of %2$d', 'erp-bridge'), page, pages)}
      </span>
      <Button
        variant="tertiary"
        disabled={page >= pages}
        onClick={() => {
          onPage(page + 1);
        }}
      >
        {__('Next', 'erp-bridge')}
      </Button>
    </p>
  );
}
