/**
 * contract/: the REST contract `wc-erp-bridge/v1`, a file a path. Each method says who may call it, what it takes (`args`) and what it
 * answers, as JSON Schemas. A schema with a `title`, wherever it stands, can be used everywhere: `{"$ref": "#/definitions/<title>"}`.
 *
 * What the list of flows and the settings say is not said again:
 *   {"x-each-flow": S}, {"x-each-lane": S}   an object with S for every one; `required` as said, else all
 *   {"x-flow-counts": true | "some"}         also the counts of every flow; "some": those that are there
 *   {"$ref": "settings.schema.json#/…"}      a part of the settings; `x-without`: keywords that are not taken over
 * What only the plugin reads:
 *   "x-path"       how the argument looks in a path
 *   "x-unchecked"  the types that are let through, whatever they hold: a worker may be older or newer than the plugin
 */
import { readdirSync, readFileSync } from 'node:fs';
import { inRoot } from '../../lib/paths.js';
import { countsOf, flows } from '../flows.js';

export interface Schema {
  $ref?: string;
  title?: string;
  description?: string;
  type?: string | string[];
  enum?: string[];
  default?: unknown;
  required?: string[];
  properties?: Record<string, Schema>;
  additionalProperties?: boolean | Schema;
  patternProperties?: Record<string, Schema>;
  items?: Schema;
  anyOf?: Schema[];
  tsType?: string;
  'x-path'?: string;
  'x-unchecked'?: string[];
  [keyword: string]: unknown;
}

export type Who = 'worker' | 'worker_or_admin' | 'admin' | 'administrator' | 'order_staff' | 'probe' | 'customer';

export interface Method {
  who: Who;
  about: string;
  args?: Schema;
  answer?: Schema;
  notes?: string[];
  /** By status and code: when. */
  errors?: Record<string, string>;
}

export interface Route extends Method {
  method: string;
  path: string;
}

export interface Contract {
  routes: Route[];
  /** Whatever a `$ref` can name. */
  definitions: Record<string, Schema>;
}

const json = (file: string): unknown => JSON.parse(readFileSync(inRoot(file), 'utf8'));

export const settingsSchema = (): Schema => json('plugin/settings.schema.json') as Schema;

const order = ['GET', 'POST', 'PUT', 'DELETE'];

export function readContract(): Contract {
  const names = Object.keys(flows());
  const lanes = Object.values(flows()).flatMap(({ lanes }) => Object.keys(lanes));
  const definitions: Record<string, Schema> = {
    Flow: { type: 'string', enum: names },
    Lane: { type: 'string', enum: lanes },
    Settings: settingsSchema(),
  };
  const define = (name: string, schema: Schema): void => {
    if (name in definitions) throw new Error(`contract/: there are two schemas ${name}`);
    definitions[name] = schema;
  };
  for (const [name, schema] of Object.entries(json('contract/definitions.json') as Record<string, Schema>))
    define(name, whole(schema, define));
  const routes = readdirSync(inRoot('contract/routes'))
    .sort()
    .map((file) => json(`contract/routes/${file}`) as { path: string } & Record<string, Method>)
    .flatMap(({ path, ...methods }) =>
      Object.entries(methods).map(([method, { args, answer, ...said }]): Route => {
        const route: Route = { method, path, ...said };
        if (args) route.args = whole(args, define);
        if (answer) route.answer = whole(answer, define);
        return route;
      }),
    )
    .sort((a, b) => compare(a.path, b.path) || order.indexOf(a.method) - order.indexOf(b.method));
  return { routes, definitions };
}

const compare = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

/** With what the flows and the settings say filled in; what has a title is put among the definitions. */
function whole(schema: Schema, define: (name: string, schema: Schema) => void): Schema {
  const { title, ...plain } = schema;
  const filled = withSettings(withFlows(plain));
  const deeper = (one: Schema): Schema => whole(one, define);
  const result: Schema = { ...filled };
  if (filled.properties) result.properties = mapValues(filled.properties, deeper);
  if (filled.items) result.items = deeper(filled.items);
  if (filled.anyOf) result.anyOf = filled.anyOf.map(deeper);
  if (typeof filled.additionalProperties === 'object')
    result.additionalProperties = deeper(filled.additionalProperties);
  if (title === undefined) return result;
  define(title, result);
  return { $ref: `#/definitions/${title}` };
}

function withFlows({
  'x-each-flow': eachFlow,
  'x-each-lane': eachLane,
  'x-flow-counts': counts,
  ...rest
}: Schema): Schema {
  const all = Object.entries(flows());
  const names = eachFlow === undefined ? all.flatMap(([, { lanes }]) => Object.keys(lanes)) : all.map(([name]) => name);
  const each = (eachFlow ?? eachLane) as Schema | undefined;
  if (each !== undefined)
    return {
      ...rest,
      type: 'object',
      required: rest.required ?? names,
      properties: Object.fromEntries(names.map((name) => [name, each])),
    };
  if (counts === undefined) return rest;
  const required = (list: string[]): object => (counts === 'some' ? {} : { required: list });
  const ofFlows = all.map(([name, flow]): [string, Schema] => {
    const properties = Object.fromEntries(countsOf(flow).map((count) => [count, { type: 'integer' }]));
    return [name, { type: 'object', ...required(countsOf(flow)), properties }];
  });
  return {
    ...rest,
    required: [...(rest.required ?? []), ...(counts === 'some' ? [] : all.map(([name]) => name))],
    properties: { ...rest.properties, ...Object.fromEntries(ofFlows) },
  };
}

function withSettings({ 'x-without': without, ...schema }: Schema): Schema {
  if (schema.$ref === undefined || !schema.$ref.startsWith('settings.schema.json')) return schema;
  const steps = schema.$ref.split('#')[1]?.split('/').filter(Boolean) ?? [];
  if (steps.length === 0) return { ...schema, $ref: '#/definitions/Settings' };
  const part = steps.reduce<unknown>((at, step) => (at as Record<string, unknown>)[step], settingsSchema()) as Schema;
  const left = (without ?? []) as string[];
  const kept = Object.entries(part).filter(([keyword]) => !left.includes(keyword));
  const tsType = `Settings${steps
    .filter((step) => step !== 'properties')
    .map((step) => `['${step}']`)
    .join('')}`;
  return { ...Object.fromEntries(kept), tsType };
}

export const mapValues = <A, B>(of: Record<string, A>, to: (value: A) => B): Record<string, B> =>
  Object.fromEntries(Object.entries(of).map(([name, value]) => [name, to(value)]));

export function resolved(schema: Schema, definitions: Contract['definitions']): Schema {
  const { $ref, ...beside } = schema;
  if ($ref === undefined) return schema;
  const target = definitions[$ref.replace('#/definitions/', '')];
  if (target === undefined) throw new Error(`contract/: there is no schema ${$ref}`);
  return { ...resolved(target, definitions), ...beside };
}

/** `/journal/{id}` → `/journal/(?P<id>\d+)`. */
export const pathPattern = ({ path, args = {} }: Route, definitions: Contract['definitions']): string =>
  path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const { type, 'x-path': looks } = resolved(resolved(args, definitions).properties?.[name] ?? {}, definitions);
    if (looks === undefined && type !== 'integer') throw new Error(`contract/: how does ${name} look in ${path}?`);
    return `(?P<${name}>${looks ?? '\\d+'})`;
  });
