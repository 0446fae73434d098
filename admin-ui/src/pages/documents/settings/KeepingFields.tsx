import { RadioControl } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import type { Keeping } from '../../../data/settings';
import type { Props } from './DocumentSettingsForm';

const keepingOf = (value: string): Keeping => (value === 'delete' ? 'delete' : 'keep');

/** What becomes of the documents when a person or the plugin goes. */
export const KeepingFields = ({ values, set }: Props) => (
  <>
    <RadioControl
      label={__('When the data of a person is erased on request', 'erp-bridge')}
      help={__('In most countries the law asks to keep invoices for years, even after such a request.', 'erp-bridge')}
      selected={values.erase}
      options={[
        { value: 'keep', label: __('Keep the documents (legal retention)', 'erp-bridge') },
        { value: 'delete', label: __('Delete the documents', 'erp-bridge') },
      ]}
      onChange={(value) => {
        set({ erase: keepingOf(value) });
      }}
    />
    <RadioControl
      label={__('When the plugin is deleted', 'erp-bridge')}
      selected={values.on_uninstall}
      options={[
        { value: 'keep', label: __('Keep the stored files', 'erp-bridge') },
        { value: 'delete', label: __('Delete the stored files', 'erp-bridge') },
      ]}
      onChange={(value) => {
        set({ on_uninstall: keepingOf(value) });
      }}
    />
  </>
);
