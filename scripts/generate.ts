/**
 * `npm run generate`: what is written from one source, so that no two files have to be kept in step by hand.
 *   contract/flows.json           → the list of flows in worker, admin pages and PHP
 *   contract/                     → what PHP checks requests with, the types of worker and admin pages, docs/rest-api.md
 *   plugin/settings.schema.json   → the type Settings
 *   worker/src/reasons/reasons.ts → the sentences in PHP
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { restApiMd } from './generate/contract/docs.js';
import { answersPhp, routesPhp } from './generate/contract/php.js';
import { contractTypes } from './generate/contract/types.js';
import { flowsForPages, flowsForWorker, flowsPhp } from './generate/flows.js';
import { reasonsPhp } from './generate/reasons.js';
import { settingsTypes } from './generate/settings.js';
import { inRoot } from './lib/paths.js';
import { command } from './lib/run.js';

export interface Generated {
  file: string;
  content: string;
  upToDate: boolean;
}

export async function generated(): Promise<Generated[]> {
  const settings = await settingsTypes();
  const contents: Record<string, string> = {
    'worker/src/model/flows.generated.ts': flowsForWorker(),
    'admin-ui/src/data/flows.generated.ts': flowsForPages(),
    'plugin/src/Platform/Flows.php': flowsPhp(),
    'plugin/contract/routes.php': routesPhp(),
    'plugin/contract/answers.php': answersPhp(),
    'worker/src/shops/woocommerce/contract.generated.ts': await contractTypes(['worker', 'worker_or_admin'], {
      ReasonCode: '../../reasons/reasons.js',
      Settings: '../../model/settings.generated.js',
      Flow: '../../model/flow.js',
      Lane: '../../model/flow.js',
    }),
    'admin-ui/src/data/contract.generated.ts': await contractTypes(
      ['admin', 'administrator', 'order_staff', 'worker_or_admin'],
      {
        Settings: './settings.generated',
        Flow: './flow',
        Lane: './flow',
      },
    ),
    'docs/rest-api.md': restApiMd(),
    'worker/src/model/settings.generated.ts': settings,
    'admin-ui/src/data/settings.generated.ts': settings,
    'plugin/src/Worker/Reasons.php': reasonsPhp(),
  };
  return Object.entries(contents).map(([file, content]) => ({
    file,
    content,
    upToDate: existsSync(inRoot(file)) && readFileSync(inRoot(file), 'utf8') === content,
  }));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  command(async () => {
    for (const { file, content, upToDate } of await generated()) {
      if (upToDate) continue;
      mkdirSync(dirname(inRoot(file)), { recursive: true });
      writeFileSync(inRoot(file), content);
      console.log(`written: ${file}`);
    }
  });
}
