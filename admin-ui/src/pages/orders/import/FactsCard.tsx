import { Card, CardBody, CardHeader } from '@wordpress/components';
import { __, sprintf } from '@wordpress/i18n';
import type { ImportSource } from '../../../data/orders';
import type { ImportSettings } from '../../../data/settings';
import { afterwards, imported, leftOut } from './facts';

const List = ({ title, facts }: { title: string; facts: string[] }) => (
  <section>
    <h3>{title}</h3>
    <ul>
      {facts.map((fact) => (
        <li key={fact}>{fact}</li>
      ))}
    </ul>
  </section>
);

/** What an import of this source brings and what not. */
export const FactsCard = ({ source, settings }: { source: ImportSource; settings: ImportSettings }) => (
  <Card>
    <CardHeader>
      <h2>
        {/* translators: %s: a source of orders such as WooCommerce. */}
        {sprintf(__('What is imported from %s', 'erp-bridge'), source.title)}
      </h2>
    </CardHeader>
    <CardBody>
      <div className="erp-bridge-facts">
        <List title={__('Imported', 'erp-bridge')} facts={imported(source, settings)} />
        <List title={__('Not imported', 'erp-bridge')} facts={leftOut(source, settings)} />
        <List title={__('Afterwards', 'erp-bridge')} facts={afterwards(source)} />
      </div>
    </CardBody>
  </Card>
);
