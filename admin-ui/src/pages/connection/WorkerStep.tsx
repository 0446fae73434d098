import { Card, CardBody, CardHeader } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { CopyButton } from '../../components/CopyButton';

const commands = (): { command: string; does: string }[] => [
  {
    command: 'npm install -g ./erp-bridge-0.1.0.tgz',
    does: __('installs the worker (Node 24 is best; 20.19 still works)', 'erp-bridge'),
  },
  {
    command: 'erp-bridge doctor',
    does: __('checks configuration, ERP and shop, and says what to do', 'erp-bridge'),
  },
  { command: 'erp-bridge serve', does: __('keeps the shop and the ERP in step', 'erp-bridge') },
];

export const WorkerStep = () => (
  <Card>
    <CardHeader>
      <h2>{__('2. The worker', 'erp-bridge')}</h2>
    </CardHeader>
    <CardBody>
      <p>{__('On a computer that can reach the ERP, in the folder of the configuration:', 'erp-bridge')}</p>
      <ul className="erp-bridge-commands">
        {commands().map(({ command, does }) => (
          <li key={command}>
            <code>{command}</code>
            <span className="erp-bridge-quiet">{does}</span>
            <CopyButton text={command} label={`${__('Copy', 'erp-bridge')}: ${command}`} />
          </li>
        ))}
      </ul>
    </CardBody>
  </Card>
);
