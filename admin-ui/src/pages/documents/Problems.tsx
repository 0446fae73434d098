import { Card, CardBody, CardHeader, Spinner } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { Groups } from '../../components/journal/Groups';
import { useGroups } from '../../components/journal/useGroups';
import { Problem } from '../../components/Problem';
import { SearchField } from '../../components/SearchField';
import { isProblem } from './problem';

/** Documents that do not reach the shop, by reason. */
export function Problems({ moment, onChanged }: { moment: string; onChanged: () => void }) {
  const [search, setSearch] = useState('');
  const { groups, problem, look } = useGroups('documents', '', search, moment);
  const problems = groups?.filter(isProblem);
  return (
    <Card>
      <CardHeader>
        <h2>{__('What waits and why', 'erp-bridge')}</h2>
      </CardHeader>
      <CardBody>
        <div className="erp-bridge-filters">
          <SearchField
            label={__('Search by name, code or number', 'erp-bridge')}
            placeholder={__('Name, code, number…', 'erp-bridge')}
            onSearch={setSearch}
          />
        </div>
        <Problem text={problem} />
        {problems === undefined && problem === undefined && <Spinner />}
        {problems?.length === 0 && (
          <p>{search === '' ? __('No problems.', 'erp-bridge') : __('Nothing matches.', 'erp-bridge')}</p>
        )}
        {problems && (
          <Groups
            groups={problems}
            search={search}
            moment={moment}
            onChanged={() => {
              look();
              onChanged();
            }}
          />
        )}
      </CardBody>
    </Card>
  );
}
