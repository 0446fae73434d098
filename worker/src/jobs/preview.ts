/** A preview that somebody asked for; begun again it starts anew, on a fresh copy of the journal. */
import type { JobArgs } from '../model/job.js';
import { isOfErp } from '../model/problem.js';
import type { ReasonCode } from '../reasons/reasons.js';
import { previewInShop } from '../sync/preview.js';
import { tellsPlace, type Kind } from './kind.js';

/** They say nothing of the preview: the next try may get on. */
const passing: ReadonlySet<string> = new Set([
  'stopped',
  'store_unreachable',
  'store_maintenance',
  'store_not_json',
  'store_wrong_key',
  'store_plugin_missing',
] satisfies ReasonCode[]);

export const preview: Kind<JobArgs['preview']> = {
  async run(worker, { lane, full }, { signal, at }) {
    const options = { lane, full, signal, onProgress: tellsPlace(at) };
    const { error, seconds, counts } = await previewInShop(worker, options);
    const ended = { error, again: error !== null && (passing.has(error.code) || isOfErp(error.code)) };
    return error === null ? { ...ended, did: { words: 'preview made', details: { lane, seconds, ...counts } } } : ended;
  },
};
