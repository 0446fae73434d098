import { Button, Notice, Spinner } from '@wordpress/components';
import { useCallback, useEffect, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { Problem } from '../../components/Problem';
import { getOverview, readFiles } from '../../data/api';
import { forgetFiles, getFiles, type ErpFile } from '../../data/columns';
import { useLoaded } from '../../data/useLoaded';
import { usePolled } from '../../data/usePolled';
import { useRequest } from '../../data/useRequest';
import { useSettings } from '../../data/useSettings';
import { Answers } from './Answers';

export function Files() {
  const [asked, setAsked] = useState(false);
  const [files, setFiles] = useState<ErpFile[]>();
  const [shownAt, setShownAt] = useState<string>();
  const settings = useSettings();
  const { data: overview } = useLoaded(getOverview);
  const { busy, problem, run } = useRequest();
  const look = useCallback(async () => (asked ? getFiles() : undefined), [asked]);
  const pause = useCallback(() => 2_000, []);
  const { data } = usePolled(look, pause);

  // What the last look has left in `data` is not what was asked for now.
  useEffect(() => {
    if (!asked || data?.at == null || data.at === shownAt) return;
    setFiles(data.files);
    setShownAt(data.at);
    setAsked(false);
  }, [asked, data, shownAt]);

  const ask = (): void => {
    void run(async () => {
      await forgetFiles();
      await readFiles();
      setFiles(undefined);
      setAsked(true);
    });
  };
  const exchange = settings.stored?.settings.exchange;
  return (
    <>
      <div className="erp-bridge-head">
        <h1>{__('Files', 'erp-bridge')}</h1>
      </div>
      <p>
        {__(
          'For an ERP that exports files into an exchange folder: each ERP names its columns in its own way. Here you see how the worker understands the files, and say what it does not understand. Two lines of each file are read when you ask, and forgotten after a quarter of an hour.',
          'erp-bridge',
        )}
      </p>
      <Problem text={problem ?? settings.problem} />
      {overview !== undefined && overview.worker?.alive !== true && (
        <Notice status="warning" isDismissible={false}>
          {__('The worker isn’t running, so it can’t read the files. Start it first.', 'erp-bridge')}
        </Notice>
      )}
      <p>
        <Button variant="secondary" isBusy={busy} disabled={busy || asked} onClick={ask}>
          {__('Read the files', 'erp-bridge')}
        </Button>
      </p>
      {asked && (
        <p aria-live="polite">
          <Spinner />
          {__('The worker is reading the files. This takes a few seconds.', 'erp-bridge')}
        </p>
      )}
      {files?.length === 0 && (
        <Notice status="info" isDismissible={false}>
          {__('The worker doesn’t read your ERP from files, so there is nothing to set here.', 'erp-bridge')}
        </Notice>
      )}
      {files !== undefined && files.length > 0 && exchange !== undefined && (
        <Answers
          files={files}
          exchange={exchange}
          save={async (changed) => {
            await settings.change({ exchange: changed });
            await forgetFiles();
          }}
        />
      )}
    </>
  );
}
