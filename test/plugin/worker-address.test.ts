/** The worker's address in the settings holds no user and no password: it is shown on pages and told to the worker. */
import { beforeAll, describe, expect, it } from 'vitest';
import { forgetEverything, phpIn } from '../setup/shop.js';
import { api, call } from './client.js';
import { store } from '../setup/own-shop.js';

beforeAll(() => forgetEverything(store));

describe('the worker’s address', () => {
  it.each(['https://user:pass@host', 'https://user@host/path', 'http://:pass@host'])(
    '“%s” is refused by the settings, too, in words',
    async (url) => {
      const { status, body } = await call<{ code: string; message: string }>(store, 'PUT', `${api}/settings`, {
        settings: { worker: { webhook_url: url } },
      });
      expect([status, body.code]).toEqual([400, 'erp_bridge_settings_invalid']);
      expect(body.message).toContain('contains a user name or a password');
      expect(await phpIn(store, `echo ErpBridge\\Webhooks\\Address::worker();`)).toBe('');
    },
  );

  it('loses user and password where an earlier version took them', async () => {
    const stored = `get_option( 'erp_bridge_settings' )`;
    const answer = await phpIn(
      store,
      `$before = ${stored}; $with = (array) $before; $with['settings']['worker']['webhook_url'] = 'https://user:pass@host:8443/a@b'; update_option( 'erp_bridge_settings', $with );
      $migration = require ErpBridge\\Platform\\Plugin::path( 'migrations/0012-worker-without-password.php' ); $migration(); $migration();
      echo ${stored}['settings']['worker']['webhook_url']; update_option( 'erp_bridge_settings', $before );`,
    );
    expect(answer).toBe('https://host:8443/a@b');
  });
});
