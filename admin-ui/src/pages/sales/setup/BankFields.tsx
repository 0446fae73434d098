import { Button, TextControl } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import { bicOf, bicProblem, grouped, ibanOf, ibanProblem } from '../../../data/bank';
import type { Bank } from '../../../data/settings';
import { CheckedField } from './CheckedField';

interface Props {
  bank: Bank;
  /** Those that WooCommerce's bank transfer knows. */
  accounts: Bank[];
  onChange: (bank: Bank) => void;
}

const withoutIban = ([first]: Bank[]): string =>
  first === undefined
    ? __('Without an IBAN neither is shown.', 'erp-bridge')
    : /* translators: %s: an IBAN. */
      sprintf(
        __('As long as no IBAN stands here, it is that of WooCommerce’s bank transfer: %s.', 'erp-bridge'),
        grouped(first.iban),
      );

/** Where customers transfer to. */
export function BankFields({ bank, accounts, onChange }: Props) {
  const others = accounts.filter(({ iban }) => iban !== bank.iban);
  return (
    <fieldset className="erp-bridge-fieldset">
      <legend>{__('Bank account for transfers', 'erp-bridge')}</legend>
      <p className="erp-bridge-quiet">
        {__('Customers see it with a QR code for their banking app.', 'erp-bridge')}{' '}
        {__(
          'Unpaid invoices that the ERP made without an order of this shop show it under My documents, too, with their number as the reference.',
          'erp-bridge',
        )}{' '}
        {bank.iban === '' && withoutIban(accounts)}
      </p>
      {others.map((account) => (
        <p key={account.iban}>
          <Button
            className="erp-bridge-take"
            variant="secondary"
            onClick={() => {
              onChange(account);
            }}
            __next40pxDefaultSize
          >
            {/* translators: %s: an IBAN. */}
            {sprintf(__('Take over %s from WooCommerce’s bank transfer', 'erp-bridge'), grouped(account.iban))}
          </Button>
        </p>
      ))}
      <div className="erp-bridge-fields erp-bridge-bank">
        <TextControl
          label={__('Account holder', 'erp-bridge')}
          value={bank.holder}
          maxLength={70}
          onChange={(holder) => {
            onChange({ ...bank, holder });
          }}
          __nextHasNoMarginBottom
          __next40pxDefaultSize
        />
        <CheckedField
          label="IBAN"
          value={bank.iban}
          read={ibanOf}
          show={grouped}
          problem={ibanProblem}
          onChange={(iban) => {
            onChange({ ...bank, iban });
          }}
        />
        <CheckedField
          label="BIC"
          value={bank.bic}
          read={bicOf}
          show={bicOf}
          problem={bicProblem}
          onChange={(bic) => {
            onChange({ ...bank, bic });
          }}
        />
      </div>
    </fieldset>
  );
}
