/** The ERP's files as the worker found them, and what the admin says that their columns mean. */
import { get, remove } from './api';
import type { ErpFile, ErpFiles, ShownColumn as Column } from './contract.generated';
import type { ExchangeSettings } from './settings';

export type { ErpFile, ErpFiles, ShownColumn as Column } from './contract.generated';

export const getFiles = (): Promise<ErpFiles> => get('columns');
export const forgetFiles = (): Promise<unknown> => remove('columns');

/** The answers of the page: file → column by place → field. */
export type Choices = Record<string, string[]>;
export type Words = Record<string, 'active' | 'inactive' | ''>;

export const choicesOf = (files: ErpFile[]): Choices =>
  Object.fromEntries(files.map(({ file, columns }) => [file, columns.map(({ field }) => field)]));

export const wordsOf = (files: ErpFile[], known: ExchangeSettings['words']): Words => ({
  ...Object.fromEntries(files.flatMap(({ words }) => words.map((word) => [word, '' as const]))),
  ...known,
});

/** What is wrong with the answers for one file: fields chosen twice, and required ones not chosen. */
export function faults({ fields, columns }: ErpFile, chosen: string[]): { twice: string[]; missing: string[] } {
  const some = chosen.filter((field) => field !== '');
  return {
    twice: [...new Set(some.filter((field, index) => some.indexOf(field) !== index))],
    missing:
      columns.length === 0
        ? []
        : fields.filter(({ name, required }) => required && !some.includes(name)).map(({ name }) => name),
  };
}

/**
 * What is to be saved: only what the headings would not be understood as without it. What was said of headings that these files do not
 * have stays; the worker's own configuration is not the page's to change.
 */
export function toSave(files: ErpFile[], choices: Choices, words: Words, before: ExchangeSettings): ExchangeSettings {
  const headings: Record<string, Record<string, string>> = { ...before.headings };
  for (const { file, columns } of files) {
    const own = { ...headings[file] };
    const chosen = choices[file] ?? [];
    columns.forEach((column, index) => {
      if (column.by === 'config' || column.heading === '') return;
      const field = chosen[index] ?? '';
      if (needsNoWord(column, field, chosen)) Reflect.deleteProperty(own, column.heading);
      else own[column.heading] = field;
    });
    headings[file] = own;
  }
  const answered = Object.entries(words).filter(([, meaning]) => meaning !== '');
  return { headings, words: Object.fromEntries(answered) as ExchangeSettings['words'] };
}

/**
 * Two headings may mean the same (`E-mail;Courriel`): the second means nothing as long as the first one is there, and must not be
 * forbidden to mean it for ever.
 */
const needsNoWord = ({ by_name: byName, by, field: shown }: Column, field: string, chosen: string[]): boolean =>
  field === byName || (field === '' && shown === '' && by === '' && chosen.includes(byName));
