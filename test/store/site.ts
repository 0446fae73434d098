import { execa } from 'execa';
import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { php, plugin, type Layout } from './paths.js';
import type { WordPressFiles } from './sources.js';
import type { StoreState } from './types.js';

const THEME = 'twentytwentyfour';
const PHP_SETTINGS = [
  'memory_limit=512M',
  'upload_max_filesize=64M',
  'post_max_size=64M',
  'opcache.enable_cli=1',
  'opcache.memory_consumption=256',
  // What a test writes is run at once, not as it was two seconds ago.
  'opcache.revalidate_freq=0',
];
export const phpOptions = PHP_SETTINGS.flatMap((setting) => ['-d', setting]);

export const hostOf = (state: StoreState): string => `127.0.0.1:${state.port}`;

/** What our PHP programs learn from the environment. */
export function phpEnvironment(at: Layout, state: StoreState): Record<string, string> {
  return {
    ERP_BRIDGE_HOST: hostOf(state),
    ERP_BRIDGE_WRITE_LOCK: state.db === 'sqlite' ? at.writeLock : '',
    ERP_BRIDGE_PHP_SECRET: state.phpSecret ?? '',
  };
}

/** Puts WordPress with its configuration, drop-ins and plugins in place; what is there already stays. */
export async function placeFiles(at: Layout, state: StoreState, files: WordPressFiles): Promise<void> {
  await placeWordPress(at, files.wordpress);
  const content = join(at.wordpress, 'wp-content');
  mkdirSync(join(content, 'mu-plugins'), { recursive: true });
  cpSync(php('mu-plugin.php'), join(content, 'mu-plugins', 'erp-bridge-store.php'));
  link(plugin, join(content, 'plugins', 'erp-bridge'));
  link(state.woocommerce, join(content, 'plugins', 'woocommerce'));
  if (state.db === 'sqlite') {
    mkdirSync(at.database, { recursive: true });
    const dropIn = readFileSync(join(files.sqlite, 'db.copy'), 'utf8');
    writeFileSync(join(content, 'db.php'), dropIn.replaceAll('{SQLITE_IMPLEMENTATION_FOLDER_PATH}', files.sqlite));
  }
  writeFileSync(join(at.wordpress, 'wp-config.php'), configuration(at, state));
}

/** Copied beside and renamed, so that a run that was interrupted leaves no half of a WordPress. */
async function placeWordPress(at: Layout, source: string): Promise<void> {
  if (existsSync(at.wordpress)) return;
  const temporary = `${at.wordpress}.new`;
  rmSync(temporary, { recursive: true, force: true });
  mkdirSync(dirname(at.wordpress), { recursive: true });
  await execa('cp', ['-r', '--reflink=auto', source, temporary]);
  renameSync(temporary, at.wordpress);
}

function link(target: string, path: string): void {
  const present = lstatSync(path, { throwIfNoEntry: false });
  if (present?.isSymbolicLink() && readlinkSync(path) === target) return;
  rmSync(path, { recursive: true, force: true });
  symlinkSync(target, path);
}

function configuration(at: Layout, state: StoreState): string {
  const url = `http://${hostOf(state)}`;
  const keys = ['AUTH', 'SECURE_AUTH', 'LOGGED_IN', 'NONCE'].flatMap((name) => [`${name}_KEY`, `${name}_SALT`]);
  const constants: Record<string, string | boolean> = {
    DB_NAME: 'wordpress',
    DB_USER: 'wordpress',
    DB_PASSWORD: '',
    DB_HOST: state.db === 'mariadb' ? `localhost:${at.socket}` : 'localhost',
    DB_CHARSET: 'utf8mb4',
    DB_COLLATE: '',
    ...(state.db === 'sqlite' ? { DB_DIR: `${at.database}/`, DB_FILE: 'store.sqlite' } : {}),
    ...Object.fromEntries(keys.map((name) => [name, `${state.salt}-${name}`])),
    WP_HOME: url,
    WP_SITEURL: url,
    WP_ENVIRONMENT_TYPE: 'local',
    WP_HTTP_BLOCK_EXTERNAL: true,
    WP_ACCESSIBLE_HOSTS: '127.0.0.1,localhost',
    DISABLE_WP_CRON: true,
    DISALLOW_FILE_EDIT: true,
    AUTOMATIC_UPDATER_DISABLED: true,
    WP_DEBUG: true,
    WP_DEBUG_LOG: at.debugLog,
    WP_DEBUG_DISPLAY: false,
    ERP_BRIDGE_STORE_MAIL_LOG: at.mailLog,
    ...(state.documentsDir === null ? {} : { ERP_BRIDGE_DOCUMENTS_DIR: state.documentsDir }),
  };
  return [
    '<?php',
    '// Written by test/store at every start.',
    ...Object.entries(constants).map(([name, value]) => `define( '${name}', ${phpValue(value)} );`),
    `$table_prefix = 'wp_';`,
    '// As behind a proxy that speaks TLS: WooCommerce takes Basic authentication only then.',
    `if ( 'https' === ( $_SERVER['HTTP_X_FORWARDED_PROTO'] ?? '' ) ) {`,
    `	$_SERVER['HTTPS'] = 'on';`,
    '}',
    `defined( 'ABSPATH' ) || define( 'ABSPATH', __DIR__ . '/' );`,
    `require_once ABSPATH . 'wp-settings.php';`,
    '',
  ].join('\n');
}

const phpValue = (value: string | boolean): string =>
  typeof value === 'boolean' ? String(value) : `'${value.replace(/['\\]/g, '\\$&')}'`;

export const setUpMark = (state: StoreState): string => `${state.store}; plugin ${state.plugin ? 'there' : 'missing'}`;

/** Brings the database to what the shop needs. Each step is a PHP process of its own (setup.php says why). */
export async function setUp(at: Layout, state: StoreState): Promise<string[]> {
  const notes: string[] = [];
  const steps =
    state.setUpFor === setUpMark(state) ? ['flush'] : ['install', 'woocommerce', 'configure', 'plugin', 'flush'];
  for (const step of steps) {
    const run = await execa('php', [...phpOptions, php('setup.php'), at.wordpress, step], {
      env: phpEnvironment(at, state),
      input: JSON.stringify({ ...state, theme: THEME }),
      reject: false,
    });
    if (run.exitCode !== 0 || !run.stdout.trimEnd().endsWith('done')) {
      const why = plainText([lastFatalError(at), run.stderr, run.stdout].join(' '));
      throw new Error(
        `Setting up WordPress failed at step "${step}": ${why.slice(0, 600) || `${at.debugLog} may say why`}`,
      );
    }
    if (run.stderr.trim() !== '') notes.push(run.stderr.trim());
  }
  return notes;
}

const plainText = (html: string): string =>
  html
    .replace(/<(style|script|title)\b.*?<\/\1>|<[^>]*>/gs, ' ')
    .replace(/\s+/g, ' ')
    .trim();

/** WordPress writes PHP's errors into its log instead of showing them. */
function lastFatalError(at: Layout): string {
  const log = existsSync(at.debugLog) ? readFileSync(at.debugLog, 'utf8') : '';
  return log.split('\n').findLast((line) => /PHP (Fatal|Parse) error/.test(line)) ?? '';
}
