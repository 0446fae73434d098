/** Which ERP there is: `"erp": {"adapter": …}` with the adapter's options, or, for the exchange folder, its options without it. */
import type { Adapter } from '../erp/adapter.js';
import { adapters, type AdapterName, type ErpConfig } from '../erp/adapters.js';
import { ConfigError } from './error.js';
import { wrongIn } from './words.js';

/** How the folder's options are called where they stand in the configuration itself, as the page Connection writes them. */
const flat: Record<string, string> = { exchange: 'folder', headings: 'headings', sales_format: 'sales_format' };

const ofFolder = (adapters.folder as Adapter).options.properties;

/** Of the configuration; the options in `erp` are checked by what the adapter says of them. */
export const erpSchema = {
  erp: { type: 'object', properties: { adapter: { enum: Object.keys(adapters) } }, required: ['adapter'] },
  ...Object.fromEntries(Object.entries(flat).map(([name, option]) => [name, ofFolder[option]])),
};

interface Surroundings {
  /** Of the configuration's file. */
  path: string;
  env: NodeJS.ProcessEnv;
  /** A path as it is seen from there. */
  beside: (path: string) => string;
  /** @throws ConfigError where there is none. */
  need: (value: string | undefined, field: string, variable: string) => string;
}

/** @throws ConfigError */
export function erpOf(written: object, around: Surroundings): ErpConfig {
  const { erp } = written as { erp?: Record<string, unknown> };
  const alone = Object.entries(written).filter(([name]) => name in flat);
  if (erp === undefined) {
    const options = ready('folder', Object.fromEntries(alone.map(([name, value]) => [flat[name], value])), around);
    around.need(options['folder'] as string | undefined, 'exchange', 'ERP_BRIDGE_EXCHANGE');
    return { adapter: 'folder', options };
  }
  const [twice] = alone;
  if (twice !== undefined) {
    const [name] = twice;
    const option = flat[name] ?? name;
    throw new ConfigError(
      `${around.path} says in two places which ERP there is: "erp" and "${name}". Move "${name}" into "erp"${option === name ? '' : ` as "${option}"`}, or delete it.`,
    );
  }
  const { adapter, ...said } = erp as { adapter: AdapterName };
  const { options: known, environment }: Adapter = adapters[adapter];
  const wrong = wrongIn(said, { type: 'object', additionalProperties: false, properties: known.properties }, 'erp');
  if (wrong !== undefined) throw new ConfigError(`${around.path}: ${wrong}`);
  const options = ready(adapter, said, around);
  const missing = known.required.find((option) => (options[option] ?? '') === '');
  if (missing !== undefined) {
    const [variable] = Object.entries(environment).find(([, option]) => option === missing) ?? [];
    throw new ConfigError(
      `The configuration lacks erp.${missing}. Write it into ${around.path}${variable === undefined ? '' : `, or set ${variable}`}.`,
    );
  }
  return { adapter, options };
}

/** With what the environment says, and with folders as this computer finds them. */
function ready(adapter: AdapterName, said: object, { env, beside }: Surroundings): ErpConfig['options'] {
  const { folders, environment }: Adapter = adapters[adapter];
  const options: ErpConfig['options'] = { ...said };
  for (const name of folders) if (typeof options[name] === 'string') options[name] = beside(options[name]);
  for (const [variable, name] of Object.entries(environment))
    if (env[variable] !== undefined) options[name] = env[variable];
  return options;
}
