/** Generated from contract/flows.json by `npm run generate`. Do not edit. */
export const flows = {
  accounts: {
    lanes: ['accounts'],
    approves: 'mass_deactivation',
    counts: ['created', 'updated', 'unchanged', 'deactivated', 'waiting', 'refused', 'held', 'failed'],
  },
  documents: {
    lanes: ['documents'],
    approves: 'mass_withdrawal',
    counts: ['delivered', 'withdrawn', 'unchanged', 'waiting', 'refused', 'held', 'failed'],
  },
  sales: {
    lanes: ['sales', 'states'],
    counts: ['created', 'updated', 'withdrawn', 'unchanged', 'waiting', 'refused', 'held', 'failed'],
  },
} as const;
