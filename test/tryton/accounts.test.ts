/** Tryton's parties through the flow of customers, into a shop that is played. */
import { afterEach, beforeEach, expect, it } from 'vitest';
import { TrytonErp, type TrytonOptions } from '../../worker/src/erp/tryton/adapter.js';
import { runOnce, type RunResult } from '../../worker/src/sync/run.js';
import { PlayedShop, remembering } from '../../worker/test/played-shop.js';
import { server } from '../setup/own-tryton.js';
import { CATEGORIES, WORKER } from './company.js';
import { People } from './people.js';

const people = new People(server);
let shop: PlayedShop;

beforeEach(async () => {
  shop = await PlayedShop.open();
  shop.batch = remembering();
});
afterEach(() => shop.close());

function sync(change: Partial<TrytonOptions> = {}): Promise<RunResult> {
  const options = {
    url: server.url,
    database: server.database,
    ...WORKER,
    customers: { all: CATEGORIES.all },
    ...change,
  };
  return runOnce({ ...shop.worker, erp: new TrytonErp(options) }, { only: ['accounts'] });
}

it('makes accounts of customers once, and changes those of whom something changed', async () => {
  const [one = 0] = await people.add(
    {
      name: 'Un',
      code: 'UN',
      categories: [CATEGORIES.all],
      mechanisms: [{ value: 'un@un.test' }, { value: 'zoe@un.test', name: 'Zoé' }],
    },
    { name: 'Deux', code: 'DEUX', categories: [CATEGORIES.all], mechanisms: [{ value: 'deux@deux.test' }] },
    { name: 'Sans', code: 'SANS', categories: [CATEGORIES.all] },
    { name: 'Fournisseur', code: 'F', mechanisms: [{ value: 'f@f.test' }] },
  );
  expect(await sync()).toMatchObject({
    error: null,
    problems: [],
    accounts: { created: 3, refused: 1, deactivated: 0 },
  });
  const sent = shop.bodies.flatMap(({ accounts }) => accounts).filter(({ active }) => active);
  expect(sent.map(({ email, company, last_name: name }) => [email, company, name]).sort()).toEqual([
    ['deux@deux.test', 'Deux', 'Deux'],
    ['un@un.test', 'Un', undefined],
    ['zoe@un.test', 'Un', 'Zoé'],
  ]);
  shop.bodies = [];
  expect(await sync()).toMatchObject({ error: null, writes: 0 });
  expect(shop.bodies).toEqual([]);

  const email = await people.id('party.contact_mechanism', ['value', '=', 'zoe@un.test']);
  await people.tryton.write('party.contact_mechanism', [email], { active: false });
  // Without her the customer is its own contact, by its own name.
  expect(await sync()).toMatchObject({ accounts: { deactivated: 1, created: 0, updated: 1 } });
  await people.tryton.write('party.party', [one], {
    categories: [['remove', [await people.id('party.category', ['name', '=', CATEGORIES.all])]]],
  });
  expect(await sync()).toMatchObject({ accounts: { deactivated: 1, created: 0, updated: 0 } });
});

it('changes nobody where Tryton cannot be asked, and says why', async () => {
  await sync();
  shop.bodies = [];
  const away = { error: { code: 'erp_tryton_wrong_password', params: { user: WORKER.user } } };
  expect(await sync({ password: 'something else' })).toMatchObject(away);
  const unknown = { reason: 'tryton_no_category', params: { name: 'Gone' } };
  expect(await sync({ customers: { all: 'Gone' } })).toMatchObject({ error: null, problems: [unknown] });
  expect(shop.bodies).toEqual([]);
  expect(shop.worker.journal.counts('accounts').applied).toBeGreaterThan(2);
});
