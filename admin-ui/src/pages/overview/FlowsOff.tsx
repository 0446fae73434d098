import { Notice } from '@wordpress/components';
import type { Overview } from '../../data/api';
import { flowNames, pageOf } from '../../data/flow';
import { flowWords } from '../../flows';

/** After the installation every flow is off: here is where to go on. */
export const FlowsOff = ({ flows }: { flows: Overview['flows'] }) =>
  flowNames
    .filter((flow) => !flows[flow].enabled)
    .map((flow) => (
      <Notice key={flow} status="info" isDismissible={false}>
        {flowWords(flow).notYet} <a href={pageOf(flow)}>{flowWords(flow).goTo}</a>
      </Notice>
    ));
