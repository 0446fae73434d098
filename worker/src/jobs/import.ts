/** An import of past orders that somebody asked for; begun again it goes on from its cursor. */
import type { JobArgs } from '../model/job.js';
import { importOrders } from '../sync/import.js';
import type { Kind } from './kind.js';

export const importJob: Kind<JobArgs['import']> = {
  async run(worker, { source }, hand) {
    const { counts, ...ended } = await importOrders(worker, source, hand);
    return ended.error === null ? { ...ended, did: { words: 'orders imported', details: counts } } : ended;
  },
};
