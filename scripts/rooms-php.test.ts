/** The plugin's rooms (test/phpunit/Rooms.php): PHPStan refuses each kind of wrong import. On a copy: others read the real folder meanwhile. */
import { cpSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureVendor } from './lib/composer.js';
import { inRoot } from './lib/paths.js';

/** Of each room, one that it must not know. */
const rooms = {
  Platform: 'Settings\\Settings',
  Guard: 'Sales\\Sales',
  Settings: 'Accounts\\Staff',
  Emails: 'Documents\\Documents',
  Worker: 'Accounts\\Links',
  Webhooks: 'Orders\\Changes',
  Accounts: 'Documents\\Documents',
  Sales: 'Payment\\Payment',
  Payment: 'Texts\\Texts',
  Texts: 'Orders\\Changes',
  Orders: 'Documents\\Documents',
  Documents: 'MyDocuments\\Download',
  MyDocuments: 'SalesMail\\SalesMail',
  AdminDocuments: 'Privacy\\Privacy',
  SalesMail: 'OrderScreens\\SaleView',
  OrderScreens: 'Accounts\\Links',
  Health: 'Connection\\ApiKeys',
  Connection: 'Admin\\Menu',
  Admin: 'Documents\\Documents',
  Privacy: 'Orders\\Changes',
};

/** Ways to use a class, each in the room Settings, which knows nothing of Accounts and Guard. */
const uses = {
  call: 'return Links::of( 1 );',
  name: 'return Links::class;',
  constant: 'return Links::DELETED;',
  new: 'return new Links();',
  instanceof: 'return $value instanceof Links;',
  catch: 'try { return $value->x(); } catch ( \\ErpBridge\\Guard\\Broken ) { return null; }',
  parameter: 'return $value; } public function of( Links $links ): mixed { return $links;',
  return: 'return $value; } public function of( mixed $links ): Links { return $links;',
  boot: 'return \\ErpBridge\\Boot::class;',
};

let copy = '';
let said: string[] = [];

/** A class that imports another one. Its path in the copy. */
function write(room: string, name: string, imported: string, body: string): string {
  const file = `plugin/src/${room}/${name}.php`;
  const method = `public function wrong( mixed $value ): mixed { ${body} }`;
  const php = `<?php namespace ErpBridge\\${room}; use ErpBridge\\${imported}; final class ${name} { ${method} }\n`;
  writeFileSync(join(copy, file), php);
  return file;
}

beforeAll(async () => {
  await ensureVendor();
  copy = mkdtempSync(join(tmpdir(), 'erp-bridge-rooms-php-'));
  for (const name of [
    'phpstan.neon',
    'plugin/src',
    'plugin/uninstall.php',
    'test/phpunit',
    'test/plugin/phpstan-bootstrap.php',
  ])
    cpSync(inRoot(name), join(copy, name), { recursive: true });
  symlinkSync(inRoot('vendor'), join(copy, 'vendor'));
  const files = [
    ...Object.entries(rooms).map(([room, other]) =>
      write(room, 'Wrong', other, `return ${other.split('\\')[1] ?? ''}::class;`),
    ),
    ...Object.entries(uses).map(([use, body]) => write('Settings', `Wrong${use}`, 'Accounts\\Links', body)),
  ];
  const analyse = ['-d', 'memory_limit=1G', 'vendor/bin/phpstan', 'analyse', '--no-progress', '--error-format=raw'];
  // Its cache is there: another PHPStan may be writing the usual one.
  const { stdout } = await execa('php', [...analyse, ...files], { cwd: copy, reject: false, env: { TMPDIR: copy } });
  said = stdout.split('\n');
}, 300_000);

afterAll(() => {
  rmSync(copy, { recursive: true, force: true });
});

const refused = (room: string, name: string, other: string): boolean =>
  said.some(
    (line) =>
      line.includes(`plugin/src/${room}/${name}.php`) &&
      line.endsWith(`ErpBridge\\${room}\\${name} should not depend on ErpBridge\\${other}`),
  );

it.each(Object.entries(rooms))('%s does not know %s', (room, other) => {
  expect(refused(room, 'Wrong', other)).toBe(true);
});

describe('a class of another room is known by', () => {
  it.each(Object.keys(uses))('%s', (use) => {
    const other = { catch: 'Guard\\Broken', boot: 'Boot' }[use] ?? 'Accounts\\Links';
    expect(refused('Settings', `Wrong${use}`, other)).toBe(true);
  });
});
