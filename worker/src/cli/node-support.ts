import type { Finding } from '../model/overview.js';

/** What the doctor says of the Node that it runs on (nodejs.org/en/about/previous-releases). */
export function examineNode(version = process.versions.node): Finding {
  if (Number(version.split('.')[0]) >= 22)
    return { id: 'node', status: 'ok', message: `Node ${version} runs the worker.` };
  return {
    id: 'node',
    status: 'warning',
    message: `Node ${version} runs the worker, but gets no security updates any more: its support ended in April 2026.`,
    fix: 'Install Node 24 from nodejs.org, then the worker again.',
  };
}
