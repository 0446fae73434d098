/** Documents per second: our push, as the worker does it, beside a PHP script that only writes what it is sent. */
import { createHash, randomBytes } from 'node:crypto';
import { createReadStream, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pLimit from 'p-limit';
import { FolderErp } from '../../worker/src/erp/folder/adapter.js';
import type { Erp } from '../../worker/src/erp/port.js';
import { bundles, deliver, type Delivery } from '../../worker/src/lanes/deliver.js';
import type { LaneContext } from '../../worker/src/lanes/lane.js';
import type { ErpDocument } from '../../worker/src/model/document.js';
import { StoreClient } from '../../worker/src/shops/woocommerce/client.js';
import type { DocumentMetadata } from '../../worker/src/shops/woocommerce/types.js';
import type { Store } from '../store/store.js';
import { measure, type Scenario } from './measure.js';

const documents = 300;
const size = 100 * 1024;
/** Requests at once, as the worker's lane does it; the same for both. */
const parallel = 4;

/** The least that can be done with an upload: no check, no owner, no database. */
const bareScript = `<?php file_put_contents( __DIR__ . '/bare/' . bin2hex( random_bytes( 8 ) ), fopen( 'php://input', 'rb' ) ); echo 'ok';`;

let serial = 0;

async function print(folder: string, erp: FolderErp): Promise<Delivery[]> {
  const printed: Delivery[] = [];
  for (let n = 0; n < documents; n += 1) {
    serial += 1;
    const number = `B${String(serial)}`;
    const path = join(folder, `${number}.pdf`);
    const bytes = Buffer.concat([Buffer.from('%PDF-1.4\n'), randomBytes(size - 16), Buffer.from('\n%%EOF\n')]);
    writeFileSync(path, bytes);
    const metadata: DocumentMetadata = {
      sha256: createHash('sha256').update(bytes).digest('hex'),
      type: 'invoice',
      number,
      date: '2026-01-31',
      due_date: '',
      account_key: 'contact.bench',
      account_email: '',
      tiers_key: 'tiers.bench',
      file_name: `${number}.pdf`,
      order_number: '',
      total: '12.50',
      total_net: '',
      currency: 'EUR',
      paid: '',
      facturx: '',
      siren: '',
      sale_key: '',
    };
    const base = { erpKey: `invoice.${number}`, hash: '', attempts: 0 };
    const name = await erp.documents.bytesOf({ file: `${number}.pdf` } as ErpDocument);
    if (name === undefined) throw new Error(`${path} is gone`);
    const what = { metadata, customer: 'bench', blob: { ...name, size: bytes.length } };
    printed.push({ base, what, tell: false });
  }
  return printed;
}

async function ours(client: StoreClient, erp: Erp, deliveries: Delivery[]): Promise<void> {
  const context = { erp, store: client, settings: { documents: { max_size_mb: 25 } } } as LaneContext;
  const limit = pLimit(parallel);
  const outcomes = await Promise.all(bundles(deliveries).map((some) => limit(() => deliver(some, context))));
  const delivered = outcomes.flat().filter(({ did }) => did === 'delivered').length;
  if (delivered !== deliveries.length) {
    throw new Error(`${String(delivered)} of ${String(deliveries.length)}: ${JSON.stringify(outcomes.flat()[0])}`);
  }
}

function put(url: string, agent: Agent, path: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { method: 'PUT', agent, headers: { 'Content-Length': size } }, (answer) => {
      answer.resume();
      answer.on('end', () => {
        if (answer.statusCode === 200) resolve();
        else reject(new Error(`the bare script answered ${String(answer.statusCode)}`));
      });
    });
    sent.on('error', reject);
    createReadStream(path).pipe(sent);
  });
}

async function bare(store: Store, agent: Agent, paths: string[]): Promise<void> {
  const limit = pLimit(parallel);
  await Promise.all(paths.map((path) => limit(() => put(`${store.url}/bare-put.php`, agent, path))));
}

/** Printing the documents is no part of the measured time: both sides are given them before. */
export async function documentsBench(store: Store, say: (line: string) => void): Promise<Scenario> {
  const folder = mkdtempSync(join(tmpdir(), 'erp-bridge-bench-pdf-'));
  const erp = new FolderErp({ folder });
  const web = await store.php('echo ABSPATH;');
  writeFileSync(join(web, 'bare-put.php'), bareScript);
  mkdirSync(join(web, 'bare'), { recursive: true });
  const client = new StoreClient({ url: store.url, key: store.consumerKey, secret: store.consumerSecret });
  const agent = new Agent({ keepAlive: true, maxSockets: parallel });
  await client.accountsBatch(
    [
      {
        erp_key: 'contact.bench',
        also: [],
        tiers_key: 'tiers.bench',
        tiers_code: 'bench',
        email: 'bench@example.com',
        active: true,
        first_name: 'B',
        last_name: 'B',
        company: 'B',
        phone: '',
      },
    ],
    {},
  );
  const ready = new Map<string, Delivery[]>();
  const prepared = (name: string) => ({
    prepare: async () => {
      ready.set(name, await print(folder, erp));
    },
    take: (): Delivery[] => ready.get(name) ?? [],
  });
  const mine = prepared('ours');
  const theirs = prepared('bare');
  try {
    return await measure(
      'documents/s',
      { name: 'ours', rows: documents, prepare: mine.prepare, work: () => ours(client, erp, mine.take()) },
      [
        {
          name: 'bare_put',
          rows: documents,
          prepare: theirs.prepare,
          work: () =>
            bare(
              store,
              agent,
              theirs.take().map(({ what }) => join(folder, what.blob.id)),
            ),
        },
      ],
      say,
    );
  } finally {
    client.close();
    agent.destroy();
    rmSync(folder, { recursive: true, force: true });
  }
}
