import { Notice } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import type { SaleSettings, Settings } from '../../../data/settings';

/** The PDF of a sale comes by the flow Documents: without it nothing can be e-mailed. */
export const PdfNotice = ({ sales, documents }: { sales: SaleSettings; documents: Settings['documents'] }) =>
  documents.enabled && documents.types.includes(sales.document) ? null : (
    <Notice
      status="warning"
      isDismissible={false}
      actions={[
        { label: __('Open the page Documents', 'erp-bridge'), url: 'admin.php?page=erp-bridge-documents&tab=setup' },
      ]}
    >
      {documents.enabled
        ? __(
            'The PDFs of this kind of document are switched off on the page Documents, so customers neither see nor get them.',
            'erp-bridge',
          )
        : __(
            'The ERP’s PDFs come by the flow Documents, which is off: customers neither see nor get the document of their order.',
            'erp-bridge',
          )}
    </Notice>
  );
