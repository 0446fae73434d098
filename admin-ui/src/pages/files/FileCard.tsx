import { Card, CardBody, CardHeader, Notice, SelectControl } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import { faults, type ErpFile } from '../../data/columns';
import { encodingName, fieldName, separatorName } from './words';

interface Props {
  file: ErpFile;
  chosen: string[];
  onChoose: (column: number, field: string) => void;
}

const listed = (fields: string[]): string => fields.map(fieldName).join(', ');

/** One file of the ERP: its columns with two lines of it, and what each of them means. */
export function FileCard({ file, chosen, onChoose }: Props) {
  const { twice, missing } = faults(file, chosen);
  const options = [
    { value: '', label: __('Not used', 'erp-bridge') },
    ...file.fields.map(({ name, required }) => ({
      value: name,
      /* translators: %s: name of a field that a file has to have. */
      label: required ? sprintf(__('%s (required)', 'erp-bridge'), fieldName(name)) : fieldName(name),
    })),
  ];
  return (
    <Card id={file.file.replace('.csv', '-file')}>
      <CardHeader>
        <h2>{file.file}</h2>
      </CardHeader>
      <CardBody>
        {file.columns.length === 0 ? (
          <p>{file.message}</p>
        ) : (
          <>
            <p className="erp-bridge-quiet">
              {sprintf(
                /* translators: 1: UTF-8, 2: semicolons, commas or tabs, 3: number. */
                __('%1$s, separated by %2$s, headings on line %3$d', 'erp-bridge'),
                encodingName(file.encoding),
                separatorName(file.delimiter),
                file.heading_line,
              )}
            </p>
            {missing.length > 0 && (
              <Notice status="error" isDismissible={false}>
                {/* translators: %s: names of fields. */}
                {sprintf(
                  __('Choose a column for: %s. Without it the file can’t be used.', 'erp-bridge'),
                  listed(missing),
                )}
              </Notice>
            )}
            {twice.length > 0 && (
              <Notice status="error" isDismissible={false}>
                {/* translators: %s: names of fields. */}
                {sprintf(__('Chosen for more than one column: %s. Keep one of them.', 'erp-bridge'), listed(twice))}
              </Notice>
            )}
            <table className="widefat striped erp-bridge-columns">
              <thead>
                <tr>
                  <th scope="col">{__('Column in the file', 'erp-bridge')}</th>
                  <th scope="col">{__('First line', 'erp-bridge')}</th>
                  <th scope="col">{__('Second line', 'erp-bridge')}</th>
                  <th scope="col">{__('Means', 'erp-bridge')}</th>
                </tr>
              </thead>
              <tbody>
                {file.columns.map(({ heading, by }, column) => (
                  <tr key={column}>
                    <th scope="row">{heading}</th>
                    <td data-label={__('First line', 'erp-bridge')}>{file.rows[0]?.[column] ?? ''}</td>
                    <td data-label={__('Second line', 'erp-bridge')}>{file.rows[1]?.[column] ?? ''}</td>
                    <td>
                      <SelectControl
                        __nextHasNoMarginBottom
                        __next40pxDefaultSize
                        hideLabelFromVision
                        /* translators: %s: heading of a column. */
                        label={sprintf(__('Meaning of “%s”', 'erp-bridge'), heading)}
                        value={chosen[column] ?? ''}
                        options={options}
                        disabled={by === 'config' || heading === ''}
                        help={by === 'config' ? __('Set in the worker’s configuration.', 'erp-bridge') : undefined}
                        onChange={(field: string) => {
                          onChoose(column, field);
                        }}
                      />
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </>
        )}
      </CardBody>
    </Card>
  );
}
