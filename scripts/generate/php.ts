/** Values as PHP spells them, in the layout of the project's own PHP. */

/** Between single quotes, which PHP and TypeScript read alike. */
export const quoted = (text: string): string => `'${text.replace(/[\\']/g, '\\$&')}'`;

export type PhpValue = string | number | boolean | null | PhpValue[] | { [name: string]: PhpValue };

const short = 100;

/** `depth`: of tabs before the line that it begins on. */
export function phpValue(value: PhpValue, depth = 0): string {
  if (typeof value === 'string') return quoted(value);
  if (value === null || typeof value !== 'object') return String(value);
  const isList = Array.isArray(value);
  const rows: [string, PhpValue][] = Object.entries(value);
  if (rows.length === 0) return 'array()';
  const flat = `array( ${rows.map(([name, one]) => `${isList ? '' : `${quoted(name)} => `}${phpValue(one)}`).join(', ')} )`;
  if (flat.length <= short && !flat.includes('\n')) return flat;
  const tabs = '\t'.repeat(depth + 1);
  const width = Math.max(...rows.map(([name]) => quoted(name).length));
  const lines = rows.map(([name, one]) => {
    const before = isList ? '' : `${quoted(name).padEnd(width)} => `;
    return `${tabs}${before}${phpValue(one, depth + 1)},`;
  });
  return `array(\n${lines.join('\n')}\n${'\t'.repeat(depth)})`;
}

export const phpFile = (source: string, namespace: string, body: string): string => `<?php
/**
 * Generated from ${source} by \`npm run generate\`. Do not edit.
 *
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ${namespace};

${body}
`;
