/** The shop of this test file: nobody else uses it meanwhile, and nothing of an earlier file is left in it. */
import { inject } from 'vitest';
import { attachStore } from '../store/store.js';
import { resetToTemplate } from '../store/template.js';

const { template, folders } = inject('shops');
const folder = folders[Number(process.env['VITEST_POOL_ID']) - 1];
if (folder === undefined) throw new Error(`Worker ${process.env['VITEST_POOL_ID'] ?? '?'} of vitest has no shop`);

await resetToTemplate(template, folder);
export const store = attachStore(folder);
