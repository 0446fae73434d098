import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import Ajv from 'ajv';
import { fileNames } from '../erp/folder/headings.js';

export interface Config {
  store: { url: string; key: string; secret: string };
  /** Folder of the journal. */
  data: string;
  /** The exchange folder. */
  exchange: string;
  /** The admin's own CSV headings: heading → field of docs/exchange-folder.md, for all files or by file. */
  headings?: Record<string, string | Record<string, string>>;
  /** As which files sales are written into the exchange folder; default: both. */
  sales_format?: 'both' | 'json' | 'csv';
  /** Port of the status server of `serve`, on 127.0.0.1. */
  port?: number;
}

/** The configuration cannot be used; the message says which field and what to do. */
export class ConfigError extends Error {}

const ofOneFile = { type: 'object', additionalProperties: { type: 'string' } };
const schema = {
  type: 'object',
  additionalProperties: false,
  properties: {
    store: {
      type: 'object',
      additionalProperties: false,
      properties: { url: { type: 'string' }, key: { type: 'string' }, secret: { type: 'string' } },
    },
    data: { type: 'string' },
    exchange: { type: 'string' },
    headings: {
      type: 'object',
      properties: Object.fromEntries(fileNames.map((file) => [file, ofOneFile])),
      additionalProperties: { type: 'string' },
    },
    sales_format: { enum: ['both', 'json', 'csv'] },
    port: { type: 'integer', minimum: 0, maximum: 65535 },
  },
};
// Ajv is CommonJS whose default export TypeScript sees one level too high.
const validate = new Ajv.default({ allErrors: true }).compile(schema);

type Partly = Partial<Omit<Config, 'store'>> & { store?: Partial<Config['store']> };

/** Reads `erp-bridge.config.json` (or `file`); the environment wins over it. */
export function readConfig(file?: string, env: NodeJS.ProcessEnv = process.env): Config {
  const path = resolve(file ?? 'erp-bridge.config.json');
  if (file !== undefined && !existsSync(path)) throw new ConfigError(`There is no configuration file ${path}.`);
  const written = existsSync(path) ? parse(path) : {};
  const beside = (name: string | undefined): string | undefined =>
    name === undefined ? undefined : resolve(dirname(path), name);
  const need = (value: string | undefined, field: string, variable: string): string => {
    if (value !== undefined && value !== '') return value;
    throw new ConfigError(
      `The configuration lacks ${field}. Copy it from wp-admin → ERP Bridge → Connection into ${path}, or set ${variable}.`,
    );
  };
  const url = need(env['ERP_BRIDGE_STORE_URL'] ?? written.store?.url, 'store.url', 'ERP_BRIDGE_STORE_URL');
  if (!/^https?:\/\/[^/]/.test(url) || !URL.canParse(url)) {
    throw new ConfigError(`store.url is "${url}"; it has to be the shop's address, for example https://shop.example.`);
  }
  const { username, password, host } = new URL(url);
  if (username !== '' || password !== '') {
    // Without repeating them: what is printed here ends in logs.
    throw new ConfigError(
      `store.url contains a user name or a password, which would end up in logs and messages. Write only the shop's address (${host}); the worker signs in with store.key and store.secret.`,
    );
  }
  return {
    store: {
      url: url.replace(/\/+$/, ''),
      key: need(env['ERP_BRIDGE_KEY'] ?? written.store?.key, 'store.key', 'ERP_BRIDGE_KEY'),
      secret: need(env['ERP_BRIDGE_SECRET'] ?? written.store?.secret, 'store.secret', 'ERP_BRIDGE_SECRET'),
    },
    data: need(env['ERP_BRIDGE_DATA'] ?? beside(written.data), 'data', 'ERP_BRIDGE_DATA'),
    exchange: need(env['ERP_BRIDGE_EXCHANGE'] ?? beside(written.exchange), 'exchange', 'ERP_BRIDGE_EXCHANGE'),
    ...(written.headings ? { headings: written.headings } : {}),
    ...(written.sales_format ? { sales_format: written.sales_format } : {}),
    ...(written.port === undefined ? {} : { port: written.port }),
  };
}

function parse(path: string): Partly {
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new ConfigError(`${path} is not valid JSON: ${(error as Error).message}.`);
  }
  if (!validate(json)) {
    const [first] = validate.errors ?? [];
    throw new ConfigError(
      `${path}: ${first?.instancePath.replace(/\//g, '.').slice(1) || 'the file'} ${first?.message ?? 'is not valid'}.`,
    );
  }
  return json as Partly;
}
