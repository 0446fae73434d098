import { describe, expect, it } from 'vitest';
import { readConfig } from './config.js';

const env = (url: string): NodeJS.ProcessEnv => ({
  ERP_BRIDGE_STORE_URL: url,
  ERP_BRIDGE_KEY: 'ck_1',
  ERP_BRIDGE_SECRET: 'cs_1',
  ERP_BRIDGE_DATA: '/tmp/data',
  ERP_BRIDGE_EXCHANGE: '/tmp/exchange',
});

describe('the address of the shop', () => {
  it('is taken as it is', () => {
    expect(readConfig(undefined, env('https://shop.example/a@b/')).store.url).toBe('https://shop.example/a@b');
  });

  it.each(['https://user:geheim@shop.example', 'https://:geheim@shop.example', 'http://geheim@shop.example/shop'])(
    'with a user or a password is refused, and they are not repeated (%s)',
    (url) => {
      const read = (): unknown => readConfig(undefined, env(url));
      expect(read).toThrow(/contains a user name or a password.*shop\.example/);
      expect(read).not.toThrow(/geheim/);
    },
  );
});
