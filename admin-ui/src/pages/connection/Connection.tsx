import { Spinner } from '@wordpress/components';
import { useCallback, useEffect, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { Problem } from '../../components/Problem';
import { getConnection, messageOf, type Connection as Data, type NewKey } from '../../data/api';
import { KeyStep } from './KeyStep';
import { TestStep } from './TestStep';
import { WebhooksStep } from './webhooks/WebhooksStep';
import { WorkerStep } from './WorkerStep';

export function Connection() {
  const [data, setData] = useState<Data>();
  const [problem, setProblem] = useState<string>();
  const [key, setKey] = useState<NewKey>();

  const load = useCallback(() => {
    getConnection().then(setData, (error: unknown) => {
      setProblem(messageOf(error));
    });
  }, []);
  useEffect(load, [load]);

  return (
    <>
      <div className="erp-bridge-head">
        <h1>{__('Connection', 'erp-bridge')}</h1>
      </div>
      <p>
        {__(
          'The worker is a small program that runs on a computer that can reach the ERP. It calls this shop; the shop need not call it, so no port has to be opened.',
          'erp-bridge',
        )}
      </p>
      <Problem
        text={problem}
        onRemove={() => {
          setProblem(undefined);
        }}
      />
      {data === undefined ? (
        problem === undefined && <Spinner />
      ) : (
        <>
          <KeyStep
            keys={data.keys}
            mayMake={data.may_make}
            made={key}
            onMade={(made) => {
              setKey(made);
              load();
            }}
          />
          <WorkerStep />
          <TestStep made={key} />
          <WebhooksStep />
        </>
      )}
    </>
  );
}
