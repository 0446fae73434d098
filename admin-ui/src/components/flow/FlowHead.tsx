import { Button } from '@wordpress/components';
import { useId } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { Overview } from '../../data/api';
import type { Flow } from '../../data/flow';
import { flows } from '../../data/flows.generated';
import { flowWords } from '../../flows';
import { Dot } from '../Dot';
import { CheckEverything } from './CheckEverything';
import { obstacle } from './obstacle';

interface Props {
  lane: Flow;
  overview: Overview | undefined;
  busy: boolean;
  onPreview: (full: boolean) => void;
  onSync: (full: boolean) => void;
}

/** What the page is about, whether the flow is on, and what can be asked of the worker. */
export function FlowHead({ lane, overview, busy, onPreview, onSync }: Props) {
  const words = flowWords(lane);
  const enabled = overview?.flows[lane].enabled === true;
  const hindered = overview && obstacle(overview);
  const off = enabled ? undefined : __('“Run now” can be used when the flow is switched on.', 'erp-bridge');
  const why = overview && (hindered ?? off);
  const reason = useId();
  const common = { accessibleWhenDisabled: true, 'aria-describedby': reason, __next40pxDefaultSize: true } as const;
  const silent = busy || overview === undefined || hindered !== undefined;
  return (
    <>
      <div className="erp-bridge-head">
        <h1>{flows[lane].title()}</h1>
        <div className="erp-bridge-head__buttons">
          <Button
            variant="secondary"
            disabled={silent}
            onClick={() => {
              onPreview(false);
            }}
            {...common}
          >
            {__('Preview', 'erp-bridge')}
          </Button>
          <Button
            variant="primary"
            disabled={silent || !enabled}
            onClick={() => {
              onSync(false);
            }}
            {...common}
          >
            {__('Run now', 'erp-bridge')}
          </Button>
          {lane === 'accounts' && (
            <CheckEverything disabled={silent} enabled={enabled} onPreview={onPreview} onSync={onSync} />
          )}
        </div>
      </div>
      <p>{words.about}</p>
      <div aria-live="polite">
        {overview && (
          <p>
            <Dot status={enabled ? 'ok' : 'none'} />
            <strong>{enabled ? words.on : words.off}</strong>
          </p>
        )}
        <p id={reason} className="erp-bridge-quiet">
          {why}
        </p>
      </div>
    </>
  );
}
