import { Card, CardBody, CardHeader, Notice, Spinner } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { Problem } from '../../../components/Problem';
import { tabUrl } from '../../../components/tabs/tab';
import { getEmails } from '../../../data/sales';
import { useLoaded } from '../../../data/useLoaded';
import type { SettingsHandle } from '../../../data/useSettings';
import { Email } from './Email';

/** Which of WooCommerce's e-mails reach the customer besides the document's (article 3). */
export function EmailsTab({ settings }: { settings: SettingsHandle }) {
  const { data, problem, reload } = useLoaded(getEmails);
  const sending = settings.stored?.settings.sales.send_email;
  return (
    <Card>
      <CardHeader>
        <h2>{__('E-mails the customer gets twice', 'erp-bridge')}</h2>
      </CardHeader>
      <CardBody>
        <p>
          {__(
            'WooCommerce e-mails customers after an order, and so does ERP Bridge with the document. If one is enough, switch off WooCommerce’s here; you can switch it on again at any time.',
            'erp-bridge',
          )}
        </p>
        {sending === false && (
          <Notice status="info" isDismissible={false}>
            {__(
              'Documents are not sent automatically at present: customers get a second e-mail only where you send one yourself.',
              'erp-bridge',
            )}{' '}
            <a href={tabUrl(location.search, 'setup')}>{__('Change it in the settings', 'erp-bridge')}</a>
          </Notice>
        )}
        <Problem text={problem} />
        {data === undefined && problem === undefined && <Spinner />}
        {data && (
          <ul className="erp-bridge-emails">
            {data.map((email) => (
              <Email key={email.id} email={email} onChanged={reload} />
            ))}
          </ul>
        )}
      </CardBody>
    </Card>
  );
}
