/** Article 4: which of the ERP's contacts who ordered is. */
import { describe, expect, it } from 'vitest';
import type { OrderContact } from '../../model/contact.js';
import type { Kept } from '../../model/kept.js';
import { woocommerce } from '../../shops/woocommerce/particulars.js';
import { sentence } from '../../reasons/reasons.js';
import { matchContact, type FoundContacts } from './match-customer.js';

const zoe: OrderContact = { firstName: 'Zoé', lastName: 'Martin', email: 'zoe@example.com', phone: '+33123456789' };
const kept = (id: string, change: Partial<OrderContact> = {}): Kept<OrderContact> => ({
  id,
  value: { ...zoe, ...change },
});
const match = (
  found: Partial<FoundContacts>,
  { contact = {}, unproven = false, matchBy = woocommerce.matchBy }: Options = {},
): object =>
  matchContact({ contact: { ...zoe, ...contact }, unproven }, { byPhone: [], byEmail: [], ...found }, { matchBy });

interface Options {
  contact?: Partial<OrderContact>;
  unproven?: boolean;
  matchBy?: readonly ('phone' | 'email')[];
}

const same = kept('1');
const otherPhone = kept('2', { phone: '+33612345678' });
const otherEmail = kept('3', { email: 'max@example.com' });
const noEmail = kept('4', { email: '' });

describe('« Si votre base de données contient déjà un contact avec le même numéro de téléphone (ou email, le cas échéant), celui-ci est remplacé par le client de la commande et n’est pas dupliqué. »', () => {
  it.each<[string, Partial<FoundContacts>, object]>([
    ['nobody has either', {}, { create: true }],
    ['one has both', { byPhone: [same], byEmail: [same] }, { use: '1', how: 'email' }],
    ['one has the e-mail, and another phone', { byEmail: [otherPhone] }, { use: '2', how: 'email' }],
    ['one has the phone, and no e-mail', { byPhone: [noEmail] }, { use: '4', how: 'phone' }],
    ['two have the phone, one of them the e-mail', { byPhone: [otherEmail, same], byEmail: [same] }, { use: '1' }],
    ['two have the e-mail, one of them the phone', { byPhone: [same], byEmail: [otherPhone, same] }, { use: '1' }],
    [
      'one has both, another the phone, a third the e-mail',
      { byPhone: [otherEmail, same], byEmail: [same, otherPhone] },
      { use: '1', how: 'email' },
    ],
    ['the e-mail is written in capitals', { byPhone: [kept('5', { email: 'ZOE@example.com' })] }, { use: '5' }],
    ['it is named twice', { byPhone: [noEmail, noEmail] }, { use: '4', how: 'phone' }],
    ['it is linked already, whatever is found', { linked: '9', byPhone: [same], byEmail: [otherPhone] }, { use: '9' }],
  ])('%s', (_what, found, expected) => {
    expect(match(found)).toMatchObject(expected);
  });

  it('an order with a phone only is who has it, with or without an e-mail', () => {
    expect(match({ byPhone: [same] }, { contact: { email: '' } })).toEqual({ use: '1', how: 'phone' });
    expect(match({ byPhone: [noEmail] }, { contact: { email: '' } })).toEqual({ use: '4', how: 'phone' });
  });

  it('an order with an e-mail only is who has it', () => {
    expect(match({ byEmail: [otherPhone] }, { contact: { phone: '' } })).toEqual({ use: '2', how: 'email' });
  });
});

describe('a person picks', () => {
  const held = (reason: string, ...ids: string[]): object => ({
    held: { reason },
    candidates: ids.map((id) => expect.objectContaining({ id }) as unknown),
  });
  it.each<[string, Partial<FoundContacts>, object]>([
    [
      'the phone of one and the e-mail of another',
      { byPhone: [otherEmail], byEmail: [otherPhone] },
      held('contact_apart', '3', '2'),
    ],
    [
      'the phone of one without e-mail, and the e-mail of another',
      { byPhone: [noEmail], byEmail: [otherPhone] },
      held('contact_apart', '4', '2'),
    ],
    [
      'the phone of two and the e-mail of a third',
      { byPhone: [otherEmail, noEmail], byEmail: [otherPhone] },
      held('contact_apart', '3', '4', '2'),
    ],
    ['two with the phone', { byPhone: [noEmail, otherEmail] }, held('contact_several', '4', '3')],
    ['two with the e-mail', { byEmail: [otherPhone, kept('5', { phone: '' })] }, held('contact_several', '2', '5')],
    [
      'two with both, and one with the phone',
      { byPhone: [same, otherEmail, kept('5')], byEmail: [same, kept('5')] },
      held('contact_several', '1', '5'),
    ],
    ['a family has one phone: one with another e-mail', { byPhone: [otherEmail] }, held('contact_other_email', '3')],
  ])('%s', (_what, found, expected) => {
    expect(match(found)).toMatchObject(expected);
  });

  it('and is told between whom', () => {
    const { held: why } = match({ byPhone: [otherEmail], byEmail: [otherPhone] }) as {
      held: { reason: string; params: Record<string, string> };
    };
    expect(sentence(why.reason, why.params)).toContain(
      'Zoé Martin, max@example.com, +33123456789; Zoé Martin, zoe@example.com, +33612345678',
    );
  });
});

describe('« Correspondance par numéro de téléphone ou email »', () => {
  it('by what the source’s particulars say only', () => {
    const found = { byPhone: [noEmail], byEmail: [otherPhone] };
    expect(match(found, { matchBy: ['phone'] })).toEqual({ use: '4', how: 'phone' });
    expect(match(found, { matchBy: ['email'] })).toEqual({ use: '2', how: 'email' });
    expect(match(found, { matchBy: [] })).toEqual({ create: true });
  });
  it('also by phone alone, who has another e-mail is not overwritten', () => {
    expect(match({ byPhone: [otherEmail] }, { matchBy: ['phone'] })).toMatchObject({
      held: { reason: 'contact_other_email' },
    });
  });
  it('not of an account whose e-mail nobody has proven: it gets a contact of its own, and keeps it', () => {
    const found = { byPhone: [same], byEmail: [same] };
    expect(match(found, { unproven: true })).toEqual({ create: true });
    expect(match({ ...found, linked: '7' }, { unproven: true })).toEqual({ use: '7' });
  });
});
