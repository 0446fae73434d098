/** The part of gettext-parser that scripts/languages.ts uses. */
declare module 'gettext-parser' {
  export interface GetTextTranslation {
    msgid: string;
    msgid_plural?: string;
    msgstr: string[];
    comments?: { reference?: string; extracted?: string };
  }
  export interface GetTextTranslations {
    charset: string;
    headers: Record<string, string>;
    translations: Record<string, Record<string, GetTextTranslation>>;
  }
  interface Options {
    foldLength?: number;
    sort?: (a: GetTextTranslation, b: GetTextTranslation) => number;
  }
  export const po: {
    parse(file: Buffer): GetTextTranslations;
    compile(data: GetTextTranslations, options?: Options): Buffer;
  };
  export const mo: { parse(file: Buffer): GetTextTranslations; compile(data: GetTextTranslations): Buffer };
}
