/** Tryton as the ERP beside the shop: in the start's data folder, with the sample wholesaler in it. */
import { randomBytes } from 'node:crypto';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isFree } from '../../../test/store/server.js';
import type { Store } from '../../../test/store/store.js';
import {
  ADMIN,
  CATEGORIES,
  COMPANY,
  CONTACT_RELATION,
  openYears,
  RATES,
  WORKER,
} from '../../../test/tryton/company.js';
import { People } from '../../../test/tryton/people.js';
import { sqliteFiles, type Prepared } from '../../../test/tryton/databases.js';
import { startTryton, type TrytonServer } from '../../../test/tryton/server.js';
import { copyOfTryton, sqliteTemplate } from '../../../test/tryton/template.js';
import { ErpProblem } from '../../../worker/src/model/problem.js';
import { sentence } from '../../../worker/src/reasons/reasons.js';
import { readJson } from '../../lib/json.js';
import { inOneStep, removeLeftovers } from '../../lib/npm-files.js';
import { ensurePrograms, TRYTON_TO_SEE, trytonWebClient } from '../../lib/programs.js';
import { untilStopped, type Beside } from '../beside.js';
import { makeProducts } from './catalogue.js';
import { makeParties, sampleCustomers } from './customers.js';
import { tidyDesk } from './desk.js';
import { makeHistory } from './history.js';

/** What is kept of it between two starts. */
interface Kept {
  database: string;
  port: number;
  admin: typeof WORKER;
  worker: typeof WORKER;
}

type Say = (line: string) => void;

/** Customers whose contacts one can sign in as. */
const signingIn = (): { code: string; email: string; name: string }[] =>
  [0, 2].flatMap((n) => {
    const customer = sampleCustomers()[n];
    const contact = customer?.contacts[0];
    if (customer === undefined || contact === undefined) return [];
    const { code, name: house } = customer;
    return { code, email: contact.email, name: `${contact.firstName} ${contact.lastName}, ${house}` };
  });

const fileOf = (folder: string): string => join(folder, 'tryton.json');
const keep = (folder: string, kept: Kept): void => {
  writeFileSync(fileOf(folder), JSON.stringify(kept), { mode: 0o600 });
};

export async function trytonBeside(store: Store, stop: AbortSignal, say: Say): Promise<Beside> {
  await ensurePrograms(TRYTON_TO_SEE);
  const folder = join(store.dataDir, 'tryton');
  removeLeftovers(store.dataDir);
  if (!existsSync(folder)) {
    const template = await sqliteTemplate(say);
    say('Filling Tryton with the sample wholesaler’s customers, products and documents…');
    await inOneStep(folder, (temporary) => fill(template, temporary, store, stop));
  }
  const { server, kept } = await startAgain(folder, say);
  return {
    config: { erp: configOf(server, kept) },
    takesSales: true,
    signIns: signingIn(),
    invitation: (shop) => invitation(shop, server, kept),
    answer: { tryton: server.url },
    play: untilStopped,
    end: () => server.stop(),
  };
}

/** The template's passwords are everybody's; this one's are not. */
async function fill(template: Prepared, folder: string, store: Store, stop: AbortSignal): Promise<void> {
  const server = await copyOfTryton(template, folder);
  try {
    const people = new People(server);
    await tidyDesk(people);
    const parties = await makeParties(people, sampleCustomers());
    stop.throwIfAborted();
    const products = await makeProducts(people, store);
    stop.throwIfAborted();
    const buyers = signingIn().map(({ code }) => parties.get(code) ?? 0);
    await makeHistory(people, buyers, products);
    const [admin, worker] = [newPassword(ADMIN.user), newPassword(WORKER.user)];
    for (const { user, password } of [worker, admin])
      await people.tryton.write('res.user', [await people.id('res.user', ['login', '=', user])], { password });
    keep(folder, { database: server.database, port: 8000, admin, worker });
  } finally {
    await server.stop();
  }
}

const newPassword = (user: string): typeof WORKER => ({ user, password: randomBytes(9).toString('base64url') });

/** On the port of the last time, or the next one that is free. */
async function startAgain(folder: string, say: Say): Promise<{ server: TrytonServer; kept: Kept }> {
  const kept = readJson<Kept>(fileOf(folder));
  while (!(await isFree(kept.port))) kept.port++;
  say(`Starting Tryton in ${folder}…`);
  const server = await startTryton(folder, sqliteFiles(folder), kept.database, {
    port: kept.port,
    webClient: trytonWebClient,
  });
  keep(folder, kept);
  try {
    await openYears(server, kept.admin);
  } catch (error) {
    // Somebody gave the administrator another password: then the years are their affair, too.
    if (!(error instanceof ErpProblem)) throw error;
    say(`Tryton’s fiscal years were not looked at: ${sentence(error.reason, error.params)}`);
  }
  return { server, kept };
}

const configOf = ({ url }: TrytonServer, { database, worker }: Kept): object => ({
  ...{ adapter: 'tryton', url, database, ...worker, company: COMPANY },
  customers: {
    ...{ all: CATEGORIES.all, web_only: CATEGORIES.web_only, web_contact: CATEGORIES.contact },
    relations: [CONTACT_RELATION],
  },
  warehouse: 'Warehouse',
  sales: {
    taxes: Object.fromEntries(Object.entries(RATES).map(([rate, { tax }]) => [rate, tax])),
    payment_methods: { '*': 'Carte web' },
    rounding_line: true,
  },
});

const invitation = (shop: Store, { url, folder }: TrytonServer, { database, admin, worker }: Kept): string[] => [
  `Tryton                  ${url}/#${database}`,
  `                        ${admin.user} / ${admin.password}    (the worker is there as ${worker.user})`,
  '',
  'Watch an order go round: sign in to the shop as one of them, place an order by bank transfer at',
  `  ${shop.url}/shop/`,
  '1. A few seconds later Tryton has the sale, its shipment and its posted invoice (Sales > Sales).',
  `2. The PDF is under My documents, and was e-mailed (${shop.log.mail}).`,
  '3. In Tryton, open the invoice, “Pay”: the order is paid in the shop.',
  '4. Open the shipment, “Assign”, “Pick”, “Pack”, “Done”: wp-admin says that the goods are out.',
  '5. In wp-admin, refund the order: a credit note, in Tryton and under My documents.',
  'A look into its database:',
  `  sqlite3 -readonly -box ${join(folder, `${database}.sqlite`)} "SELECT number, state, reference FROM sale_sale"`,
];
