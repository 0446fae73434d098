/**
 * `npm run languages`: the strings of plugin and admin pages → plugin/languages. Writes erp-bridge.pot, brings the
 * .po files up to date (their translations are the source; the reasons' come from worker/src/reasons/reasons.ts), compiles the .mo
 * and the .json files of the scripts, and names what is not translated.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { pathToFileURL } from 'node:url';
import { mo, po, type GetTextTranslation, type GetTextTranslations } from 'gettext-parser';
import { reasons } from '../worker/src/reasons/reasons.js';
import { inRoot } from './lib/paths.js';
import { command } from './lib/run.js';

export const LANGUAGES = { fr_FR: 'fr', nl_NL: 'nl' } as const;
const PLURALS = { fr_FR: 'nplurals=2; plural=(n > 1);', nl_NL: 'nplurals=2; plural=(n != 1);' } as const;
const SCRIPTS = readdirSync(inRoot('admin-ui/src/pages'));

const QUOTED = `'((?:[^'\\\\]|\\\\.)*)'|"((?:[^"\\\\]|\\\\.)*)"`;
const SINGLE = new RegExp(`\\b(?:__|_e|esc_(?:html|attr)_(?:_|e))\\(\\s*(?:${QUOTED})\\s*,\\s*'erp-bridge'`, 'g');
const PLURAL = new RegExp(`\\b_n\\(\\s*(?:${QUOTED})\\s*,\\s*(?:${QUOTED})\\s*,[^;]*?'erp-bridge'`, 'g');
const HINT = /translators:\s*(.*?)\s*(?:\*\/|$)/;

interface Message {
  id: string;
  plural?: string;
  files: Set<string>;
  hint?: string;
}

const files = (folder: string, pattern: RegExp): string[] =>
  existsSync(inRoot(folder))
    ? readdirSync(inRoot(folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile() && pattern.test(entry.name) && !/\.test\.tsx?$/.test(entry.name))
        .map((entry) => relative(inRoot('.'), join(entry.parentPath, entry.name)))
        .filter((file) => !file.startsWith('plugin/build/'))
        .sort()
    : [];

const unescaped = (text: string): string =>
  text.replace(/\\(u[0-9a-f]{4}|.)/gi, (_, c: string) =>
    c.length > 1 ? String.fromCharCode(parseInt(c.slice(1), 16)) : c === 'n' ? '\n' : c,
  );

export function messages(): Map<string, Message> {
  const found = new Map<string, Message>();
  for (const file of [...files('plugin', /\.php$/), ...files('admin-ui/src', /\.tsx?$/)]) {
    const source = readFileSync(inRoot(file), 'utf8');
    for (const [pattern, isPlural] of [
      [SINGLE, false],
      [PLURAL, true],
    ] as const) {
      for (const match of source.matchAll(pattern)) {
        const id = unescaped(match[1] ?? match[2] ?? '');
        const message = found.get(id) ?? { id, files: new Set() };
        message.files.add(file);
        if (isPlural) message.plural = unescaped(match[3] ?? match[4] ?? '');
        const hint = HINT.exec(source.slice(0, match.index).trimEnd().split('\n').slice(-2).join('\n'));
        if (hint?.[1] !== undefined) message.hint = `translators: ${hint[1]}`;
        found.set(id, message);
      }
    }
  }
  return found;
}

function catalogue(language: keyof typeof LANGUAGES | null, old: Map<string, string[]>): GetTextTranslations {
  const entries: Record<string, GetTextTranslation> = {};
  for (const { id, plural, files: where, hint } of messages().values()) {
    const known =
      language === null ? undefined : Object.values(reasons).find(({ en }) => en === id)?.[LANGUAGES[language]];
    entries[id] = {
      msgid: id,
      ...(plural === undefined ? {} : { msgid_plural: plural }),
      msgstr: known !== undefined ? [known] : (old.get(id) ?? (plural === undefined ? [''] : ['', ''])),
      comments: { reference: [...where].join('\n'), ...(hint === undefined ? {} : { extracted: hint }) },
    };
  }
  return {
    charset: 'utf-8',
    headers: {
      'Project-Id-Version': 'ERP Bridge for WooCommerce',
      'MIME-Version': '1.0',
      'Content-Type': 'text/plain; charset=UTF-8',
      'Content-Transfer-Encoding': '8bit',
      ...(language === null ? {} : { Language: language, 'Plural-Forms': PLURALS[language] }),
      'X-Domain': 'erp-bridge',
    },
    translations: { '': entries },
  };
}

export function translationsOf(file: string): Map<string, string[]> {
  if (!existsSync(file)) return new Map();
  return new Map(
    Object.values(po.parse(readFileSync(file)).translations[''] ?? {})
      .filter(({ msgid }) => msgid !== '')
      .map(({ msgid, msgstr }) => [msgid, msgstr]),
  );
}

function scriptJson(language: keyof typeof LANGUAGES, { translations }: GetTextTranslations): string {
  const ofScripts = Object.values(translations[''] ?? {}).filter(({ comments }) =>
    comments?.reference?.includes('admin-ui/'),
  );
  return JSON.stringify({
    domain: 'messages',
    locale_data: {
      messages: {
        '': { domain: 'messages', lang: language, 'plural-forms': PLURALS[language] },
        ...Object.fromEntries(ofScripts.map(({ msgid, msgstr }) => [msgid, msgstr])),
      },
    },
  });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  command(() => {
    const folder = inRoot('plugin/languages');
    const sorted = {
      foldLength: 120,
      sort: (a: GetTextTranslation, b: GetTextTranslation) => (a.msgid < b.msgid ? -1 : 1),
    };
    writeFileSync(join(folder, 'erp-bridge.pot'), po.compile(catalogue(null, new Map()), sorted));
    for (const language of Object.keys(LANGUAGES) as (keyof typeof LANGUAGES)[]) {
      const file = join(folder, `erp-bridge-${language}.po`);
      const data = catalogue(language, translationsOf(file));
      writeFileSync(file, po.compile(data, sorted));
      for (const script of SCRIPTS)
        writeFileSync(join(folder, `erp-bridge-${language}-erp-bridge-${script}.json`), scriptJson(language, data));
      const missing = Object.values(data.translations[''] ?? {}).filter(
        ({ msgid, msgstr }) => msgid !== '' && msgstr.includes(''),
      );
      for (const { msgid } of missing) console.log(`${language}: ${JSON.stringify(msgid)}`);
      // Last: the compiler takes out of the data what has no translation.
      writeFileSync(join(folder, `erp-bridge-${language}.mo`), mo.compile(data));
      console.error(`${language}: ${missing.length} not translated`);
    }
    return Promise.resolve();
  });
