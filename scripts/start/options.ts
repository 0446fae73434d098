import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readJson } from '../lib/json.js';
import { inRoot } from '../lib/paths.js';

type Erp = 'folder' | 'tryton';

export interface StartOptions {
  once: boolean;
  json: boolean;
  port?: number;
  data: string;
  /** The ERP that is put beside the shop. */
  erp: Erp;
  /** One's own exchange folder; undefined: the sample. */
  exchange?: string;
}

/** A mistake in the words of the command itself: exit status 2. */
export class UsageError extends Error {}

/** A shop of its own for each. */
const defaultData: Record<Erp, string> = { folder: '.data/start', tryton: '.data/start-tryton' };
const names: Record<Erp, string> = { folder: 'an exchange folder', tryton: 'Tryton' };
const sayIt: Record<Erp, string> = { folder: 'leave out --erp', tryton: 'say --erp tryton' };

const usage = 'Usage: npm start -- [--once] [--json] [--port P] [--data DIR] [--erp tryton | --exchange FOLDER]';

export function readOptions(args: string[]): StartOptions {
  let values;
  try {
    ({ values } = parseArgs({
      args,
      options: {
        once: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        port: { type: 'string' },
        data: { type: 'string' },
        erp: { type: 'string', default: 'folder' },
        exchange: { type: 'string' },
      },
    }));
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n${usage}`);
  }
  const port = values.port === undefined ? undefined : Number(values.port);
  if (port !== undefined && !(Number.isInteger(port) && port > 0 && port < 65536)) {
    throw new UsageError(`--port takes a number from 1 to 65535, not "${String(values.port)}".\n${usage}`);
  }
  if (values.exchange !== undefined && !existsSync(values.exchange)) {
    throw new UsageError(
      `There is no exchange folder ${resolve(values.exchange)}. Make it, or name another with --exchange.`,
    );
  }
  const { erp } = values;
  if (erp !== 'folder' && erp !== 'tryton') throw new UsageError(`--erp takes tryton, not "${erp}".\n${usage}`);
  if (erp === 'tryton' && values.exchange !== undefined)
    throw new UsageError(`Tryton has no exchange folder: leave out --exchange or --erp.\n${usage}`);
  const data = values.data === undefined ? inRoot(defaultData[erp]) : resolve(values.data);
  const before = begunWith(data);
  if (before !== undefined && before !== erp)
    throw new UsageError(
      `${data} was begun with ${names[before]}. Name another folder with --data, or ${sayIt[before]}.`,
    );
  return {
    once: values.once,
    json: values.json,
    ...(port === undefined ? {} : { port }),
    data,
    erp,
    ...(values.exchange === undefined ? {} : { exchange: resolve(values.exchange) }),
  };
}

/** Two ERPs know the same customers by other keys: a shop is begun and gone on with beside one of them. */
function begunWith(data: string): Erp | undefined {
  const file = join(data, 'erp-bridge.config.json');
  if (!existsSync(file)) return undefined;
  return 'erp' in readJson<object>(file) ? 'tryton' : 'folder';
}
