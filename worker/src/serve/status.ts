import fastify from 'fastify';
import { ConfigError } from '../config/config.js';
import type { Worker } from '../sync/run.js';
import { laneNames } from '../model/flow.js';
import { version } from '../platform/version.js';
import type { OrderWatch } from './watch-orders.js';
import { webhookRoute } from './webhooks.js';

/**
 * Answers on 127.0.0.1 only: is the worker there, what does its journal hold, and WooCommerce's webhooks, where a reverse proxy
 * lets them through. `port` 0: any free one.
 */
export async function statusServer(
  worker: Worker,
  port: number,
  watch: OrderWatch,
): Promise<{ address: string; close(): Promise<void> }> {
  const server = fastify();
  const lane = {
    type: 'object',
    additionalProperties: { type: 'integer' },
  };
  server.get('/health', () => ({ ok: true, version }));
  server.get(
    '/status',
    {
      schema: {
        response: {
          200: {
            type: 'object',
            additionalProperties: true,
            properties: Object.fromEntries(laneNames.map((name) => [name, lane])),
          },
        },
      },
    },
    () => ({
      version,
      running: worker.reporter.running,
      last_run: worker.reporter.lastRun,
      ...Object.fromEntries(laneNames.map((name) => [name, worker.journal.counts(name)])),
    }),
  );
  const heard = { received: 0, refused: 0, last_at: null as string | null };
  await webhookRoute(server, {
    secret: () => watch.webhookSecret(),
    onRing: () => {
      worker.reporter.webhooks = Object.assign(heard, {
        received: heard.received + 1,
        last_at: new Date().toISOString(),
      });
      watch.bell.ring();
    },
    onRefused: () => {
      worker.reporter.webhooks = Object.assign(heard, { refused: heard.refused + 1 });
    },
  });
  const address = await server.listen({ host: '127.0.0.1', port }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE') throw error;
    throw new ConfigError(`Port ${String(port)} is in use. Choose another with --port; 0 takes any free one.`);
  });
  return { address, close: () => server.close() };
}
