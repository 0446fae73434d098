import { createHmac, randomBytes } from 'node:crypto';
import OAuth from 'oauth-1.0a';
import { store } from '../setup/own-shop.js';

export interface Answer {
  status: number;
  headers: Headers;
  body: unknown;
}

export interface Call {
  method?: string;
  query?: Record<string, string>;
  /** Sent as JSON; a string is sent as it is. */
  body?: unknown;
}

export interface Key {
  key: string;
  secret: string;
}

export const ownKey = (): Key => {
  const { consumerKey, consumerSecret } = store;
  return { key: consumerKey, secret: consumerSecret };
};

const address = (path: string, query: Record<string, string> = {}): string => {
  const url = new URL(`${store.url}/wp-json/${path}`);
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
  return url.href;
};

/** A request as it stands: no authentication but what `headers` and the query carry. */
export async function plain(
  path: string,
  { method = 'GET', query, body }: Call = {},
  headers: Record<string, string> = {},
): Promise<Answer> {
  const answer = await fetch(address(path, query), {
    method,
    headers: { ...(body === undefined ? {} : { 'Content-Type': 'application/json' }), ...headers },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  return { status: answer.status, headers: answer.headers, body: await answer.json() };
}

/** Signs with OAuth 1.0a: `with` overrides parameters before signing, an empty text leaves one out afterwards. */
export function signed(
  path: string,
  call: Call = {},
  { key, secret }: Key = ownKey(),
  {
    algorithm = 'SHA256',
    override = {},
    where = 'query',
  }: { algorithm?: string; override?: Record<string, string>; where?: 'query' | 'header' } = {},
): Promise<Answer> {
  const oauth = new OAuth({ consumer: { key, secret } });
  const parameters: Record<string, string> = {
    oauth_consumer_key: key,
    oauth_nonce: randomBytes(16).toString('hex'),
    oauth_signature_method: `HMAC-${algorithm}`,
    oauth_timestamp: String(Math.floor(Date.now() / 1000)),
    ...override,
  };
  const request = { url: address(path), method: call.method ?? 'GET', data: { ...call.query } };
  const base = oauth.getBaseString(request, parameters as unknown as OAuth.Data);
  const hash = createHmac(algorithm === 'SHA1' ? 'sha1' : 'sha256', `${secret}&`);
  const all = { ...parameters, oauth_signature: hash.update(base).digest('base64') };
  const sent = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ''));
  if (where === 'query') return plain(path, { ...call, query: { ...call.query, ...sent } });
  const header = Object.entries(sent).map(([name, value]) => `${name}="${encodeURIComponent(value)}"`);
  return plain(path, call, { Authorization: `OAuth ${header.join(', ')}` });
}

/** Basic authentication behind a proxy that speaks TLS; `https: false` is the same over plain http. */
export function basic(path: string, call: Call = {}, { key, secret }: Key = ownKey(), https = true): Promise<Answer> {
  return plain(path, call, {
    Authorization: `Basic ${Buffer.from(`${key}:${secret}`).toString('base64')}`,
    ...(https ? { 'X-Forwarded-Proto': 'https' } : {}),
  });
}
