import { Notice, Spinner } from '@wordpress/components';
import { useEffect, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import { approve, getOverview, preview, syncLane, type Overview } from '../../data/api';
import { flowOf, type Flow } from '../../data/flow';
import { usePolled } from '../../data/usePolled';
import { useRequest } from '../../data/useRequest';
import { useSettings, type SettingsHandle } from '../../data/useSettings';
import { heldWords } from '../../flows';
import { LastRun } from '../LastRun';
import { NotRefreshed } from '../NotRefreshed';
import { PendingCommands } from '../PendingCommands';
import { Problem } from '../Problem';
import { Progress } from '../Progress';
import { FlowHead } from './FlowHead';
import { FlowSwitch } from './FlowSwitch';
import { HeldNotice } from './HeldNotice';
import { PreviewCard } from './PreviewCard';

const pause = (data: Overview | undefined): number => (data?.running || data?.pending_commands ? 2_000 : 5_000);

export interface Parts {
  overview: Overview;
  reload: () => void;
  handle: SettingsHandle;
  /** Everything about the flow but its settings. */
  flow: ReactNode;
  settings: ReactNode;
}

interface Props {
  lane: Flow;
  /** Renders its settings. */
  children: (settings: SettingsHandle) => ReactNode;
  /** Where the page holds more than the flow: puts the flow's parts among the rest. */
  frame?: (parts: Parts) => ReactNode;
}

/** The page of one flow. */
export function FlowPage({ lane, children, frame }: Props) {
  const { data, problem, reload } = usePolled(getOverview, pause);
  const settings = useSettings();
  const { busy, problem: refused, run, clear } = useRequest();
  const [asked, setAsked] = useState(0);
  useEffect(() => {
    // Progress takes the notice's place; it must not still stand there when the sync is over.
    const timer = setTimeout(() => {
      setAsked(0);
    }, 15_000);
    return () => {
      clearTimeout(timer);
    };
  }, [asked]);

  const ask = async (request: () => Promise<unknown>): Promise<void> => {
    const fine = await run(request);
    setAsked((count) => (fine ? count + 1 : 0));
    reload();
  };
  const held = data && heldWords(lane, data.flows[lane].held);
  const onPreview = (full: boolean): void => void ask(() => preview(lane, full));
  const onSync = (full: boolean): void => void ask(() => syncLane(lane, full));
  const flow = data && (
    <>
      <FlowSwitch
        lane={lane}
        overview={data}
        settings={settings}
        busy={busy}
        onPreview={onPreview}
        onSwitched={reload}
      />
      {/* A flow that is off has no part in the last sync. */}
      {data.flows[lane].enabled && <LastRun run={data.last_run} lane={lane} />}
      <PreviewCard lane={lane} overview={data} policy={settings.stored?.settings.accounts.policy} />
    </>
  );
  const form = (
    <>
      <Problem text={settings.problem} />
      {children(settings)}
    </>
  );

  return (
    <>
      <FlowHead lane={lane} overview={data} busy={busy} onPreview={onPreview} onSync={onSync} />
      <Problem text={refused} onRemove={clear} />
      {asked > 0 && (
        <Notice status="success" isDismissible={false}>
          {__('The worker is asked; it begins within seconds.', 'erp-bridge')}
        </Notice>
      )}
      <NotRefreshed problem={problem} />
      {data === undefined ? (
        problem === undefined && <Spinner />
      ) : (
        <>
          {held && <HeldNotice words={held} busy={busy} onApprove={() => void ask(() => approve(lane))} />}
          {data.running && flowOf(data.running.lane) === lane && <Progress running={data.running} />}
          <PendingCommands count={data.pending_commands} />
        </>
      )}
      {frame ? (
        data && frame({ overview: data, reload, handle: settings, flow, settings: form })
      ) : (
        <>
          {flow}
          {form}
        </>
      )}
    </>
  );
}
