import { Button, Card, CardBody, CardHeader } from '@wordpress/components';
import { useId } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { Overview } from '../../data/api';
import type { Flow } from '../../data/flow';
import { useRequest } from '../../data/useRequest';
import type { SettingsHandle } from '../../data/useSettings';
import { flowWords } from '../../flows';
import { Dot } from '../Dot';
import { Problem } from '../Problem';
import { obstacle } from './obstacle';

interface Props {
  lane: Flow;
  overview: Overview;
  settings: SettingsHandle;
  busy: boolean;
  onPreview: (full: boolean) => void;
  onSwitched: () => void;
}

/** Switches the flow on, which takes three steps so that nobody writes into a shop unseen, and off. */
export function FlowSwitch({ lane, overview, settings, busy: asking, onPreview, onSwitched }: Props) {
  const { enabled, previewed } = overview.flows[lane];
  const { busy, problem, run, clear } = useRequest();
  const hint = useId();
  const set = async (on: boolean): Promise<void> => {
    await run(() => settings.change({ [lane]: { enabled: on } }));
    onSwitched();
  };
  const off = (
    <div className="erp-bridge-switch">
      <Button
        variant="secondary"
        isBusy={busy}
        disabled={busy || settings.stored === undefined}
        accessibleWhenDisabled
        aria-describedby={hint}
        onClick={() => void set(false)}
        __next40pxDefaultSize
      >
        {__('Switch off', 'erp-bridge')}
      </Button>
      <span id={hint} className="erp-bridge-quiet">
        {__(
          'A running sync stops within seconds and goes on where it was when the flow is switched on again.',
          'erp-bridge',
        )}
      </span>
    </div>
  );
  const guide = (
    <ol className="erp-bridge-steps">
      <li>
        <p>
          <strong>{__('Settings', 'erp-bridge')}</strong>
        </p>
        <p>{flowWords(lane).first}</p>
        <a href="#erp-bridge-settings">{__('Go to the settings', 'erp-bridge')}</a>
      </li>
      <li>
        <p>
          {previewed && <Dot status="ok" />}
          <strong>{previewed ? __('Preview (done)', 'erp-bridge') : __('Preview', 'erp-bridge')}</strong>
        </p>
        <p>{__('Shows record by record what a sync would do. Nothing is written.', 'erp-bridge')}</p>
        <Button
          variant={previewed ? 'secondary' : 'primary'}
          disabled={asking || obstacle(overview) !== undefined}
          accessibleWhenDisabled
          onClick={() => {
            onPreview(false);
          }}
          __next40pxDefaultSize
        >
          {previewed ? __('Make a new preview', 'erp-bridge') : __('Make a preview', 'erp-bridge')}
        </Button>
      </li>
      <li>
        <p>
          <strong>{__('Switch on', 'erp-bridge')}</strong>
        </p>
        <p id={hint}>{previewed ? flowWords(lane).last : __('Available when a preview is finished.', 'erp-bridge')}</p>
        <Button
          variant={previewed ? 'primary' : 'secondary'}
          isBusy={busy}
          disabled={busy || !previewed || settings.stored === undefined}
          accessibleWhenDisabled
          aria-describedby={hint}
          onClick={() => void set(true)}
          __next40pxDefaultSize
        >
          {__('Switch on', 'erp-bridge')}
        </Button>
      </li>
    </ol>
  );
  return (
    <Card>
      <CardHeader>
        <h2>{enabled ? __('The flow is on', 'erp-bridge') : __('Three steps to switch it on', 'erp-bridge')}</h2>
      </CardHeader>
      <CardBody>
        <Problem text={problem} onRemove={clear} />
        {enabled ? off : guide}
      </CardBody>
    </Card>
  );
}
