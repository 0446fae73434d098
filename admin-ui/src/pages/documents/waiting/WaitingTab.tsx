import { Card, CardBody, CardHeader, Notice, Spinner, ToggleControl } from '@wordpress/components';
import { useCallback, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { Pager } from '../../../components/Pager';
import { Problem } from '../../../components/Problem';
import { SearchField } from '../../../components/SearchField';
import { getWaiting } from '../../../data/documents';
import { usePolled } from '../../../data/usePolled';
import { Customer } from './Customer';
import { Dismissed } from './Dismissed';

const perPage = 20;
const pause = (): number => 60_000;

interface Props {
  moment: string;
  /** Accounts are made only while the customers' flow is on. */
  canCreate: boolean;
  onChanged: () => void;
}

/** Documents whose customer has no account, by customer. */
export function WaitingTab({ moment, canCreate, onChanged }: Props) {
  const [search, setSearch] = useState('');
  const [page, setPage] = useState(1);
  const [dismissed, setDismissed] = useState(false);
  const load = useCallback(async () => {
    const seen = await getWaiting({ search, page, per_page: perPage });
    const pages = Math.max(1, Math.ceil(seen.total / perPage));
    setPage((current) => Math.min(current, pages));
    return { moment, pages, ...seen };
  }, [search, page, moment]);
  const { data, problem, reload } = usePolled(load, pause);
  const find = useCallback((text: string) => {
    setSearch(text);
    setPage(1);
  }, []);
  const unmade = !canCreate && data?.items.some(({ known }) => known);
  return (
    <Card>
      <CardHeader>
        <h2>{__('Documents without a customer account', 'erp-bridge')}</h2>
      </CardHeader>
      <CardBody>
        <p>
          <strong>
            {__(
              'This document cannot be sent to the site because no customer account corresponding to the customer in the ERP exists on the site.',
              'erp-bridge',
            )}
          </strong>
        </p>
        <p>
          {__(
            'This is for your information only: no other document is held up. As soon as the account exists, its documents are delivered by themselves.',
            'erp-bridge',
          )}
        </p>
        {unmade && (
          <Notice status="info" isDismissible={false}>
            {__('Accounts can be created from here when the customers’ flow is switched on.', 'erp-bridge')}{' '}
            <a href="admin.php?page=erp-bridge-customers">{__('Go to Customers', 'erp-bridge')}</a>
          </Notice>
        )}
        <div className="erp-bridge-filters">
          <SearchField
            label={__('Search by customer, e-mail or number', 'erp-bridge')}
            placeholder={__('Name, code, number…', 'erp-bridge')}
            onSearch={find}
          />
        </div>
        <Problem text={problem} />
        {data === undefined && problem === undefined && <Spinner />}
        {data?.items.length === 0 && (
          <p>
            {search === ''
              ? __('No document waits for an account.', 'erp-bridge')
              : __('Nothing matches.', 'erp-bridge')}
          </p>
        )}
        {data && data.items.length > 0 && (
          <>
            <ul className="erp-bridge-waiting">
              {data.items.map((customer) => (
                <Customer
                  key={`${customer.account_key} ${customer.email}`}
                  customer={customer}
                  canCreate={canCreate}
                  onDismissed={() => {
                    reload();
                    onChanged();
                  }}
                />
              ))}
            </ul>
            <Pager page={page} pages={data.pages} onPage={setPage} />
          </>
        )}
        <ToggleControl
          label={__('Show dismissed', 'erp-bridge')}
          help={__('Dismissed documents are delivered all the same as soon as the account exists.', 'erp-bridge')}
          checked={dismissed}
          onChange={setDismissed}
          __nextHasNoMarginBottom
        />
        {dismissed && <Dismissed search={search} seen={data} />}
      </CardBody>
    </Card>
  );
}
