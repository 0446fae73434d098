import { Button, Card, CardBody, CardHeader, Notice, Spinner } from '@wordpress/components';
import { useEffect, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import type { Settings } from '../../data/settings';
import { useRequest } from '../../data/useRequest';
import type { SettingsHandle } from '../../data/useSettings';
import { Problem } from '../Problem';

interface Props<Group extends keyof Settings> {
  group: Group;
  settings: SettingsHandle;
  /** Where a page has several of one group. */
  title?: string;
  id?: string;
  children: (values: Settings[Group], set: (change: Partial<Settings[Group]>) => void) => ReactNode;
  /** Stands below the form and shows also what is not saved yet. */
  below?: (values: Settings[Group]) => ReactNode;
}

/** A form that keeps only what was changed, so that it lies over whatever the settings are by now. */
export function SettingsCard<Group extends keyof Settings>({
  group,
  settings,
  title = __('Settings', 'erp-bridge'),
  id = 'erp-bridge-settings',
  children,
  below,
}: Props<Group>) {
  const [draft, setDraft] = useState<Partial<Settings[Group]>>({});
  const [saved, setSaved] = useState(false);
  const { busy, problem, code, run, clear } = useRequest();
  const stored = settings.stored?.settings[group];
  const values = stored && { ...stored, ...draft };
  const dirty = JSON.stringify(values) !== JSON.stringify(stored);

  useEffect(() => {
    if (!dirty) return;
    const warn = (event: BeforeUnloadEvent): void => {
      event.preventDefault();
    };
    window.addEventListener('beforeunload', warn);
    return () => {
      window.removeEventListener('beforeunload', warn);
    };
  }, [dirty]);

  const save = async (): Promise<void> => {
    if (!(await run(() => settings.change({ [group]: draft })))) return;
    setDraft({});
    setSaved(true);
  };

  return (
    <Card id={id}>
      <CardHeader>
        <h2>{title}</h2>
      </CardHeader>
      <CardBody>
        {values === undefined && settings.problem === undefined && <Spinner />}
        {values && (
          <form
            className="erp-bridge-form"
            onSubmit={(event) => {
              event.preventDefault();
              void save();
            }}
          >
            {children(values, (change) => {
              setDraft({ ...draft, ...change });
              setSaved(false);
            })}
            <Problem text={problem} onRemove={clear} />
            {code === 'erp_bridge_settings_conflict' && (
              <p>
                <Button
                  variant="secondary"
                  onClick={() => {
                    clear();
                    settings.load();
                  }}
                  __next40pxDefaultSize
                >
                  {__('Load the present settings; keep what I changed', 'erp-bridge')}
                </Button>
              </p>
            )}
            {saved && !dirty && (
              <Notice
                status="success"
                onRemove={() => {
                  setSaved(false);
                }}
              >
                {__('Saved. The next preview and the next sync use these settings.', 'erp-bridge')}
              </Notice>
            )}
            <Button
              type="submit"
              variant="primary"
              isBusy={busy}
              disabled={busy || !dirty}
              accessibleWhenDisabled
              __next40pxDefaultSize
            >
              {__('Save', 'erp-bridge')}
            </Button>
            {dirty && <span className="erp-bridge-quiet erp-bridge-unsaved">{__('Not saved yet', 'erp-bridge')}</span>}
          </form>
        )}
        {values && below?.(values)}
      </CardBody>
    </Card>
  );
}
