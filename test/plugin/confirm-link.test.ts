/** "Confirm your e-mail": the link that is mailed, and who may open it where. */
import { beforeAll, expect, it } from 'vitest';
import { describeIf, ONLY_REAL } from '../setup/needs.js';
import { forgetEverything } from '../setup/shop.js';
import { store } from '../setup/own-shop.js';
import { one } from './accounts.js';
import { ask } from './orders.js';
import { changeEmail, isProven, mail, person, put, register, sees, vict } from './strangers.js';
import { letters, linkIn } from './visitor.js';

beforeAll(() => forgetEverything(store));

describeIf(store.store !== 'stand-in', ONLY_REAL)('the link', () => {
  it('in the session that asked for it is enough; sessions opened before end', async () => {
    const id = await register('honest', mail('Honest'));
    const [here, elsewhere] = [await person('honest'), await person('honest')];
    await one(vict('Honest'));
    const document = await put('invoice.HON1', { account_key: 'contact.Honest', account_email: mail('Honest') });
    await here.askForLink();
    const before = here.cookie;
    const link = await linkIn(mail('Honest'), 'erp_bridge_confirm=');
    expect((await here.open(link)).text).toContain('Your e-mail address is confirmed');
    expect(await isProven(id)).toBe(true);
    await sees(here, document, 'HON1');
    expect(await elsewhere.isSignedIn()).toBe(false);
    const old = await fetch(`${store.url}/my-account/`, { headers: { Cookie: before } });
    expect(await old.text()).not.toContain('woocommerce-MyAccount-navigation');
    expect((await here.open(link)).text).toContain('no longer valid');
  });

  it('in another session of the same account asks for a new password', async () => {
    const id = await register('phone', mail('Phone'));
    const [asks, opens] = [await person('phone'), await person('phone')];
    await one(vict('Phone'));
    await put('invoice.PHO1', { account_key: 'contact.Phone', account_email: mail('Phone') });
    await asks.askForLink();
    expect((await opens.open(await linkIn(mail('Phone'), 'erp_bridge_confirm='))).text).toContain(
      'Choose a new password',
    );
    expect(await isProven(id)).toBe(false);
  });

  it('is valid for a day, for one address, and mailed once a minute', async () => {
    const id = await register('late', mail('Late'));
    const late = await person('late');
    await one(vict('Late'));
    await put('invoice.LAT1', { account_key: 'contact.Late', account_email: mail('Late') });
    await late.askForLink();
    await late.askForLink();
    const links = (await letters(mail('Late'))).filter(({ message }) => message.includes('erp_bridge_confirm='));
    expect(links).toHaveLength(1);
    const link = await linkIn(mail('Late'), 'erp_bridge_confirm=');
    const wrong = link.replace(/erp_bridge_confirm=\w+/, 'erp_bridge_confirm=wrong');
    expect((await late.open(wrong)).text).toContain('no longer valid');
    await ask(
      `$m = get_user_meta( ${id}, 'erp_bridge_confirmation', true ); $m['at'] -= DAY_IN_SECONDS; update_user_meta( ${id}, 'erp_bridge_confirmation', $m ); return 1;`,
    );
    expect((await late.open(link)).text).toContain('no longer valid');
    await late.askForLink();
    const second = await linkIn(mail('Late'), 'erp_bridge_confirm=');
    await changeEmail(id, 'late-other@accounts.test');
    expect((await late.open(second)).text).toContain('no longer valid');
    expect(await isProven(id)).toBe(false);
  });
});
