import { Button, Notice, SelectControl } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { CopyButton } from '../../components/CopyButton';
import type { NewKey } from '../../data/api';
import { configFor, erps, type ErpName } from './erps';

/** The configuration with the new key, for the ERP that is chosen. */
export function MadeKey({ made }: { made: NewKey }) {
  const [erp, setErp] = useState<ErpName>('folder');
  const config = JSON.stringify(configFor(erp, made.config), null, 2);
  return (
    <div className="erp-bridge-made">
      <Notice status="success" isDismissible={false}>
        {__(
          'The key is made. Its secret is shown only now: copy the configuration before you leave this page.',
          'erp-bridge',
        )}
      </Notice>
      <SelectControl
        label={__('The worker reads the ERP from', 'erp-bridge')}
        value={erp}
        options={erps().map(({ name, label }) => ({ value: name, label }))}
        onChange={(name) => {
          setErp(name as ErpName);
        }}
        __nextHasNoMarginBottom
        __next40pxDefaultSize
      />
      <p>
        {__('Save this as', 'erp-bridge')} <code>erp-bridge.config.json</code>{' '}
        {erps().find(({ name }) => name === erp)?.advice}
      </p>
      <pre>{config}</pre>
      <div className="erp-bridge-buttons">
        <CopyButton text={config} label={__('Copy the configuration', 'erp-bridge')} />
        <Button
          variant="secondary"
          href={`data:application/json;charset=utf-8,${encodeURIComponent(config)}`}
          download="erp-bridge.config.json"
          __next40pxDefaultSize
        >
          {__('Download', 'erp-bridge')}
        </Button>
      </div>
    </div>
  );
}
