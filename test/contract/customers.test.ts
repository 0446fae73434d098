import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { signed, type Answer } from './client.js';
import { CUSTOMER, differences, errorBody, ERRORS, takenEmail, type ExpectedError } from './expectations.js';
import { store } from '../setup/own-shop.js';

const CUSTOMERS = 'wc/v3/customers';
const NOBODY = 99999999;
/** An hour, while the shop's time zone is that of Paris in winter or summer, or none. */
const TIME_ZONES = [0, 1, 2].map((hours) => hours * 3_600_000);

interface Meta {
  id: number;
  key: string;
  value: unknown;
}
interface Customer {
  id: number;
  date_created: string;
  date_created_gmt: string;
  date_modified_gmt: string | null;
  email: string;
  first_name: string;
  last_name: string;
  role: string;
  username: string;
  billing: Record<string, string>;
  shipping: Record<string, string>;
  is_paying_customer: boolean;
  avatar_url: string;
  meta_data: Meta[];
  _links: { self: { href: string }[]; collection: { href: string }[] };
}
interface ItemError {
  id: number;
  error: unknown;
}

const newEmail = (): string => `c${randomBytes(6).toString('hex')}@example.test`;
const write = (method: string, path: string, body?: unknown): Promise<Answer> => signed(path, { method, body });
const asCustomer = (answer: Answer): Customer => answer.body as Customer;

async function create(data: Record<string, unknown> = {}): Promise<Customer> {
  const answer = await write('POST', CUSTOMERS, { email: newEmail(), ...data });
  expect(answer.status).toBe(201);
  return asCustomer(answer);
}

function expectRefused(answer: Answer, error: ExpectedError): void {
  expect(answer.body).toEqual(errorBody(error));
  expect(answer.status).toBe(error.status);
}

const itemError = (id: number, error: ExpectedError): ItemError => ({ id, error: errorBody(error) });

