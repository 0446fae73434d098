import { Card, CardBody, CardHeader, SelectControl } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import type { Words } from '../../data/columns';

interface Props {
  words: Words;
  onChange: (words: Words) => void;
}

/** Words of the column "active" that the worker does not know, or that somebody has explained. */
export const WordsCard = ({ words, onChange }: Props) =>
  Object.keys(words).length === 0 ? null : (
    <Card id="words">
      <CardHeader>
        <h2>{__('Words for active customers', 'erp-bridge')}</h2>
      </CardHeader>
      <CardBody>
        <p>
          {__(
            'The column “Active” of customers.csv holds words that are not known. Customers with such a word stay as they are until you say what it means.',
            'erp-bridge',
          )}
        </p>
        {Object.entries(words).map(([word, meaning]) => (
          <SelectControl
            key={word}
            __nextHasNoMarginBottom
            __next40pxDefaultSize
            /* translators: %s: word that the ERP uses for a customer's state. */
            label={sprintf(__('A customer with “%s” is', 'erp-bridge'), word)}
            value={meaning}
            options={[
              { value: '', label: __('Not decided: leave them as they are', 'erp-bridge') },
              { value: 'active', label: __('active', 'erp-bridge') },
              { value: 'inactive', label: __('not active', 'erp-bridge') },
            ]}
            onChange={(value: string) => {
              onChange({ ...words, [word]: value as Words[string] });
            }}
          />
        ))}
      </CardBody>
    </Card>
  );
