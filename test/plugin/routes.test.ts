/** What the plugin answers to is what contract/ says, neither more nor less. */
import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { inRoot } from '../../scripts/lib/paths.js';
import { ask } from './orders.js';

const methods = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH'] as const;

function promised(): string[] {
  const folder = inRoot('contract/routes');
  return readdirSync(folder).flatMap((file) => {
    const route = JSON.parse(readFileSync(`${folder}/${file}`, 'utf8')) as { path: string };
    return methods.filter((method) => method in route).map((method) => `${method} ${route.path}`);
  });
}

it('the shop has the routes of the contract', async () => {
  const found = await ask<string[]>(`
    $found = array();
    foreach ( rest_get_server()->get_routes( 'wc-erp-bridge/v1' ) as $path => $handlers ) {
      foreach ( $handlers as $handler ) {
        foreach ( array_keys( $handler['methods'] ) as $method ) {
          $found[] = $method . ' ' . preg_replace( '/\\(\\?P<(\\w+)>(?:[^()]|\\([^()]*\\))*\\)/', '{$1}', substr( $path, strlen( '/wc-erp-bridge/v1' ) ) );
        }
      }
    }
    return $found;`);
  // WordPress itself answers what routes there are.
  expect(found.filter((route) => route !== 'GET ').sort()).toEqual(promised().sort());
});
