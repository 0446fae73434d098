/** The contract → docs/rest-api.md. */
import { inRoot } from '../../lib/paths.js';
import { readFileSync } from 'node:fs';
import { readContract, type Route, type Schema, type Who } from './read.js';

const who: Record<Who, string> = {
  worker: 'worker',
  worker_or_admin: 'worker, admin',
  admin: 'admin',
  administrator: 'administrator',
  order_staff: 'order staff',
  probe: 'the shop itself',
  customer: 'customer',
};

const chapters: [string, Who[]][] = [
  ['Worker', ['worker', 'worker_or_admin']],
  ['Admin', ['admin', 'administrator', 'order_staff', 'probe']],
  ['Customer', ['customer']],
];

export function restApiMd(): string {
  const { routes, definitions } = readContract();
  const shown = new Set(['Settings']);
  /** What a message is called, and what it is where it is met first. */
  const message = (schema: Schema): string => {
    const name = schema.$ref?.replace('#/definitions/', '');
    const definition = name === undefined ? undefined : definitions[name];
    if (name === undefined || definition === undefined || shown.has(name)) return shape(schema, '');
    shown.add(name);
    return `${name} = ${shape(definition, '')}`;
  };
  const parts = chapters.flatMap(([title, people]) => [
    `## ${title}`,
    ...routes.filter((route) => people.includes(route.who)).map((route) => section(route, message)),
  ]);
  const types = Object.entries(definitions)
    .filter(([name]) => !shown.has(name))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, schema]) => `${comment(schema, '')}${name} = ${shape(schema, '')}`);
  const introduction = readFileSync(inRoot('contract/introduction.md'), 'utf8').trim();
  const all = [introduction, ...parts, '## Types', '`Settings` is plugin/settings.schema.json.', code(types)];
  return `${all.join('\n\n')}\n`;
}

function section(route: Route, message: (schema: Schema) => string): string {
  const { method, path, who: by, about, args, answer, notes = [], errors = {} } = route;
  const shapes = [
    ...(args === undefined ? [] : [`takes ${message(args)}`]),
    ...(answer === undefined ? [] : [`${comment(answer, '')}answers ${message(answer)}`]),
  ];
  const remarks = [
    ...notes,
    ...Object.entries(errors).map(([error, when]) => `${error.replace(' ', ' `')}\`: ${when}`),
  ];
  return [
    `### ${method} ${path} (${who[by]})`,
    about,
    ...(shapes.length === 0 ? [] : [code(shapes)]),
    ...(remarks.length === 0 ? [] : [remarks.map((remark) => `- ${remark}`).join('\n')]),
  ].join('\n\n');
}

const code = (parts: string[]): string => `\`\`\`ts\n${parts.join('\n\n')}\n\`\`\``;

const limits: [keyof Schema & string, string][] = [
  ['minItems', 'at least'],
  ['maxItems', 'at most'],
  ['minimum', 'from'],
  ['maximum', 'to'],
  ['maxLength', 'length up to'],
];

/** What cannot be said by the shape. */
function comment(schema: Schema, indent: string): string {
  const said = [
    ...(schema.description === undefined ? [] : [schema.description]),
    ...limits.flatMap(([keyword, words]) =>
      schema[keyword] === undefined ? [] : [`${words} ${String(schema[keyword])}`],
    ),
    ...(schema.pattern === undefined || schema.description !== undefined ? [] : [String(schema.pattern)]),
  ];
  return said.length === 0 ? '' : `${indent}// ${said.join('; ')}\n`;
}

function shape(schema: Schema, indent: string): string {
  if (schema.$ref) return schema.$ref.replace('#/definitions/', '');
  if (schema.tsType) return schema.tsType;
  if (schema.anyOf) return schema.anyOf.map((one) => shape(one, indent)).join(' | ');
  if (schema.enum) return schema.enum.map((one) => `'${one}'`).join(' | ');
  const types = [schema.type ?? 'object'].flat();
  const [main = 'object'] = types.filter((type) => type !== 'null');
  const nothing = types.includes('null') ? ' | null' : '';
  if (main === 'array') return `${inBrackets(shape(schema.items ?? {}, indent))}[]${nothing}`;
  if (main === 'object') return `${fields(schema, indent)}${nothing}`;
  return `${main === 'integer' ? 'number' : main}${nothing}`;
}

const inBrackets = (text: string): string => (/ \| [^}]*$/.test(text) ? `(${text})` : text);

function fields({ properties, required = [], additionalProperties: others }: Schema, indent: string): string {
  if (properties === undefined)
    return typeof others === 'object' ? `{ [name: string]: ${shape(others, indent)} }` : 'object';
  const deeper = `${indent}  `;
  const lines = Object.entries(properties).map(([name, one]) => {
    const set = one.default === undefined ? '' : ` = ${JSON.stringify(one.default)}`;
    return `${comment(one, deeper)}${deeper}${name}${required.includes(name) ? '' : '?'}: ${shape(one, deeper)}${set},`;
  });
  const flat = lines.map((line) => line.trim()).join(' ');
  if (!flat.includes('//') && !flat.includes('\n') && flat.length < 100) return `{ ${flat.replace(/,$/, '')} }`;
  return `{\n${lines.join('\n')}\n${indent}}`;
}
