/** What "My documents" says of payment: only who owes something is told so. */
import { beforeAll, describe, expect, it } from 'vitest';
import { forgetEverything, phpIn } from '../setup/shop.js';
import { makeAccounts, upload } from './documents.js';
import { store } from '../setup/own-shop.js';

interface Item {
  number: string;
  paid: boolean | null;
  overdue: boolean;
}
let items: Item[];

const types = ['quote', 'order', 'delivery_note', 'invoice', 'credit_note'] as const;
const said = { yes: '1', no: '0', nothing: '' } as const;

beforeAll(async () => {
  await forgetEverything(store);
  await makeAccounts({ Pia: 'P' });
  for (const type of types)
    for (const [word, paid] of Object.entries(said))
      await upload('Pia', `${type}.${word}`, { type, number: `${type} ${word}`, paid, due_date: '2020-01-31' });
  items = JSON.parse(
    await phpIn(
      store,
      `$id = get_user_by( 'email', 'pia@documents.test' )->ID; wp_set_current_user( $id );
      echo wp_json_encode( ErpBridge\\MyDocuments\\MyDocumentsRoutes::items( ErpBridge\\Documents\\Documents::of( $id, array( 'per_page' => 50 ) )['rows'] ) );`,
    ),
  ) as Item[];
});

describe.each([
  ['quote', null, false],
  ['order', false, true],
  ['delivery_note', null, false],
  ['invoice', false, true],
  ['credit_note', null, false],
] as const)('a document of the type %s', (type, unpaid, overdue) => {
  it.each([
    ['yes', true, false],
    ['no', unpaid, overdue],
    ['nothing', null, false],
  ] as const)('whose ERP says "paid: %s" is told so', (word, paid, late) => {
    expect(items.find(({ number }) => number === `${type} ${word}`)).toMatchObject({ paid, overdue: late });
  });
});
