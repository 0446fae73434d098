import { Notice, Spinner } from '@wordpress/components';
import { __, _n, sprintf } from '@wordpress/i18n';
import { Problem } from '../../../components/Problem';
import { momentOf } from '../../../data/api';
import { isActive, type ImportJob, type ImportSource } from '../../../data/orders';
import type { SettingsHandle } from '../../../data/useSettings';
import { JobProgress } from '../JobProgress';
import { useLook } from '../list/useLook';
import type { Seen } from '../Orders';
import { currencyProblem } from './facts';
import { FactsCard } from './FactsCard';
import { PreviewCard } from './PreviewCard';
import { ResultCard } from './ResultCard';
import { StartCard } from './StartCard';

interface Props {
  seen: Seen;
  source: ImportSource;
  handle: SettingsHandle;
  reload: () => void;
}

/** From the preview to the imported orders. */
export function ImportTab({ seen: { overview, orders }, source, handle, reload }: Props) {
  const jobs = orders.jobs.filter((job) => job.source === source.name && job.scope !== 'ledger');
  const active = jobs.find(isActive);
  const ended = jobs.find((job) => job.kind === 'import' && !isActive(job));
  // When a job begins or ends, the list is looked at at once.
  const moment = `${momentOf(overview)} ${jobs.map(({ id, state }) => `${String(id)} ${state}`).join()}`;
  const look = useLook(source.name, 'import', moment);
  const previewed = look.data?.look?.state === 'done';
  const settings = handle.stored?.settings.imports;
  const currencies = currencyProblem(source);
  const hindered = hindrance({ alive: orders.alive, active, currencies });
  const offered =
    settings?.enabled === true && source.imported_at === null && !jobs.some(({ kind }) => kind === 'import');
  return (
    <>
      <Problem text={currencies} />
      {offered && hindered === undefined && (
        <Notice status="info" isDismissible={false}>
          {sprintf(
            /* translators: %d: number of months. */
            _n(
              'The orders of the last month can be imported now, all at once. Create a preview first.',
              'The orders of the last %d months can be imported now, all at once. Create a preview first.',
              source.window_months,
              'erp-bridge',
            ),
            source.window_months,
          )}
        </Notice>
      )}
      {active && <JobProgress job={active} title={titleOf(active)} onAsked={reload} />}
      <StartCard
        source={source.name}
        previewed={previewed}
        hindered={hindered}
        unready={
          overview.flows.sales.enabled
            ? undefined
            : __('“Start import” can be used when orders are sent to the ERP (page Sales).', 'erp-bridge')
        }
        onAsked={reload}
      />
      {ended && <ResultCard job={ended} />}
      {settings ? <FactsCard source={source} settings={settings} /> : handle.problem === undefined && <Spinner />}
      <PreviewCard look={look} importedAt={ended?.finished_at ?? null} onAsked={reload} />
    </>
  );
}

const titleOf = ({ kind }: ImportJob): string =>
  kind === 'import' ? __('Orders are being imported.', 'erp-bridge') : __('The preview is being made.', 'erp-bridge');

interface Known {
  alive: boolean;
  active: ImportJob | undefined;
  currencies: string | undefined;
}

function hindrance({ alive, active, currencies }: Known): string | undefined {
  if (!alive) return __('Nothing can be started while the worker is silent.', 'erp-bridge');
  if (currencies !== undefined) return __('Nothing can be started while the currencies differ.', 'erp-bridge');
  if (active === undefined) return undefined;
  return active.kind === 'import'
    ? __('An import is under way; wait until it is finished.', 'erp-bridge')
    : __('A preview is being made; wait until it is finished.', 'erp-bridge');
}
