/** What is wrong in the configuration, in words: where it stands, and what may stand there. Never with what stands there: it may be secret. */
import Ajv, { type ErrorObject } from 'ajv';

// Ajv is CommonJS whose default export TypeScript sees one level too high.
const ajv = new Ajv.default({ allErrors: true, verbose: true });

const types: Record<string, string> = {
  string: 'a text',
  integer: 'a whole number',
  number: 'a number',
  boolean: 'true or false',
  object: 'a group in { }',
  array: 'a list in [ ]',
};

/**
 * @param under Where in the configuration the value stands; '' for all of it.
 * @returns undefined where the value matches the schema.
 */
export function wrongIn(value: unknown, schema: object, under = ''): string | undefined {
  const validate = ajv.compile(schema);
  if (validate(value)) return undefined;
  return (validate.errors ?? []).map((error) => sentence(error, under)).join(' ');
}

function sentence({ keyword, instancePath, params, parentSchema, message = '' }: ErrorObject, under: string): string {
  const path = instancePath.split('/').slice(1).map(plain);
  const at = (...names: string[]): string => [...(under === '' ? [] : [under]), ...path, ...names].join('.');
  const said = params as {
    additionalProperty: string;
    missingProperty: string;
    allowedValues: unknown[];
    type: string;
  };
  switch (keyword) {
    case 'additionalProperties': {
      const known = Object.keys((parentSchema as { properties?: object }).properties ?? {});
      return `${at(said.additionalProperty)} is unknown; here there can be: ${known.join(', ')}.`;
    }
    case 'required':
      return `${at(said.missingProperty)} is missing.`;
    case 'enum':
      return `${at()} has to be one of: ${said.allowedValues.join(', ')}.`;
    case 'type':
      return `${at() || 'The file'} has to be ${types[said.type] ?? said.type}.`;
    default:
      return `${at() || 'The file'} ${message}.`;
  }
}

/** As RFC 6901 writes `/` and `~` in a name. */
const plain = (part: string): string => part.replaceAll('~1', '/').replaceAll('~0', '~');
