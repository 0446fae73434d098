/** The contract → the types of the worker and of the admin pages. */
import { compile, type JSONSchema } from 'json-schema-to-typescript';
import { mapValues, readContract, type Schema, type Who } from './read.js';

/** What the types of one side are made of; what is imported is not made again. */
export async function contractTypes(who: readonly Who[], imports: Record<string, string>): Promise<string> {
  const { routes, definitions } = readContract();
  const wanted = new Set<string>();
  const want = (schema: Schema): void => {
    for (const name of JSON.stringify(schema).matchAll(/"#\/definitions\/(\w+)"/g)) {
      const one = name[1] ?? '';
      if (wanted.has(one) || one in imports) continue;
      wanted.add(one);
      want(definitions[one] ?? {});
    }
  };
  for (const route of routes.filter((one) => who.includes(one.who))) {
    want({ ...(route.args ? { args: route.args } : {}), ...(route.answer ? { answer: route.answer } : {}) });
  }
  const chosen = Object.fromEntries(
    [...wanted].sort().map((name) => [name, forTypes(definitions[name] ?? {}, imports)]),
  );
  const root = { title: 'Contract', type: 'object', additionalProperties: false, definitions: chosen };
  const types = await compile(root as JSONSchema, 'Contract', {
    additionalProperties: false,
    unreachableDefinitions: true,
    ignoreMinAndMaxItems: true,
    bannerComment: '',
    style: { singleQuote: true, printWidth: 120 },
  });
  const lines = Object.entries(imports).map(([name, file]) => `import type { ${name} } from '${file}';`);
  const banner = '/** Generated from contract/ by `npm run generate`. Do not edit. */';
  return `${banner}\n${[...new Set(lines)].join('\n')}\n${tidy(types)}`;
}

/** What the library says of itself, and the root that only holds the others together. */
const tidy = (types: string): string =>
  types
    .replace(/^export interface Contract \{\}\n/m, '')
    .replace(/ \*\n( \* This interface was referenced by[^\n]*\n( \* via the[^\n]*\n)?)/g, '')
    .replace(/\/\*\*\n \* This interface was referenced by[^\n]*\n( \* via the[^\n]*\n)? \*\/\n/g, '');

const notOfTypes = new Set(['default', 'x-unchecked', 'x-path']);

function forTypes(schema: Schema, imports: Record<string, string>): Schema {
  const name = schema.$ref?.replace('#/definitions/', '') ?? '';
  if (name in imports) return { tsType: name };
  const rest: Schema = Object.fromEntries(Object.entries(schema).filter(([keyword]) => !notOfTypes.has(keyword)));
  const deeper = (one: Schema): Schema => forTypes(one, imports);
  const result: Schema = { ...rest };
  if (rest.properties) result.properties = mapValues(rest.properties, deeper);
  if (rest.items) result.items = deeper(rest.items);
  if (rest.anyOf) result.anyOf = rest.anyOf.map(deeper);
  if (typeof rest.additionalProperties === 'object') result.additionalProperties = deeper(rest.additionalProperties);
  return result;
}
