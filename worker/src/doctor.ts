/** `erp-bridge doctor`: is everything as the worker needs it, and if not, what to do. */
import type { Finding } from './erp/port.js';
import { sentence } from './reasons.js';
import type { Worker } from './run.js';
import { RequestBroke, RequestRefused, StoreProblem } from './store/errors.js';

export async function examine(worker: Worker): Promise<Finding[]> {
  const journal: Finding = {
    id: 'journal',
    status: 'ok',
    message: `The journal in ${worker.config.data} can be written.`,
  };
  return [journal, ...(await worker.erp.check()), ...(await examineStore(worker))];
}

async function examineStore({ store, config }: Worker): Promise<Finding[]> {
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
