import { __, sprintf } from '@wordpress/i18n';
import { backup, external, info, unseen } from '@wordpress/icons';
import type { Action } from '@wordpress/dataviews/wp';
import { restore, type ShopDocument } from '../../../data/documents';
import { Details } from './Details';
import { Withdraw } from './Withdraw';

interface Handlers {
  onDone: (sentence: string) => void;
  run: (ask: () => Promise<unknown>) => Promise<boolean>;
}

export const actions = ({ onDone, run }: Handlers): Action<ShopDocument>[] => [
  {
    id: 'open',
    label: __('Open the PDF', 'erp-bridge'),
    icon: external,
    callback: ([item]) => {
      if (item) window.open(item.url, '_blank', 'noopener');
    },
  },
  {
    id: 'details',
    label: __('Details', 'erp-bridge'),
    icon: info,
    modalHeader: ([item]) => item?.number ?? '',
    modalSize: 'medium',
    RenderModal: ({ items: [item] }) => <>{item && <Details item={item} />}</>,
  },
  {
    id: 'withdraw',
    label: __('Withdraw', 'erp-bridge'),
    icon: unseen,
    isEligible: ({ state }) => state === 'visible',
    /* translators: %s: number of a document. */
    modalHeader: ([item]) => sprintf(__('Withdraw %s', 'erp-bridge'), item?.number ?? ''),
    modalSize: 'small',
    RenderModal: ({ items: [item], closeModal }) => (
      <>{item && <Withdraw item={item} onClose={() => closeModal?.()} onDone={onDone} />}</>
    ),
  },
  {
    id: 'restore',
    label: __('Restore', 'erp-bridge'),
    icon: backup,
    isEligible: ({ state }) => state === 'withdrawn',
    callback: ([item]) => {
      if (!item) return;
      void run(() => restore(item.id)).then((fine) => {
        /* translators: %s: number of a document. */
        if (fine) onDone(sprintf(__('%s is visible to the customer again.', 'erp-bridge'), item.number));
      });
    },
  },
];
