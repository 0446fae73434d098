/** The exchange folder as the ERP beside the shop: the sample with its played ERP, or somebody's own. */
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateSample, type SampleSummary } from '../../test/fixtures/sample/generate.js';
import type { Store } from '../../test/store/store.js';
import { readJson } from '../lib/json.js';
import { untilStopped, type Beside } from './beside.js';
import { playErp } from './erp/erp.js';

export const ownFolder = (exchange: string): Beside => ({
  config: { exchange },
  takesSales: false,
  signIns: [],
  invitation: () => [],
  answer: {},
  play: untilStopped,
  end: () => Promise.resolve(),
});

/** The sample is generated once for each data folder, so that a second start finds everything unchanged. */
export async function sampleFolder(dataDir: string, say: (line: string) => void): Promise<Beside> {
  const exchange = join(dataDir, 'exchange');
  const file = join(dataDir, 'sample.json');
  if (!existsSync(file)) {
    say('Printing the sample wholesaler’s documents…');
    writeFileSync(file, JSON.stringify(await generateSample(exchange)));
  }
  const onAnswer = (line: string): void => {
    console.log(`The ERP: ${line}.`);
  };
  return {
    ...ownFolder(exchange),
    takesSales: true,
    signIns: readJson<SampleSummary>(file).signIns,
    invitation: (store) => invitation(store, exchange),
    play: (stop) => playErp(exchange, stop, { onAnswer }),
  };
}

const invitation = ({ url }: Store, exchange: string): string[] => [
  'Or watch an order become an invoice: sign in as one of them, place an order at',
  `  ${url}/shop/`,
  'and look under My documents a few seconds later. npm start plays the ERP: the order’s file appears in',
  `  ${join(exchange, 'sales')}`,
  'and is answered there with a number and a PDF; wp-admin → Orders shows both.',
];
