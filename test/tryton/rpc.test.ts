import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { Tryton } from '../../worker/src/erp/tryton/client/client.js';
import type { TrytonAway, TrytonError } from '../../worker/src/erp/tryton/client/errors.js';
import { TrytonRpc } from '../../worker/src/erp/tryton/client/rpc.js';
import { bytes, day, decimal, moment } from '../../worker/src/erp/tryton/client/values.js';
import { server } from '../setup/own-tryton.js';
import { ADMIN, COMPANY, WORKER } from './company.js';

const access = { url: server.url, database: server.database, ...WORKER };
const caught = async (promise: Promise<unknown>): Promise<TrytonAway & TrytonError> => {
  try {
    await promise;
  } catch (error) {
    return error as TrytonAway & TrytonError;
  }
  throw new Error('It went well');
};

describe('signing in', () => {
  it('works as the worker’s user, for its only company', async () => {
    const tryton = new Tryton(access);
    const company = await tryton.inCompany();
    expect(await tryton.read('company.company', [company], ['rec_name'])).toEqual([{ id: company, rec_name: COMPANY }]);
    expect(tryton.rpc.context).toMatchObject({ company });
  });

  it('happens once, however many ask at once, and the session survives a crash', async () => {
    const rpc = new TrytonRpc(access);
    await Promise.all([1, 2, 3].map(() => rpc.call('model.party.party.search_count', [[]])));
    expect(rpc.calls).toBe(4);
    server.kill();
    await server.start();
    expect(await rpc.call('model.party.party.search_count', [[]])).toBeGreaterThan(0);
  });

  it('says a wrong password once and leaves Tryton alone then', async () => {
    const rpc = new TrytonRpc({ ...access, user: 'nobody', password: 'secret words' });
    const problem = await caught(rpc.call('model.party.party.search_count', [[]]));
    expect(problem).toMatchObject({ reason: 'erp_tryton_wrong_password', params: { user: 'nobody' } });
    expect(JSON.stringify(problem) + String(problem.stack)).not.toContain('secret words');
    const calls = rpc.calls;
    expect((await caught(rpc.call('model.party.party.search_count', [[]]))).reason).toBe('erp_tryton_wrong_password');
    expect(rpc.calls).toBe(calls);
  });

  it('says that it is locked out', async () => {
    const tries = [1, 2, 3, 4, 5].map(
      (n) => new TrytonRpc({ ...access, user: 'locked', password: `wrong ${String(n)}` }),
    );
    const reasons: string[] = [];
    for (const rpc of tries) reasons.push((await caught(rpc.call('model.party.party.search_count', [[]]))).reason);
    expect(reasons.at(-1)).toBe('erp_tryton_locked_out');
  });

  it('says which database is not there', async () => {
    const rpc = new TrytonRpc({ ...access, database: 'not-here' });
    expect(await caught(rpc.call('model.party.party.search_count', [[]]))).toMatchObject({
      reason: 'erp_tryton_no_database',
      params: { database: 'not-here' },
    });
  });

  it('says which companies there are where it is none of them', async () => {
    expect(await caught(new Tryton(access, 'Somebody Else Ltd').inCompany())).toMatchObject({
      reason: 'erp_tryton_no_company',
      params: { company: 'Somebody Else Ltd', found: COMPANY },
    });
    const admin = new Tryton({ ...access, ...ADMIN }, COMPANY);
    expect(await admin.inCompany()).toBe(await new Tryton(access).inCompany());
  });
});

