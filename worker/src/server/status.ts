import fastify from 'fastify';
import { ConfigError } from '../config.js';
import type { Worker } from '../run.js';
import { version } from '../version.js';

/** Answers on 127.0.0.1 only: is the worker there, and what does its journal hold. `port` 0: any free one. */
export async function statusServer(worker: Worker, port: number): Promise<{ address: string; close(): Promise<void> }> {
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
          200: { type: 'object', additionalProperties: true, properties: { accounts: lane, documents: lane } },
        },
      },
    },
    () => ({
      version,
      running: worker.reporter.running,
      last_run: worker.reporter.lastRun,
      accounts: worker.journal.counts('accounts'),
      documents: worker.journal.counts('documents'),
    }),
  );
  const address = await server.listen({ host: '127.0.0.1', port }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE') throw error;
    throw new ConfigError(`Port ${String(port)} is in use. Choose another with --port; 0 takes any free one.`);
  });
  return { address, close: () => server.close() };
}
