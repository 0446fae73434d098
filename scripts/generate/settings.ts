/** plugin/settings.schema.json → the type Settings. */
import { readFileSync } from 'node:fs';
import { compile, type JSONSchema } from 'json-schema-to-typescript';
import { inRoot } from '../lib/paths.js';

export async function settingsTypes(): Promise<string> {
  const schema = JSON.parse(readFileSync(inRoot('plugin/settings.schema.json'), 'utf8')) as JSONSchema;
  return compile(schema, 'Settings', {
    bannerComment: '/** Generated from plugin/settings.schema.json by `npm run generate`. Do not edit. */',
    style: { singleQuote: true, printWidth: 120 },
  });
}
