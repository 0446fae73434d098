import { SelectControl, TextControl } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { CopyButton } from '../../../components/CopyButton';
import { apacheLines, nginxLines } from '../../../data/serverLines';
import type { DocumentSettings } from '../../../data/settings';
import type { Props } from './DocumentSettingsForm';

function Lines({ lines, known }: { lines: string; known: boolean }) {
  return (
    <div className="erp-bridge-lines">
      <p>
        {known
          ? __('Put these lines into the configuration of the web server before you save:', 'erp-bridge')
          : __(
              'Put these lines into the configuration of the web server before you save, with the folder of the documents in place of the path:',
              'erp-bridge',
            )}
      </p>
      <pre>{lines}</pre>
      <CopyButton text={lines} label={__('Copy the configuration', 'erp-bridge')} />
    </div>
  );
}

/** Who sends the bytes of a PDF; nothing that a shop needs to care about until it is large. */
export function ServerFields({ values, set, folder }: Props & { folder: string | undefined }) {
  const { sendfile, sendfile_prefix: prefix } = values;
  const path = folder ?? '/path/to/the/documents';
  return (
    <details className="erp-bridge-advanced">
      <summary>{__('Advanced: let the web server send the files', 'erp-bridge')}</summary>
      <SelectControl<DocumentSettings['sendfile']>
        label={__('The PDFs are sent by', 'erp-bridge')}
        help={__(
          'PHP works everywhere. The web server is faster with many downloads at once; who may read a document is checked all the same.',
          'erp-bridge',
        )}
        value={sendfile}
        options={[
          { value: '', label: 'PHP' },
          { value: 'x-accel', label: 'nginx (X-Accel-Redirect)' },
          { value: 'x-sendfile', label: __('Apache with mod_xsendfile (X-Sendfile)', 'erp-bridge') },
        ]}
        onChange={(value) => {
          set({ sendfile: value });
        }}
        __nextHasNoMarginBottom
        __next40pxDefaultSize
      />
      {sendfile === 'x-accel' && (
        <>
          <TextControl
            label={__('Internal location', 'erp-bridge')}
            help={__('An address of the shop that nothing else uses, for example /erp-bridge-documents/', 'erp-bridge')}
            value={prefix}
            onChange={(text) => {
              set({ sendfile_prefix: text });
            }}
            __nextHasNoMarginBottom
            __next40pxDefaultSize
          />
          <Lines lines={nginxLines(prefix, path)} known={folder !== undefined} />
        </>
      )}
      {sendfile === 'x-sendfile' && <Lines lines={apacheLines(path)} known={folder !== undefined} />}
    </details>
  );
}
