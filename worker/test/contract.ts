/** Whether what is sent to a shop, and what it answers, is what contract/ says: nothing else, and nothing more. */
import { Ajv, type ValidateFunction } from 'ajv';
import formats from 'ajv-formats';
import {
  mapValues,
  pathPattern,
  readContract,
  resolved,
  type Route,
  type Schema,
} from '../../scripts/generate/contract/read.js';

const { routes, definitions } = readContract();
const ajv = new Ajv({ strict: false, allErrors: true });
/** What stands in a query is text; WordPress makes of it what the contract says. */
const ofQuery = new Ajv({ strict: false, allErrors: true, coerceTypes: true });
formats.default(ajv);
formats.default(ofQuery);

/** In the contract an object may hold more one day; what is exchanged today is all in it. */
function closed(schema: Schema): Schema {
  const result: Schema = { ...schema };
  if (schema.properties) {
    result.properties = mapValues(schema.properties, closed);
    result.additionalProperties ??= schema.patternProperties !== undefined;
  }
  if (schema.items) result.items = closed(schema.items);
  if (schema.anyOf) result.anyOf = schema.anyOf.map(closed);
  return result;
}

const known = { definitions: mapValues(definitions, closed) };

const compiled = routes.map((route) => ({
  route,
  path: new RegExp(`^${pathPattern(route, definitions).replaceAll('(?P<', '(?<')}$`),
  args:
    route.args &&
    lazily(() =>
      (isQuery(route) ? ofQuery : ajv).compile({ ...closed(resolved(route.args ?? {}, definitions)), ...known }),
    ),
  answer: route.answer && lazily(() => ajv.compile({ ...closed(resolved(route.answer ?? {}, definitions)), ...known })),
}));

/** Where the body is JSON, the arguments are there. */
function isQuery({ method, path }: Route): boolean {
  return method === 'GET' || method === 'DELETE' || path === '/documents/{erp_key}';
}

/** What WordPress takes a text in a query for, where ajv would not. */
function inQuery(type: unknown, text: string): unknown {
  if (type === 'array') return text.split(',');
  return type === 'boolean' && /^[01]$/.test(text) ? text === '1' : text;
}

function lazily<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

/** `path`: below the namespace. */
const find = (method: string, path: string) =>
  compiled.find((one) => one.route.method === method && one.path.test(path));

const faultsOf = (what: string, { method, path }: Route, check: ValidateFunction, value: unknown): string[] =>
  check(value)
    ? []
    : (check.errors ?? []).map(
        ({ instancePath, message = '', params }) =>
          `${what} of ${method} ${path}: ${instancePath || '/'} ${message} ${JSON.stringify(params)}`,
      );

/** What is wrong with a request: `said` is its JSON, or its query. */
export function requestFaults(method: string, path: string, said: object): string[] {
  const found = find(method, path);
  if (found === undefined) return [`${method} ${path} is in no contract`];
  if (!found.args) return [];
  const { properties = {} } = resolved(found.route.args ?? {}, definitions);
  const meant = Object.entries(said).map(([name, value]: [string, unknown]) => [
    name,
    isQuery(found.route) ? inQuery(properties[name]?.type, String(value)) : value,
  ]);
  return faultsOf('request', found.route, found.args(), {
    ...found.path.exec(path)?.groups,
    ...Object.fromEntries(meant),
  });
}

export function answerFaults(method: string, path: string, answer: unknown): string[] {
  const found = find(method, path);
  if (found === undefined) return [`${method} ${path} is in no contract`];
  return found.answer ? faultsOf('answer', found.route, found.answer(), answer) : [];
}
