/** A look at the orders of a source that somebody asked for in wp-admin; begun again it goes on from its cursor. */
import type { JobArgs } from '../model/job.js';
import { lookInShop } from '../sync/look.js';
import type { Kind } from './kind.js';

export const look: Kind<JobArgs['look']> = {
  async run(worker, which, hand) {
    const { counts, ...ended } = await lookInShop(worker, which, hand);
    return ended.error === null ? { ...ended, did: { words: 'orders looked at', details: counts } } : ended;
  },
};
