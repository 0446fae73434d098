import { expect, it } from 'vitest';
import { ofAnyPlugin, type OlderSettings } from './older-plugin.js';

const older = { version: 3, settings: { sales: { enabled: true } } } as OlderSettings;

it('an older plugin brings nothing along with orders, and what it says is kept', () => {
  expect(ofAnyPlugin(older)).toMatchObject({
    ...{ version: 3, shop: { currency: '', country: '' } },
    settings: { sales: { enabled: true }, imports: { enabled: false, contact: 'either' } },
  });
});

it('what a plugin says goes first', () => {
  const shop = { currency: 'EUR', country: 'FR', language: 'fr' };
  const settings = { ...older.settings, imports: { enabled: true } } as OlderSettings['settings'];
  expect(ofAnyPlugin({ ...older, shop, settings })).toMatchObject({ shop, settings: { imports: { enabled: true } } });
});
