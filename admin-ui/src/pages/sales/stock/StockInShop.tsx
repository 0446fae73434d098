import { Button, Notice, Spinner } from '@wordpress/components';
import { useEffect } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { Dot } from '../../../components/Dot';
import { Problem } from '../../../components/Problem';
import { getStock, showStock } from '../../../data/sales';
import { useLoaded } from '../../../data/useLoaded';
import { useRequest } from '../../../data/useRequest';

/** What the shop does with stock now. `version`: of the settings; when they change, this looks again. */
export function StockInShop({ version }: { version: number }) {
  const { data, problem, reload } = useLoaded(getStock);
  const { busy, problem: refused, run, clear } = useRequest();
  useEffect(() => void reload(), [version, reload]);
  if (data === undefined) return problem === undefined ? <Spinner /> : <Problem text={problem} />;
  const { shop_manages_stock: counts, amounts_shown: shown, warning } = data;
  return (
    <section className="erp-bridge-sample" aria-label={__('In the shop now', 'erp-bridge')}>
      <h3>{__('In the shop now', 'erp-bridge')}</h3>
      {warning !== '' && (
        <Notice status="warning" isDismissible={false}>
          {warning}
        </Notice>
      )}
      <div aria-live="polite">
        <p>
          <Dot status={warning !== '' ? 'warning' : counts ? 'ok' : 'none'} />
          {counts
            ? __('WooCommerce counts stock: every order lowers it.', 'erp-bridge')
            : __('WooCommerce does not count stock.', 'erp-bridge')}{' '}
          <a href="admin.php?page=wc-settings&tab=products&section=inventory">
            {__('Change it in WooCommerce’s settings', 'erp-bridge')}
          </a>
        </p>
        <p>
          <Dot status={!shown ? 'none' : warning !== '' ? 'warning' : 'ok'} />
          {shown
            ? __('Customers see how many are left.', 'erp-bridge')
            : __('Customers see no stock numbers.', 'erp-bridge')}
        </p>
      </div>
      <Problem text={refused} onRemove={clear} />
      <Button
        variant="secondary"
        isBusy={busy}
        disabled={busy}
        accessibleWhenDisabled
        onClick={() =>
          void run(async () => {
            await showStock(!shown);
            await reload();
          })
        }
        __next40pxDefaultSize
      >
        {shown ? __('Hide stock numbers in the shop', 'erp-bridge') : __('Show again', 'erp-bridge')}
      </Button>
    </section>
  );
}
