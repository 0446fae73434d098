import { createHmac } from 'node:crypto';
import OAuth from 'oauth-1.0a';

/**
 * Signs a request as WooCommerce wants it: Basic over https; over http OAuth 1.0a, where the secret never travels.
 * → the URL to call and the headers to send.
 */
export function sign(
  method: string,
  url: URL,
  key: string,
  secret: string,
): { url: string; headers: Record<string, string> } {
  if (url.protocol === 'https:') {
    return { url: url.href, headers: { Authorization: `Basic ${Buffer.from(`${key}:${secret}`).toString('base64')}` } };
  }
  const oauth = new OAuth({
    consumer: { key, secret },
    signature_method: 'HMAC-SHA256',
    hash_function: (base, signingKey) => createHmac('sha256', signingKey).update(base).digest('base64'),
  });
  // WooCommerce signs with the consumer secret and an empty token secret's "&".
  const data = Object.fromEntries(url.searchParams);
  const bare = `${url.origin}${url.pathname}`;
  const signed = oauth.authorize({ url: bare, method, data });
  const query = Object.entries({ ...data, ...signed })
    .map(([name, value]) => `${oauth.percentEncode(name)}=${oauth.percentEncode(String(value))}`)
    .join('&');
  return { url: `${bare}?${query}`, headers: {} };
}
