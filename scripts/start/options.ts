import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { inRoot } from '../lib/paths.js';

export interface StartOptions {
  once: boolean;
  json: boolean;
  port?: number;
  data: string;
  /** One's own exchange folder; undefined: the sample. */
  exchange?: string;
}

/** A mistake in the words of the command itself: exit status 2. */
export class UsageError extends Error {}

const usage = 'Usage: npm start -- [--once] [--json] [--port P] [--data DIR] [--exchange FOLDER]';

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
  return {
    once: values.once,
    json: values.json,
    ...(port === undefined ? {} : { port }),
    data: values.data === undefined ? inRoot('.data/start') : resolve(values.data),
    ...(values.exchange === undefined ? {} : { exchange: resolve(values.exchange) }),
  };
}
