import { Spinner } from '@wordpress/components';
import { useEffect, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { Problem } from '../../../components/Problem';
import { messageOf } from '../../../data/api';
import { getHistory, type DocumentHistory, type ShopDocument } from '../../../data/documents';
import { fileSize, moment } from '../../../data/format';
import { History } from './History';

const facts = (item: ShopDocument): { name: string; value: string }[] =>
  [
    { name: __('Delivered', 'erp-bridge'), value: moment(item.stored_at) },
    { name: __('File', 'erp-bridge'), value: item.file_name },
    { name: __('Size', 'erp-bridge'), value: fileSize(item.size) },
    { name: 'SHA-256', value: item.sha256 ?? '' },
    { name: 'SIREN', value: item.siren },
    { name: __('Key in the ERP', 'erp-bridge'), value: item.erp_key },
    { name: __('E-mail', 'erp-bridge'), value: item.customer?.email ?? '' },
  ].filter(({ value }) => value !== '');

/** What has no place in the list: the file, its earlier versions, who downloaded it. */
export function Details({ item }: { item: ShopDocument }) {
  const [history, setHistory] = useState<DocumentHistory>();
  const [problem, setProblem] = useState<string>();
  useEffect(() => {
    let over = false;
    getHistory(item.id).then(
      (found) => {
        if (!over) setHistory(found);
      },
      (error: unknown) => {
        if (!over) setProblem(messageOf(error));
      },
    );
    return () => {
      over = true;
    };
  }, [item.id]);
  return (
    <div className="erp-bridge-dossier">
      <dl>
        {facts(item).map(({ name, value }) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <Problem text={problem} />
      {history === undefined && problem === undefined && <Spinner />}
      {history && <History history={history} />}
    </div>
  );
}
