/** The contract → what WordPress's REST server checks requests with (plugin/contract/routes.php), and what it tells of answers. */
import { phpValue, type PhpValue } from '../php.js';
import { mapValues, pathPattern, readContract, resolved, type Contract, type Route, type Schema } from './read.js';

/** What WordPress understands; the rest is for people and for other generators. */
const understood = new Set([
  ...['type', 'enum', 'format', 'pattern', 'minLength', 'maxLength', 'minimum', 'maximum'],
  ...['minItems', 'maxItems', 'items', 'required', 'properties', 'patternProperties', 'additionalProperties'],
  ...['anyOf', 'default'],
]);

const nameOf = ({ method, path }: Route): string => `${method} ${path}`;

export function routesPhp(): string {
  const { routes, definitions } = readContract();
  const rows = routes.map((route) => {
    const args = route.args === undefined ? {} : argsOf(resolved(route.args, definitions), definitions);
    return [nameOf(route), { path: pathPattern(route, definitions), who: route.who, args }] as const;
  });
  return phpReturn('What each route takes; see ErpBridge\\Platform\\Rest.', Object.fromEntries(rows));
}

export function answersPhp(): string {
  const { routes, definitions } = readContract();
  const rows = routes.flatMap((route) =>
    route.answer === undefined ? [] : [[nameOf(route), plain(route.answer, definitions)] as const],
  );
  return phpReturn('What each route answers, for who asks with OPTIONS.', Object.fromEntries(rows));
}

const phpReturn = (what: string, value: PhpValue): string => `<?php
/**
 * ${what} Generated from contract/ by \`npm run generate\`. Do not edit.
 *
 * @package ErpBridge
 */

declare( strict_types=1 );

return ${phpValue(value)};
`;

/** WordPress wants "required" said of each argument. */
function argsOf({ properties = {}, required = [] }: Schema, definitions: Contract['definitions']): PhpValue {
  const args = Object.entries(properties).map(([name, schema]) => {
    const said = plain(schema, definitions) as Record<string, PhpValue>;
    return [name, required.includes(name) ? { ...said, required: true } : said];
  });
  return Object.fromEntries(args) as PhpValue;
}

function plain(schema: Schema, definitions: Contract['definitions']): PhpValue {
  const found = resolved(schema, definitions);
  if (found['x-unchecked'])
    return { type: found['x-unchecked'].length > 1 ? found['x-unchecked'] : (found['x-unchecked'][0] ?? '') };
  const deeper = (one: Schema): PhpValue => plain(one, definitions);
  const kept = Object.entries(found).filter(([keyword]) => understood.has(keyword));
  const result = Object.fromEntries(kept) as Record<string, PhpValue>;
  if (found.properties) result['properties'] = mapValues(found.properties, deeper);
  if (found.patternProperties) result['patternProperties'] = mapValues(found.patternProperties, deeper);
  if (found.items) result['items'] = deeper(found.items);
  if (found.anyOf) result['anyOf'] = found.anyOf.map(deeper);
  if (typeof found.additionalProperties === 'object')
    result['additionalProperties'] = deeper(found.additionalProperties);
  return result;
}