describe('values', () => {
  it('come back as they were written', async () => {
    const admin = new Tryton({ ...access, ...ADMIN });
    const [currency] = await admin.search('currency.currency', [], ['id'], { limit: 1 });
    const date = '2024-02-29';
    const rate = { currency: currency?.id, date: day(date), rate: decimal('1.123456') };
    const [id = 0] = await admin.create('currency.currency.rate', [rate]);
    expect(await admin.read('currency.currency.rate', [id], ['date', 'rate'])).toEqual([
      { id, date, rate: '1.123456' },
    ]);
    const content = Buffer.from([0, 1, 2, 250, 251, 252, ...Buffer.from('é'.repeat(100))]);
    const resource = 'party.party,1';
    const values = { name: 'a.bin', type: 'data', resource, data: bytes(content) };
    const [attachment = 0] = await admin.create('ir.attachment', [values]);
    const read = await admin.read<{ data: Buffer; create_date: string }>(
      'ir.attachment',
      [attachment],
      ['data', 'create_date'],
    );
    expect(read[0]?.data.equals(content)).toBe(true);
    const created = read[0]?.create_date ?? '';
    expect(created).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/);
    expect(Math.abs(Date.parse(created) - admin.rpc.now().getTime())).toBeLessThan(10_000);
    const again = ['create_date', '>=', moment(created)];
    expect(await admin.search('ir.attachment', [['id', '=', attachment], again], ['id'])).toHaveLength(1);
  });

  it('that Tryton could not keep or print lose only the sign', async () => {
    const admin = new Tryton({ ...access, ...ADMIN });
    const message = 'Coupé \ud83d, \u0001 et 😀\t«\n»';
    const [note = 0] = await admin.create('ir.note', [{ resource: 'party.party,1', message }]);
    expect(await admin.read('ir.note', [note], ['message'])).toEqual([
      { id: note, message: 'Coupé \ufffd, \ufffd et 😀\t«\n»' },
    ]);
  });
});

describe('what Tryton says no to', () => {
  const tryton = new Tryton(access);

  it('is told in its words', async () => {
    const [{ code = '' } = {}] = await tryton.search<{ code: string }>('party.party', [], ['code'], { limit: 1 });
    const error = await caught(tryton.create('party.party', [{ name: 'Twice', code }]));
    expect(error).toMatchObject({ kind: 'refused', reason: 'tryton_refused' });
    expect(error.params['detail']).toContain('unique');
  });

  it('is a missing right', async () => {
    const error = await caught(tryton.write('ir.action.report', [1], { extension: 'odt' }));
    expect(error).toMatchObject({ kind: 'refused' });
    expect(error.params['detail']).toBe('You are not allowed to access "Action report".');
  });

  it('is what somebody else changed meanwhile', async () => {
    const [id = 0] = await tryton.create('party.party', [{ name: 'Contested' }]);
    const context = { _timestamp: { [`party.party,${String(id)}`]: '1' } };
    const error = await caught(tryton.on('party.party', 'write', [[id], { name: 'Other' }], { context }));
    expect(error).toMatchObject({ kind: 'overtaken', reason: 'tryton_overtaken' });
  });

  it('is a method, a field or a model that it does not know', async () => {
    expect(await caught(tryton.on('party.party', 'dance', []))).toMatchObject({ kind: 'unknown' });
    expect(await caught(tryton.search('party.party', [['zzz', '=', 1]], ['id']))).toMatchObject({ kind: 'fault' });
    expect(await caught(tryton.search('party.zzz', [], ['id']))).toMatchObject({ kind: 'fault' });
    expect([await tryton.has('sale.sale'), await tryton.has('purchase.purchase')]).toEqual([true, false]);
  });
});

describe('a Tryton that is away', () => {
  it('is named with its address, and is there again when it is', async () => {
    const rpc = new TrytonRpc(access, { pauseMs: 5 });
    await rpc.call('model.party.party.search_count', [[]]);
    server.kill();
    expect(await caught(rpc.call('model.party.party.search_count', [[]]))).toMatchObject({
      reason: 'erp_tryton_unreachable',
      params: { url: server.url, detail: 'ECONNREFUSED' },
      neverSent: true,
    });
    await server.start();
    expect(await rpc.call('model.party.party.search_count', [[]])).toBeGreaterThan(0);
  });
});

it('a Tryton whose certificate is not to be trusted is told nothing', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'erp-bridge-tls-'));
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  const of = ['-subj', '/CN=localhost', '-newkey', 'rsa:2048', '-nodes', '-keyout', key, '-out', cert];
  execFileSync('openssl', ['req', '-x509', '-days', '1', ...of], { stdio: 'ignore' });
  let asked = 0;
  const secure = createSecureServer({ key: readFileSync(key), cert: readFileSync(cert) }, () => (asked += 1));
  await new Promise<void>((resolve) => secure.listen(0, '127.0.0.1', resolve));
  const url = `https://127.0.0.1:${String((secure.address() as AddressInfo).port)}`;
  const rpc = new TrytonRpc({ ...access, url }, { pauseMs: 5 });
  expect(await caught(rpc.call('model.party.party.search_count', [[]]))).toMatchObject({
    reason: 'erp_tryton_certificate',
    params: { url, detail: 'DEPTH_ZERO_SELF_SIGNED_CERT' },
  });
  expect(asked).toBe(0);
  secure.close();
  rmSync(folder, { recursive: true });
});

