/**
 * `npm run generate`: what is written from one source, so that no two files have to be kept in step by hand.
 *   plugin/settings.schema.json → the worker's Settings type
 *   worker/src/reasons/reasons.ts       → plugin/src/Worker/Reasons.php
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { compile, type JSONSchema } from 'json-schema-to-typescript';
import { reasons } from '../worker/src/reasons/reasons.js';
import { inRoot } from './lib/paths.js';
import { command } from './lib/run.js';

export interface Generated {
  file: string;
  content: string;
  upToDate: boolean;
}

async function settingsTypes(): Promise<string> {
  const schema = JSON.parse(readFileSync(inRoot('plugin/settings.schema.json'), 'utf8')) as JSONSchema;
  return compile(schema, 'Settings', {
    bannerComment: '/** Generated from plugin/settings.schema.json by `npm run generate`. Do not edit. */',
    style: { singleQuote: true, printWidth: 120 },
  });
}

const phpString = (text: string): string => `'${text.replace(/[\\']/g, '\\$&')}'`;

/** WordPress finds translatable strings only as literals in PHP, so the sentences are written out there. */
export function reasonsPhp(): string {
  const texts = Object.entries(reasons)
    .map(([code, { params, en }]) => {
      const names = params.map((name) => `{${name}}`).join(', ');
      const hint = names === '' ? '' : `\t\t\t/* translators: leave ${names} as it is. */\n`;
      return `${hint}\t\t\t${phpString(code)} => __( ${phpString(en)}, 'erp-bridge' ),`;
    })
    .join('\n');
  return `<?php
/**
 * Generated from worker/src/reasons/reasons.ts by \`npm run generate\`. Do not edit.
 *
 * @package ErpBridge
 */

declare( strict_types=1 );

namespace ErpBridge\\Worker;

/** The sentence for each reason code, in the language of the person who reads it. */
final class Reasons {
	/**
	 * @param string               $code   Reason code; an unknown one is answered as it is.
	 * @param array<string, mixed> $params Values of the {placeholders}.
	 */
	public static function sentence( string $code, array $params = array() ): string {
		$values = array();
		foreach ( $params as $name => $value ) {
			if ( is_scalar( $value ) ) {
				$values[ '{' . $name . '}' ] = (string) $value;
			}
		}
		return strtr( self::texts()[ $code ] ?? $code, $values );
	}

	/** @return array<string, string> */
	private static function texts(): array {
		return array(
${texts}
		);
	}
}
`;
}

export async function generated(): Promise<Generated[]> {
  const types = await settingsTypes();
  const contents: Record<string, string> = {
    'worker/src/model/settings.generated.ts': types,
    'plugin/src/Worker/Reasons.php': reasonsPhp(),
  };
  return Object.entries(contents).map(([file, content]) => ({
    file,
    content,
    upToDate: existsSync(inRoot(file)) && readFileSync(inRoot(file), 'utf8') === content,
  }));
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  command(async () => {
    for (const { file, content, upToDate } of await generated()) {
      if (upToDate) continue;
      mkdirSync(dirname(inRoot(file)), { recursive: true });
      writeFileSync(inRoot(file), content);
      console.log(`written: ${file}`);
    }
  });
}
