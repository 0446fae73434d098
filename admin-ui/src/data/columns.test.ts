import { describe, expect, it } from 'vitest';
import { choicesOf, faults, toSave, wordsOf, type ErpFile } from './columns';

const file: ErpFile = {
  file: 'contacts.csv',
  encoding: 'utf8',
  delimiter: ';',
  heading_line: 1,
  columns: [
    { heading: 'Code', field: 'id', by_name: 'id', by: 'name' },
    { heading: 'Réf', field: '', by_name: '', by: '' },
    { heading: 'Mail', field: 'email', by_name: 'email', by: 'config' },
  ],
  fields: [
    { name: 'id', required: true },
    { name: 'customer_code', required: true },
    { name: 'email', required: false },
  ],
  rows: [],
  words: ['À relancer'],
  message: '',
};
const before = { headings: { 'contacts.csv': { Autre: 'web' }, 'customers.csv': { X: 'code' } }, words: {} };

describe('the answers of the page Files', () => {
  it('begin as the files are understood', () => {
    expect(choicesOf([file])).toEqual({ 'contacts.csv': ['id', '', 'email'] });
    expect(wordsOf([file], { Bloc: 'inactive' })).toEqual({ 'À relancer': '', Bloc: 'inactive' });
  });

  it('are saved where they are not what a heading means by itself; the rest stays', () => {
    const saved = toSave(
      [file],
      { 'contacts.csv': ['customer_code', 'id', 'web'] },
      { 'À relancer': 'active' },
      before,
    );
    expect(saved).toEqual({
      headings: {
        'contacts.csv': { Autre: 'web', Code: 'customer_code', Réf: 'id' },
        'customers.csv': { X: 'code' },
      },
      words: { 'À relancer': 'active' },
    });
    expect(toSave([file], choicesOf([file]), {}, saved).headings['contacts.csv']).toEqual({ Autre: 'web' });
  });

  it('may say that a column means nothing', () => {
    const saved = toSave([file], { 'contacts.csv': ['', 'id', 'email'] }, {}, before);
    expect(saved.headings['contacts.csv']).toMatchObject({ Code: '', Réf: 'id' });
  });

  it('say nothing of a second heading for the same, as long as the first one has it', () => {
    const two: ErpFile = {
      ...file,
      columns: [
        { heading: 'E-mail', field: 'email', by_name: 'email', by: 'name' },
        { heading: 'Courriel', field: '', by_name: 'email', by: '' },
      ],
    };
    const none = { headings: {}, words: {} };
    const save = (first: string, second: string) =>
      toSave([two], { 'contacts.csv': [first, second] }, {}, none).headings['contacts.csv'];
    expect(save('email', '')).toEqual({});
    expect(save('', 'email')).toEqual({ 'E-mail': '' });
    expect(save('id', '')).toEqual({ 'E-mail': 'id', Courriel: '' });
  });

  it('cannot name a field twice, nor leave out one that is needed', () => {
    expect(faults(file, ['id', 'id', 'email'])).toEqual({ twice: ['id'], missing: ['customer_code'] });
    expect(faults({ ...file, columns: [] }, [])).toEqual({ twice: [], missing: [] });
  });
});
