import { describe, expect, it } from 'vitest';
import type { WebContacts } from '../model/customer.js';
import type { TiersWithStatus } from './accounts.js';
import { touchedBy, webSettingChange } from './web-setting.js';

const contact = (id: string, web: boolean) => ({
  id,
  firstName: id,
  lastName: 'Martin',
  email: `${id}@example.com`,
  web,
  billing: false,
});

const tiers = (
  webContacts: WebContacts,
  active = true,
  contacts = [contact('A', true), contact('B', false)],
): TiersWithStatus => ({
  code: 'C1',
  name: 'Café',
  firstName: '',
  lastName: '',
  email: '',
  phone: '',
  active,
  webContacts,
  address1: '',
  address2: '',
  postcode: '',
  city: '',
  country: '',
  contacts,
});

describe('a web setting that the ERP changed (article 1)', () => {
  it.each([
    ['none', 'all', []],
    ['all', 'none', []],
    ['none', 'web_only', ['B']],
    ['all', 'web_only', ['B']],
    ['web_only', 'none', ['B']],
    ['web_only', 'all', ['B']],
  ] as const)('from %s to %s touches %j', (before, after, expected) => {
    expect(touchedBy(tiers(after), before).map(({ id }) => id)).toEqual(expected);
    expect(touchedBy(tiers(after, false), before)).toEqual([]);
  });

  it('is told in the words of EBP, with the names', () => {
    expect(webSettingChange(tiers('web_only'), 'none')).toEqual({
      from: 'Aucun',
      to: 'Seulement les contacts web',
      count: '1',
      accounts: 'B Martin',
    });
    const many = Array.from({ length: 7 }, (_, n) => contact(`K${String(n)}`, false));
    expect(webSettingChange(tiers('all', true, many), 'web_only')).toMatchObject({
      count: '7',
      accounts: 'K0 Martin, K1 Martin, K2 Martin, K3 Martin, K4 Martin, …',
    });
  });
});
