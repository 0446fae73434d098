import {
  __experimentalConfirmDialog as ConfirmDialog,
  Button,
  Card,
  CardBody,
  CardHeader,
} from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { Problem } from '../../components/Problem';
import { createKey, type Connection, type NewKey } from '../../data/api';
import { ago } from '../../data/format';
import { useRequest } from '../../data/useRequest';
import { MadeKey } from './MadeKey';

interface Props {
  keys: Connection['keys'];
  mayMake: boolean;
  made: NewKey | undefined;
  onMade: (key: NewKey) => void;
}

export function KeyStep({ keys, mayMake, made, onMade }: Props) {
  const { busy, problem, run, clear } = useRequest();
  const [sure, setSure] = useState(false);
  const replaces = keys.length > 0;

  const create = (): void => {
    setSure(false);
    void run(async () => {
      onMade(await createKey(replaces));
    });
  };

  return (
    <Card>
      <CardHeader>
        <h2>{__('1. The key', 'erp-bridge')}</h2>
      </CardHeader>
      <CardBody>
        <p>
          {__(
            'The worker signs in with a WooCommerce API key of a user of its own, who may do nothing in this shop but synchronise.',
            'erp-bridge',
          )}
        </p>
        {keys.length > 0 && (
          <ul>
            {keys.map((key) => (
              <li key={key.key_id}>
                <code>…{key.truncated_key}</code>{' '}
                {key.last_access === null
                  ? __('never used', 'erp-bridge')
                  : /* translators: %s: "5 minutes ago". */
                    sprintf(__('last used %s', 'erp-bridge'), ago(key.last_access))}
              </li>
            ))}
          </ul>
        )}
        <Problem text={problem} onRemove={clear} />
        {mayMake ? (
          <Button
            variant={replaces ? 'secondary' : 'primary'}
            isBusy={busy}
            disabled={busy}
            __next40pxDefaultSize
            onClick={() => {
              if (replaces) setSure(true);
              else create();
            }}
          >
            {replaces ? __('Replace the key', 'erp-bridge') : __('Create the key', 'erp-bridge')}
          </Button>
        ) : (
          <p className="erp-bridge-quiet">
            {__(
              'Only an administrator who may edit every user can create the key: with it, the worker changes accounts that you can’t edit. Ask an administrator to open this page.',
              'erp-bridge',
            )}
          </p>
        )}
        <ConfirmDialog
          isOpen={sure}
          onConfirm={create}
          onCancel={() => {
            setSure(false);
          }}
          confirmButtonText={__('Replace the key', 'erp-bridge')}
        >
          {__(
            'The present key stops working at once. The worker stands still until the new configuration is copied to it.',
            'erp-bridge',
          )}
        </ConfirmDialog>
        {made && <MadeKey made={made} />}
      </CardBody>
    </Card>
  );
}
