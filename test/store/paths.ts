import { createHash } from 'node:crypto';
import { homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));

export const repository = dirname(dirname(here));
export const plugin = join(repository, 'plugin');
export const standIn = join(here, 'stand-in', 'woocommerce');
export const php = (name: string): string => join(here, 'php', name);
export const cache = join(homedir(), '.cache', 'erp-bridge');
export const defaultDataDir = join(repository, '.data', 'store');

/** Linux allows 107 bytes for a socket's path. */
const SOCKET_PATH_LIMIT = 107;

/** Where things are in one store's data folder. */
export function layout(dataDir: string) {
  const socket = join(dataDir, 'mariadb.sock');
  const short = join(tmpdir(), `erp-bridge-${createHash('sha256').update(dataDir).digest('hex').slice(0, 16)}.sock`);
  return {
    state: join(dataDir, 'store.json'),
    wordpress: join(dataDir, 'wordpress'),
    database: join(dataDir, 'database'),
    writeLock: join(dataDir, 'write.lock'),
    serverPid: join(dataDir, 'server.pid'),
    serverLog: join(dataDir, 'server.log'),
    mariadbPid: join(dataDir, 'mariadb.pid'),
    mariadbLog: join(dataDir, 'mariadb.log'),
    mariadbInit: join(dataDir, 'mariadb-init.sql'),
    socket: Buffer.byteLength(socket) <= SOCKET_PATH_LIMIT ? socket : short,
    debugLog: join(dataDir, 'debug.log'),
    mailLog: join(dataDir, 'mail.log'),
  };
}

export type Layout = ReturnType<typeof layout>;
