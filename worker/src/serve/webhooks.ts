/** WooCommerce's webhooks (article 3): who sent one is checked, and then it only rings the bell; the truth is the change feed. */
import { createHmac, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance } from 'fastify';

export const webhookPath = '/webhooks/woocommerce';

/** An order with thousands of lines stays far below it, in bytes. */
const bodyLimit = 4 * 1024 * 1024;

const topics = new Set(['order.created', 'order.updated', 'order.deleted', 'order.restored']);

export interface WebhookEar {
  /** What the shop signs with; undefined where the worker has not heard from the shop yet. */
  secret(): Promise<string | undefined>;
  onRing(): void;
  onRefused(): void;
}

/** base64(HMAC-SHA256(raw body, secret)), compared in constant time. */
export function isSigned(body: Buffer, signature: string, secret: string): boolean {
  const expected = createHmac('sha256', secret).update(body).digest();
  const given = Buffer.from(signature, 'base64');
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/** In a scope of its own, so that nothing but this route sees raw bytes. */
export async function webhookRoute(server: FastifyInstance, ear: WebhookEar): Promise<void> {
  await server.register((scope, _options, done) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser(
      ['application/json', 'application/x-www-form-urlencoded'],
      { parseAs: 'buffer', bodyLimit },
      (_request, body, parsed) => {
        parsed(null, body);
      },
    );
    scope.setErrorHandler(async (error: { statusCode?: number }, _request, reply) => {
      ear.onRefused();
      const status = error.statusCode ?? 500;
      return reply
        .code(status)
        .send({ message: status === 415 ? 'A webhook is JSON.' : 'This is no webhook of ours.' });
    });
    scope.post(webhookPath, async (request, reply) => {
      const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      const type = String(request.headers['content-type'] ?? '');
      // WooCommerce asks so when a webhook is made, without a signature, and takes nothing but 200 for a yes.
      if (type.startsWith('application/x-www-form-urlencoded')) {
        if (/^webhook_id=\d+$/.test(body.toString('latin1'))) return reply.code(200).send({ ok: true });
        ear.onRefused();
        return reply.code(400).send({ message: 'This is no webhook of ours.' });
      }
      const signature = request.headers['x-wc-webhook-signature'];
      const secret = await ear.secret();
      // With an empty one anybody could sign.
      if (secret === undefined || secret === '') {
        // 503: WooCommerce counts it as failed, and the feed has it all the same.
        return reply.code(503).send({ message: 'The worker does not know the secret yet; it asks the shop for it.' });
      }
      if (typeof signature !== 'string' || !isSigned(body, signature, secret)) {
        ear.onRefused();
        return reply.code(401).send({ message: 'The signature is missing or wrong.' });
      }
      if (!topics.has(String(request.headers['x-wc-webhook-topic'] ?? ''))) {
        ear.onRefused();
        return reply.code(400).send({ message: 'This topic is none that was asked for.' });
      }
      ear.onRing();
      return reply.code(200).send({ ok: true });
    });
    done();
  });
}
