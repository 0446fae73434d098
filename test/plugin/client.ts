/** The worker's way to the plugin: WooCommerce's API key, OAuth 1.0a over http. */
import { createHmac, randomBytes } from 'node:crypto';
import { answerFaults } from '../../worker/test/contract.js';

export interface Access {
  url: string;
  consumerKey: string;
  consumerSecret: string;
}

export interface Answer<T = Record<string, unknown>> {
  status: number;
  body: T;
  headers: Headers;
}

const enc = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);

function signed(
  { url, consumerKey, consumerSecret }: Access,
  method: string,
  path: string,
  query: Record<string, string>,
): string {
  const address = `${url}/wp-json${path}`;
  const params: Record<string, string> = {
    ...query,
    oauth_consumer_key: consumerKey,
    oauth_nonce: randomBytes(16).toString('hex'),
    oauth_signature_method: 'HMAC-SHA256',
    oauth_timestamp: String(Math.floor(Date.now() / 1000)),
  };
  const joined = Object.keys(params)
    .sort()
    .map((name) => `${enc(name)}=${enc(params[name] ?? '')}`)
    .join('&');
  const base = `${method}&${enc(address)}&${enc(joined)}`;
  const signature = createHmac('sha256', `${consumerSecret}&`).update(base).digest('base64');
  return `${address}?${joined}&oauth_signature=${enc(signature)}`;
}

/** They show what a worker told as it came, and tests tell what no worker does. */
const echoes = new Set(['/overview', '/webhooks', '/webhooks/enable']);

/** A request as the worker makes it; `body` is JSON, or bytes as they are. */
export async function call<T = Record<string, unknown>>(
  access: Access,
  method: string,
  path: string,
  body?: unknown,
  query: Record<string, string> = {},
): Promise<Answer<T>> {
  const bytes = body instanceof Uint8Array;
  const response = await fetch(signed(access, method, path, query), {
    method,
    headers: body === undefined ? {} : { 'Content-Type': bytes ? 'application/pdf' : 'application/json' },
    ...(body === undefined ? {} : { body: bytes ? new Uint8Array(body) : JSON.stringify(body) }),
  });
  const text = await response.text();
  const isJson = text.startsWith('{') || text.startsWith('[');
  const answer: unknown = isJson ? JSON.parse(text) : text;
  if (response.ok && isJson && path.startsWith(api) && !echoes.has(path.slice(api.length))) {
    // Whatever a test asks for: what the plugin answers is what contract/ says.
    const faults = answerFaults(method, path.slice(api.length), answer);
    if (faults.length > 0) throw new Error(faults.join('\n'));
  }
  return { status: response.status, headers: response.headers, body: answer as T };
}

export const api = '/wc-erp-bridge/v1';