describe(`customers on ${store.store}, ${store.db}`, () => {
  it('creates a customer with everything that was sent', async () => {
    const email = newEmail();
    const billing = {
      first_name: 'Zoé',
      last_name: "L'Hôte",
      company: 'Café Süd',
      address_1: '5 rue É',
      city: 'Lyon',
      postcode: '69001',
      country: 'FR',
    };
    const shipping = { first_name: 'Zoé', city: 'Paris', country: 'FR' };
    const answer = await write('POST', CUSTOMERS, {
      email,
      first_name: 'Zoé',
      last_name: "L'Hôte",
      billing: { ...billing, email, phone: '+33 4 72 00' },
      shipping,
      meta_data: [
        { key: 'ext_id', value: 'X-1' },
        { key: '_hidden_key', value: 'h' },
      ],
    });
    const customer = asCustomer(answer);
    expect(answer.status).toBe(201);
    expect(differences(customer, CUSTOMER)).toEqual([]);
    expect(answer.headers.get('location')).toBe(`${store.url}/wp-json/${CUSTOMERS}/${customer.id}`);
    expect(customer).toMatchObject({
      email,
      first_name: 'Zoé',
      last_name: "L'Hôte",
      role: 'customer',
      username: email.split('@')[0],
    });
    expect(customer.billing).toEqual({ ...billing, address_2: '', state: '', email, phone: '+33 4 72 00' });
    expect(customer.shipping).toMatchObject({ ...shipping, last_name: '', phone: '' });
    expect(customer.is_paying_customer).toBe(false);
    expect(customer._links.self[0]?.href).toBe(`${store.url}/wp-json/${CUSTOMERS}/${customer.id}`);
    expect(customer._links.collection[0]?.href).toBe(`${store.url}/wp-json/${CUSTOMERS}`);
    // Meta that begins with an underscore is dropped without a word. Our plugin's own is no part of WooCommerce's answer.
    const meta = customer.meta_data.filter(({ key }) => !key.startsWith('erp_bridge_'));
    expect(meta.map(({ key, value }) => [key, value])).toEqual([
      ['default_password_nag', '1'],
      ['ext_id', 'X-1'],
    ]);
  });

  it('gives the time in the shop’s zone and in UTC', async () => {
    // However long it takes, in whole seconds as the shop counts.
    const before = Math.floor(Date.now() / 1000) * 1000;
    const { date_created, date_created_gmt, date_modified_gmt } = await create();
    const created = Date.parse(`${date_created_gmt}Z`);
    expect(created).toBeGreaterThanOrEqual(before);
    expect(created).toBeLessThanOrEqual(Date.now());
    expect(TIME_ZONES).toContain(Date.parse(`${date_created}Z`) - Date.parse(`${date_created_gmt}Z`));
    expect(date_modified_gmt).not.toBeNull();
  });

  it('writes to a new customer, with a link to set the password', async () => {
    const { email } = await create();
    const sent = await store.php(`echo file_get_contents( ERP_BRIDGE_STORE_MAIL_LOG );`);
    const mails = sent
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { to: string | string[] });
    expect(mails.filter(({ to }) => [to].flat().includes(email))).toHaveLength(1);
  });

  it('reads what it wrote', async () => {
    const customer = await create({ first_name: 'Greta', billing: { city: 'Köln' } });
    const answer = await signed(`${CUSTOMERS}/${customer.id}`);
    expect(answer.status).toBe(200);
    expect({ ...asCustomer(answer), _links: null }).toEqual({ ...customer, _links: null });
  });

  it('finds by e-mail and gives the number of results and pages', async () => {
    const customer = await create();
    const found = await signed(CUSTOMERS, { query: { email: customer.email } });
    expect((found.body as Customer[]).map(({ id }) => id)).toEqual([customer.id]);
    expect([found.headers.get('x-wp-total'), found.headers.get('x-wp-totalpages')]).toEqual(['1', '1']);
    const none = await signed(CUSTOMERS, { query: { email: newEmail() } });
    expect([none.body, none.headers.get('x-wp-total')]).toEqual([[], '0']);
  });

  it('lists customers page by page, and others only when asked', async () => {
    await create();
    const newest = await create();
    const page = await signed(CUSTOMERS, { query: { per_page: '1', page: '1', orderby: 'id', order: 'desc' } });
    expect((page.body as Customer[]).map(({ id }) => id)).toEqual([newest.id]);
    expect(differences(page.body, [CUSTOMER])).toEqual([]);
    const total = Number(page.headers.get('x-wp-total'));
    expect(Number(page.headers.get('x-wp-totalpages'))).toBe(total);
    expect(page.headers.get('link')).toMatch(/page=2&.*rel="next"/);
    const all = await signed(CUSTOMERS, { query: { role: 'all', per_page: '100', orderby: 'id' } });
    expect(Number(all.headers.get('x-wp-total'))).toBeGreaterThan(total);
    expect((all.body as Customer[])[0]).toMatchObject({
      id: 1,
      role: 'administrator',
      username: store.adminUser,
    });
  });

  it('changes what is sent and nothing else', async () => {
    const customer = await create({
      first_name: 'Greta',
      last_name: 'Müller',
      meta_data: [{ key: 'ext_id', value: 'X-1' }],
    });
    const change = { first_name: 'Grete', billing: { city: 'Bonn' }, meta_data: [{ key: 'ext_id', value: 'X-2' }] };
    const answer = await write('PUT', `${CUSTOMERS}/${customer.id}`, change);
    expect(answer.status).toBe(200);
    const { first_name, last_name, email, billing, meta_data } = asCustomer(answer);
    expect({ first_name, last_name, email }).toEqual({
      first_name: 'Grete',
      last_name: 'Müller',
      email: customer.email,
    });
    expect(billing).toEqual({ ...customer.billing, city: 'Bonn' });
    const was = customer.meta_data.find(({ key }) => key === 'ext_id');
    expect(meta_data).toContainEqual({ ...was, value: 'X-2' });
    const email2 = newEmail();
    expect(asCustomer(await write('PUT', `${CUSTOMERS}/${customer.id}`, { email: email2 })).email).toBe(email2);
  });

  it('deletes only with force, and gives what it deleted', async () => {
    const customer = await create();
    expectRefused(await write('DELETE', `${CUSTOMERS}/${customer.id}`), ERRORS.noTrash);
    const answer = await signed(`${CUSTOMERS}/${customer.id}`, { method: 'DELETE', query: { force: 'true' } });
    expect([answer.status, asCustomer(answer).email]).toEqual([200, customer.email]);
    expectRefused(await signed(`${CUSTOMERS}/${customer.id}`), ERRORS.noSuchCustomer);
  });

  it('says what is wrong with a request', async () => {
    const taken = await create();
    const other = await create();
    expectRefused(await write('POST', CUSTOMERS, '{"email":'), ERRORS.brokenJson);
    expectRefused(await write('POST', CUSTOMERS, { first_name: 'x' }), ERRORS.missingEmail);
    expectRefused(await write('POST', CUSTOMERS, { email: 'not-an-email' }), ERRORS.invalidEmail);
    expectRefused(await write('POST', CUSTOMERS, { email: taken.email }), takenEmail(taken.email));
    expectRefused(await write('PUT', `${CUSTOMERS}/${other.id}`, { email: taken.email }), ERRORS.takenOnUpdate);
    expectRefused(await write('PUT', `${CUSTOMERS}/${NOBODY}`, { first_name: 'x' }), ERRORS.noSuchCustomer);
    expectRefused(await signed('wc/v3/nope'), ERRORS.noSuchRoute);
  });

  it('answers a batch item by item, in the order sent', async () => {
    const known = await create({ last_name: 'Müller' });
    const leaving = await create();
    const email = newEmail();
    const answer = await write('POST', `${CUSTOMERS}/batch`, {
      create: [{ email, first_name: 'Ok' }, { email: known.email }, { email: 'not-an-email' }],
      update: [
        { id: known.id, last_name: 'Schmidt' },
        { id: NOBODY, last_name: 'Nobody' },
      ],
      delete: [leaving.id, NOBODY],
    });
    expect(answer.status).toBe(200);
    const {
      create: created,
      update,
      delete: deleted,
    } = answer.body as Record<'create' | 'update' | 'delete', unknown[]>;
    expect(differences([created[0], update[0], deleted[0]], [CUSTOMER])).toEqual([]);
    expect(created[0]).toMatchObject({ email, first_name: 'Ok' });
    expect(created.slice(1)).toEqual([itemError(0, takenEmail(known.email)), itemError(0, ERRORS.invalidEmail)]);
    expect(update[0]).toMatchObject({ id: known.id, email: known.email, last_name: 'Schmidt' });
    expect(update[1]).toEqual(itemError(NOBODY, ERRORS.noSuchCustomer));
    expect(deleted[0]).toMatchObject({ id: leaving.id });
    expect(deleted[1]).toEqual(itemError(NOBODY, ERRORS.noSuchCustomer));
  });

  it('refuses a batch of more than a hundred', async () => {
    const update = Array.from({ length: 60 }, (_, index) => ({ id: NOBODY + index }));
    const tooMany = Array.from({ length: 41 }, (_, index) => NOBODY + index);
    expectRefused(await write('POST', `${CUSTOMERS}/batch`, { update, delete: tooMany }), ERRORS.batchTooLarge);
  });

  it('tells its version', async () => {
    const answer = await signed('wc/v3/system_status');
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      environment: { home_url: store.url, version: expect.stringMatching(/^\d+\.\d+/) as string },
    });
  });
});