describe('a server that plays Tryton badly', () => {
  let played: Server | undefined;
  let asked: string[] = [];

  afterEach(() => {
    played?.closeAllConnections();
    played?.close();
    asked = [];
  });

  async function playing(answer: (method: string, nth: number) => string | number | undefined): Promise<TrytonRpc> {
    played = createServer((request, response) => {
      let body = '';
      request.on('data', (part: Buffer) => (body += part.toString()));
      request.on('end', () => {
        const { id, method } = JSON.parse(body) as { id: number; method: string };
        if (method === 'common.db.login') {
          response.end(JSON.stringify({ id, result: [1, 'key'] }));
          return;
        }
        asked.push(method);
        const said = answer(method, asked.length);
        if (said === undefined) request.socket.destroy();
        else if (typeof said === 'number') response.writeHead(said).end();
        else response.end(said);
      });
    });
    await new Promise<void>((resolve) => played?.listen(0, '127.0.0.1', resolve));
    const { port } = played.address() as AddressInfo;
    return new TrytonRpc({ ...access, url: `http://127.0.0.1:${String(port)}` }, { pauseMs: 5, timeoutMs: 300 });
  }

  it('is asked again where nothing can come of it', async () => {
    const rpc = await playing((_, nth) => (nth < 3 ? undefined : '{"id":1,"result":7}'));
    expect(await rpc.call('model.party.party.search_count', [[]])).toBe(7);
    expect(asked).toHaveLength(3);
  });

  it.each(['model.party.party.create', 'model.sale.sale.quote', 'wizard.account.invoice.pay.execute'])(
    'is not asked again for %s, which may have happened',
    async (method) => {
      const rpc = await playing(() => undefined);
      expect(await caught(rpc.call(method, [[]]))).toMatchObject({
        reason: 'erp_tryton_unreachable',
        neverSent: false,
      });
      expect(asked).toEqual([method]);
    },
  );

  it('is not waited for without end', async () => {
    const rpc = await playing(() => '');
    played?.removeAllListeners('request');
    const error = await caught(rpc.call('model.party.party.create', [[]]));
    expect(error.params['detail']).toBe('no answer within 0.3 s');
  });

  it('does not pass for Tryton with a page of HTML, nor for a reason to sign in for ever', async () => {
    const html = await playing(() => '<html>Welcome</html>');
    expect((await caught(html.call('model.party.party.create', [[]]))).reason).toBe('erp_tryton_not_tryton');
    played?.close();
    const stubborn = await playing(() => 401);
    expect((await caught(stubborn.call('model.party.party.create', [[]]))).reason).toBe('erp_tryton_wrong_password');
    expect(asked.length).toBeLessThanOrEqual(3);
  });

  it('tells the last line of a traceback only', async () => {
    const error = ['', 'Traceback (most recent call last):\n  File "/usr/lib/x.py", line 1\nValueError: no such thing'];
    const rpc = await playing(() => JSON.stringify({ id: 1, error }));
    const problem = await caught(rpc.call('model.party.party.create', [[]]));
    expect(problem).toMatchObject({ kind: 'fault', params: { detail: 'ValueError: no such thing' } });
  });

  it.each([
    'could not obtain lock on row in relation "ir_sequence_strict"\n',
    'could not serialize access due to concurrent update\n',
    'database is locked',
  ])('is somebody else’s turn where the database says “%s”', async (said) => {
    const rpc = await playing(() => JSON.stringify({ id: 1, error: [said, 'Traceback (most recent call last):'] }));
    expect(await caught(rpc.call('model.account.invoice.post', [[1]]))).toMatchObject({ kind: 'overtaken' });
  });

  it('warns by name', async () => {
    const rpc = await playing(() => '{"id":1,"error":["UserWarning",["late_1","The date is past.",""]]}');
    expect(await caught(rpc.call('model.account.invoice.post', [[1]]))).toMatchObject({
      kind: 'warned',
      warning: 'late_1',
      params: { detail: 'The date is past.' },
    });
  });
});
