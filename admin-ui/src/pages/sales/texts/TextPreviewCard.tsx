import { Notice, Spinner, TextControl } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __, sprintf } from '@wordpress/i18n';
import { languageName } from '../../../data/languages';
import type { SaleSettings } from '../../../data/settings';
import { usePreview } from './usePreview';
import { variants } from './variants';

interface Props {
  language: string;
  /** Also what is not saved yet. */
  texts: SaleSettings['texts'];
}

/** What customers read, with the values of a real order. */
export function TextPreviewCard({ language, texts }: Props) {
  const [order, setOrder] = useState('');
  const { seen, problem } = usePreview({ order: Number(order), language, texts });
  return (
    <section className="erp-bridge-sample" aria-label={__('Preview with a real order', 'erp-bridge')}>
      <div className="erp-bridge-sample__head">
        <h3>{__('Preview with a real order', 'erp-bridge')}</h3>
        <TextControl
          label={__('Order number', 'erp-bridge')}
          type="number"
          min={1}
          placeholder={__('the newest', 'erp-bridge')}
          value={order}
          onChange={setOrder}
          __nextHasNoMarginBottom
          __next40pxDefaultSize
        />
      </div>
      {problem !== undefined && (
        <Notice status="warning" isDismissible={false}>
          {problem}
        </Notice>
      )}
      {seen === undefined && problem === undefined && <Spinner />}
      {seen && (
        <>
          <p className="erp-bridge-quiet" aria-live="polite">
            {/* translators: 1: number of an order, 2: name of a language. */}
            {sprintf(
              __('Order %1$s, texts in %2$s. Each order gets only one of the two.', 'erp-bridge'),
              seen.order.number,
              languageName(seen.order.language),
            )}
          </p>
          <div className="erp-bridge-variants">
            {variants().map(({ id, title }) => (
              <article key={id} aria-label={title}>
                <h4>{title}</h4>
                <p className="erp-bridge-sample__what">{__('On the document', 'erp-bridge')}</p>
                <p className="erp-bridge-sample__text">{seen.rendered[`caption_${id}`]}</p>
                <p className="erp-bridge-sample__what">{__('In the e-mail', 'erp-bridge')}</p>
                <p className="erp-bridge-sample__text">
                  <strong>{seen.rendered[`subject_${id}`]}</strong>
                </p>
                <p className="erp-bridge-sample__text">{seen.rendered[`body_${id}`]}</p>
              </article>
            ))}
          </div>
        </>
      )}
    </section>
  );
}
