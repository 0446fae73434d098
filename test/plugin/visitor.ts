/** A person at the shop's pages: a browser's cookies, its forms, its letter box. */
import { phpIn } from '../setup/shop.js';
import { store } from '../setup/own-shop.js';

export interface Page {
  status: number;
  url: string;
  text: string;
}

const field = (page: string, name: string): string =>
  new RegExp(`name="${name}"[^>]*value="([^"]*)"`).exec(page)?.[1] ?? '';

export class Visitor {
  private readonly cookies = new Map<string, string>();

  get cookie(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  /** Follows redirects, as a browser does. */
  async open(address: string, form?: Record<string, string>): Promise<Page> {
    const url = new URL(address, store.url).href;
    const answer = await fetch(url, {
      redirect: 'manual',
      headers: this.cookies.size === 0 ? {} : { Cookie: this.cookie },
      ...(form === undefined ? {} : { method: 'POST', body: new URLSearchParams(form) }),
    });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      this.cookies.set(name, value);
    }
    const next = answer.headers.get('location');
    if (next !== null) return this.open(new URL(next, url).href);
    return { status: answer.status, url, text: await answer.text() };
  }

  /** By the form of My account; whether it let the person in. */
  async signIn(login: string, password: string): Promise<boolean> {
    const nonce = field((await this.open('/my-account/')).text, 'woocommerce-login-nonce');
    const form = { username: login, password, login: 'Log in', 'woocommerce-login-nonce': nonce };
    await this.open('/my-account/', form);
    return this.isSignedIn();
  }

  async isSignedIn(): Promise<boolean> {
    return (await this.open('/my-account/')).text.includes('woocommerce-MyAccount-navigation');
  }

  documents = (): Promise<Page> => this.open('/my-account/my-documents/');

  /** Clicks "Confirm your e-mail". */
  async askForLink(): Promise<Page> {
    const name = 'erp_bridge_ask_confirmation';
    return this.open('/my-account/my-documents/', { [name]: field((await this.documents()).text, name) });
  }

  /** Fills in WooCommerce's form for a new password, where a link has led to it. */
  choosePassword(page: Page, password: string): Promise<Page> {
    const names = ['reset_key', 'reset_login', 'woocommerce-reset-password-nonce'];
    return this.open(page.url, {
      ...Object.fromEntries(names.map((name) => [name, field(page.text, name)])),
      password_1: password,
      password_2: password,
      wc_reset_password: 'true',
    });
  }
}

/** The e-mails that came to this address, the latest last. */
export async function letters(to: string): Promise<{ subject: string; message: string }[]> {
  const log = await phpIn(
    store,
    `$f = dirname( ABSPATH ) . '/mail.log'; echo is_readable( $f ) ? file_get_contents( $f ) : '';`,
  );
  return log
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as { to: string | string[]; subject: string; message: string })
    .filter((mail) => [mail.to].flat().includes(to));
}

/** The link of the latest e-mail that holds this text. */
export async function linkIn(to: string, part: string): Promise<string> {
  const text = ((await letters(to)).at(-1)?.message ?? '').replace(/&amp;|&#038;/g, '&');
  const link = [...text.matchAll(/https?:\/\/[^"'\s<>]+/g)].map(([url]) => url).find((url) => url.includes(part));
  if (link === undefined) throw new Error(`No link with ${part} in the mail to ${to}: ${text}`);
  return link;
}
