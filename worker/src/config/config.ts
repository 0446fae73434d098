import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { ErpConfig } from '../erp/adapters.js';
import { erpOf, erpSchema } from './erp.js';
import { ConfigError } from './error.js';
import { wrongIn } from './words.js';

export { ConfigError } from './error.js';

export interface Config {
  store: { url: string; key: string; secret: string };
  /** Folder of the journal. */
  data: string;
  erp: ErpConfig;
  /** Port of the status server of `serve`, on 127.0.0.1. */
  port?: number;
}

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
    ...erpSchema,
    port: { type: 'integer', minimum: 0, maximum: 65535 },
  },
};

interface Written {
  store?: Partial<Config['store']>;
  data?: string;
  port?: number;
}

/** Reads `erp-bridge.config.json` (or `file`); the environment wins over it. */
export function readConfig(file?: string, env: NodeJS.ProcessEnv = process.env): Config {
  const path = resolve(file ?? 'erp-bridge.config.json');
  if (file !== undefined && !existsSync(path)) throw new ConfigError(`There is no configuration file ${path}.`);
  const written: Written = existsSync(path) ? parse(path) : {};
  const beside = (name: string): string => resolve(dirname(path), name);
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
  const data = written.data === undefined ? undefined : beside(written.data);
  return {
    store: {
      url: url.replace(/\/+$/, ''),
      key: need(env['ERP_BRIDGE_KEY'] ?? written.store?.key, 'store.key', 'ERP_BRIDGE_KEY'),
      secret: need(env['ERP_BRIDGE_SECRET'] ?? written.store?.secret, 'store.secret', 'ERP_BRIDGE_SECRET'),
    },
    data: need(env['ERP_BRIDGE_DATA'] ?? data, 'data', 'ERP_BRIDGE_DATA'),
    erp: erpOf(written, { path, env, beside, need }),
    ...(written.port === undefined ? {} : { port: written.port }),
  };
}

function parse(path: string): Written {
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new ConfigError(`${path} is not valid JSON: ${(error as Error).message}.`);
  }
  const wrong = wrongIn(json, schema);
  if (wrong !== undefined) throw new ConfigError(`${path}: ${wrong}`);
  return json as Written;
}
