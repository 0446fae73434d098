import { Card, CardBody, CardHeader, Spinner } from '@wordpress/components';
import type { ReactNode } from 'react';
import { __ } from '@wordpress/i18n';
import type { AttentionGroup } from '../../data/api';
import { Problem } from '../Problem';
import { SearchField } from '../SearchField';
import { Groups } from './Groups';

interface Props {
  id?: string;
  /** Undefined while they are looked for. */
  groups: AttentionGroup[] | undefined;
  problem: string | undefined;
  search: string;
  onSearch: (search: string) => void;
  /** Said where there is none. */
  none: string;
  moment: string;
  onChanged: () => void;
  /** More filters, beside the search. */
  children?: ReactNode;
}

/** What is not in step and why, to search and to act on. */
export function AttentionCard({ id, groups, problem, search, onSearch, none, moment, onChanged, children }: Props) {
  return (
    <Card {...(id !== undefined && { id })}>
      <CardHeader>
        <h2>{__('What waits and why', 'erp-bridge')}</h2>
      </CardHeader>
      <CardBody>
        <div className="erp-bridge-filters">
          <SearchField
            label={__('Search by name, code or number', 'erp-bridge')}
            placeholder={__('Name, code, number…', 'erp-bridge')}
            onSearch={onSearch}
          />
          {children}
        </div>
        <Problem text={problem} />
        {groups === undefined && problem === undefined && <Spinner />}
        {groups?.length === 0 && <p>{none}</p>}
        {groups && <Groups groups={groups} search={search} moment={moment} onChanged={onChanged} />}
      </CardBody>
    </Card>
  );
}
