import { __, sprintf } from '@wordpress/i18n';
import type { DocumentHistory } from '../../../data/documents';
import { fileSize, moment } from '../../../data/format';

export const History = ({ history: { versions, downloads } }: { history: DocumentHistory }) => (
  <>
    <h3>{__('Earlier versions', 'erp-bridge')}</h3>
    {versions.length === 0 && <p>{__('None: the PDF was never replaced.', 'erp-bridge')}</p>}
    <ul>
      {versions.map(({ id, stored_at: at, size, url }) => (
        <li key={id}>
          {moment(at)} · {fileSize(size)}{' '}
          <a
            href={url}
            target="_blank"
            rel="noreferrer"
            /* translators: %s: date and time. */
            aria-label={sprintf(__('Open the version of %s in a new tab', 'erp-bridge'), moment(at))}
          >
            {__('Open', 'erp-bridge')}
          </a>
        </li>
      ))}
    </ul>
    <h3>{__('Downloads', 'erp-bridge')}</h3>
    {downloads.length === 0 && <p>{__('Nobody has downloaded it yet.', 'erp-bridge')}</p>}
    <ul>
      {downloads.map(({ user, at }, place) => (
        <li key={`${at} ${String(place)}`}>
          {moment(at)} · {user}
        </li>
      ))}
    </ul>
  </>
);
