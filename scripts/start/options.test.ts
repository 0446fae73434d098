import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readOptions, UsageError } from './options.js';

describe('the options of npm start', () => {
  it('keeps everything in the data folder asked for', () => {
    expect(readOptions(['--once', '--json', '--port', '9001', '--data', 'here', '--exchange', tmpdir()])).toEqual({
      once: true,
      json: true,
      port: 9001,
      data: resolve('here'),
      erp: 'folder',
      exchange: tmpdir(),
    });
  });

  it('keeps a shop beside Tryton apart from one beside an exchange folder', () => {
    const [folder, tryton] = [readOptions([]), readOptions(['--erp', 'tryton'])];
    expect([folder.erp, tryton.erp]).toEqual(['folder', 'tryton']);
    expect(tryton.data).not.toBe(folder.data);
    const data = mkdtempSync(join(tmpdir(), 'erp-bridge-options-'));
    const begunWith = (erp: object): void => {
      writeFileSync(join(data, 'erp-bridge.config.json'), JSON.stringify({ data: 'worker', ...erp }));
    };
    begunWith({ exchange: 'exchange' });
    expect(() => readOptions(['--erp', 'tryton', '--data', data])).toThrow('was begun with an exchange folder');
    begunWith({ erp: { adapter: 'tryton' } });
    expect(() => readOptions(['--data', data])).toThrow('was begun with Tryton');
    expect(readOptions(['--erp', 'tryton', '--data', data])).toMatchObject({ erp: 'tryton', data });
    rmSync(data, { recursive: true });
  });

  it.each([
    [['--port', 'abc']],
    [['--port', '70000']],
    [['--exchange', '/no/such/folder']],
    [['--erp', 'sage']],
    [['--erp', 'tryton', '--exchange', tmpdir()]],
    [['--sideways']],
    [['extra']],
  ])('refuses %j as wrong usage', (args) => {
    expect(() => readOptions(args)).toThrow(UsageError);
  });
});
