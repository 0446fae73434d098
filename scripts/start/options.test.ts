import { tmpdir } from 'node:os';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readOptions, UsageError } from './options.js';

describe('the options of npm start', () => {
  it('keeps everything in the data folder asked for', () => {
    expect(readOptions(['--once', '--json', '--port', '9001', '--data', 'here', '--exchange', tmpdir()])).toEqual({
      once: true,
      json: true,
      port: 9001,
      data: resolve('here'),
      exchange: tmpdir(),
    });
  });

  it.each([
    [['--port', 'abc']],
    [['--port', '70000']],
    [['--exchange', '/no/such/folder']],
    [['--sideways']],
    [['extra']],
  ])('refuses %j as wrong usage', (args) => {
    expect(() => readOptions(args)).toThrow(UsageError);
  });
});
