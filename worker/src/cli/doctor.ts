/** `erp-bridge doctor`: is everything as the worker needs it, and if not, what to do. */
import type { Config } from '../config/config.js';
import type { Finding } from '../model/overview.js';
import { Journal } from '../journal/journal.js';
import { JournalLocked } from '../journal/lock.js';
import { sentence } from '../reasons/reasons.js';
import { examineNode } from './node-support.js';
import { openSides, type Worker } from '../sync/run.js';
import { RequestBroke, RequestRefused, StoreProblem } from '../shops/errors.js';

export async function examine(config: Config): Promise<Finding[]> {
  const sides = openSides(config);
  try {
    // First the shop: its settings say what the files' headings mean.
    const ofStore = await examineStore(sides);
    return [examineNode(), examineJournal(config.data), ...(await sides.erp.check()), ...ofStore];
  } finally {
    sides.store.close();
  }
}

/** A worker that is at work is no fault: that is when people ask the doctor. */
function examineJournal(folder: string): Finding {
  try {
    Journal.open(folder).close();
    return { id: 'journal', status: 'ok', message: `The journal in ${folder} can be written.` };
  } catch (error) {
    if (error instanceof JournalLocked)
      return {
        id: 'journal',
        status: 'ok',
        message: `A worker (process ${error.pid}) is at work on the journal in ${folder}.`,
      };
    return {
      id: 'journal',
      status: 'error',
      message: `The journal in ${folder} cannot be opened: ${(error as Error).message}.`,
      fix: 'Check the rights on that folder and the space on its disk.',
    };
  }
}

async function examineStore({ store, config }: Pick<Worker, 'store' | 'config'>): Promise<Finding[]> {
  const findings: Finding[] = [];
  const { url } = config.store;
  if (url.startsWith('http:') && !/\/\/(127\.0\.0\.1|localhost)/.test(url)) {
    findings.push({
      id: 'https',
      status: 'warning',
      message: `${url} is not encrypted.`,
      fix: 'Give the shop a certificate and use its https address.',
    });
  }
  try {
    const { store: name, wordpress, plugin } = await store.ping();
    findings.push({
      id: 'store',
      status: 'ok',
      message: `The shop answers: ${name}, WordPress ${wordpress}, plugin ${plugin}.`,
    });
    await store.settings();
    findings.push({ id: 'settings', status: 'ok', message: 'The settings can be read.' });
  } catch (error) {
    if (error instanceof StoreProblem)
      findings.push({ id: 'store', status: 'error', message: sentence(error.reason, error.params) });
    else if (error instanceof RequestBroke || error instanceof RequestRefused)
      findings.push({ id: 'store', status: 'error', message: error.message });
    else throw error;
  }
  return findings;
}
