/** Tryton's JSON-RPC: signs in, calls, and says in typed errors what went wrong. */
import pRetry from 'p-retry';
import { version } from '../../../platform/version.js';
import { errorOf, SessionOver, TrytonAway, TrytonError } from './errors.js';
import { revive, writable } from './values.js';

export interface TrytonAccess {
  /** `https://tryton.example:8000`, without the database. */
  url: string;
  database: string;
  user: string;
  password: string;
}

export interface CallOptions {
  context?: Record<string, unknown>;
  timeoutMs?: number;
}

/** A page of parties takes well under a second, a post with its PDF two; a machine may be busy. */
const usualTimeoutMs = 60_000;
/** After a refused password Tryton is left alone for so long: it locks out users after a few wrong ones. */
const refusedForMs = 60_000;

/** Methods that change nothing: they may be called again when it is not known whether they came to an end. */
const harmless =
  /\.(search|search_read|search_count|read|fields_get|default_get|get_preferences|get_access|listMethods)$/;
/** Reports print anew or give back what was printed. */
const isHarmless = (method: string): boolean => harmless.test(method) || /^(report|common)\./.test(method);

/** Where nothing was sent, what was asked for did not happen. */
const beforeSending = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
]);

/** OpenSSL's names for what is wrong with a certificate. */
const untrusted = /CERT|^UNABLE_TO_VERIFY/;

/** SQLite lets one write at a time; who reads meanwhile may be turned away. */
const isBusy = (error: Error): boolean => error instanceof TrytonError && /database is locked/i.test(error.message);

function mayHelp(error: Error, method: string): boolean {
  if (error instanceof TrytonAway && error.reason === 'erp_tryton_unreachable')
    return error.neverSent || isHarmless(method);
  return isBusy(error) && isHarmless(method);
}

export class TrytonRpc {
  calls = 0;
  /** Id of Tryton's user, as soon as somebody was signed in. */
  user = 0;
  /** What every call says besides what it says itself: company, language. */
  context: Record<string, unknown> = {};
  private sequence = 0;
  private session: Promise<string> | undefined;
  private refused: { problem: TrytonAway; at: number } | undefined;
  /** What Tryton's clock says, as far as its answers tell. */
  private clockAhead = 0;

  constructor(
    private readonly access: TrytonAccess,
    private readonly options: { timeoutMs?: number; pauseMs?: number } = {},
  ) {}

  /** Of the server itself, without signing in. */
  serverVersion(): Promise<string> {
    return this.again('common.server.version', () => this.post('', 'common.server.version', [], undefined, {}));
  }

  /** The databases that the server tells of; it may be told to tell none. */
  databases(): Promise<string[]> {
    return this.again('common.db.list', () => this.post('', 'common.db.list', [], undefined, {}));
  }

  /** What it is at Tryton's now. */
  now(): Date {
    return new Date(Date.now() + this.clockAhead);
  }

  /** @param params Without the context, which comes last. */
  async call<T>(method: string, params: readonly unknown[], { context, ...options }: CallOptions = {}): Promise<T> {
    // Only what is a method of Tryton's models, wizards and reports ends with a context.
    const all = method.startsWith('system.') ? params : [...params, { ...this.context, ...context }];
    return this.again(method, async () => {
      const session = this.signedIn();
      try {
        return await this.post<T>(this.access.database, method, all, await session, options);
      } catch (error) {
        if (!(error instanceof SessionOver)) throw error;
      }
      // It was too old, or Tryton wants a fresh one before it posts; the call itself did not happen.
      if (this.session === session) this.session = undefined;
      try {
        return await this.post<T>(this.access.database, method, all, await this.signedIn(), options);
      } catch (error) {
        if (!(error instanceof SessionOver)) throw error;
        throw new TrytonAway('erp_tryton_wrong_password', { user: this.access.user });
      }
    });
  }

  /** Calls a second and a third time where that is safe and may help. */
  private again<T>(method: string, once: () => Promise<T>): Promise<T> {
    const { pauseMs = 250 } = this.options;
    return pRetry(once, {
      retries: 2,
      minTimeout: pauseMs,
      factor: 4,
      shouldRetry: ({ error }) => mayHelp(error, method),
    });
  }

  private signedIn(): Promise<string> {
    this.session ??= this.signIn().catch((error: unknown) => {
      this.session = undefined;
      throw error;
    });
    return this.session;
  }

  private async signIn(): Promise<string> {
    if (this.refused && Date.now() - this.refused.at < refusedForMs) throw this.refused.problem;
    this.refused = undefined;
    const { database, user, password } = this.access;
    const { language } = this.context;
    try {
      const params = [user, { password }, typeof language === 'string' ? language : 'en'];
      const [id, key] = await this.post<[number, string]>(database, 'common.db.login', params, undefined, {});
      this.user = id;
      return `Session ${Buffer.from(`${user}:${String(id)}:${key}`).toString('base64')}`;
    } catch (error) {
      const isNo = error instanceof SessionOver || (error instanceof TrytonError && error.kind !== 'fault');
      if (!isNo) throw await this.withoutDatabase(error);
      this.refused = { problem: new TrytonAway('erp_tryton_wrong_password', { user }), at: Date.now() };
      throw this.refused.problem;
    }
  }

  /** On SQLite a database that is not there is a fault; the server may tell those that are. */
  private async withoutDatabase(error: unknown): Promise<unknown> {
    const { database, url } = this.access;
    if (!(error instanceof TrytonError)) return error;
    const names = await this.databases().catch(() => [database]);
    return names.includes(database) ? error : new TrytonAway('erp_tryton_no_database', { database, url });
  }

  private async post<T>(
    database: string,
    method: string,
    params: readonly unknown[],
    session: string | undefined,
    { timeoutMs = this.options.timeoutMs ?? usualTimeoutMs }: CallOptions,
  ): Promise<T> {
    this.calls++;
    // Tryton answers as a JSON-RPC server only where these three are there and nothing else.
    const body = JSON.stringify({ id: ++this.sequence, method, params }, writable);
    const headers = {
      'content-type': 'application/json',
      'user-agent': `erp-bridge/${version}`,
      ...(session === undefined ? {} : { authorization: session }),
    };
    const url = `${this.access.url}/${database === '' ? '' : `${encodeURIComponent(database)}/`}`;
    let response: Response;
    let answer: string;
    try {
      const signal = AbortSignal.timeout(timeoutMs);
      response = await fetch(url, { method: 'POST', headers, body, signal, redirect: 'error' });
      answer = await response.text();
    } catch (error) {
      throw this.unreachable(error, timeoutMs);
    }
    this.lookAtClock(response);
    if (!response.ok) throw this.refusal(response.status, method);
    return this.resultOf<T>(answer, method);
  }

  private resultOf<T>(answer: string, method: string): T {
    let parsed: unknown;
    try {
      parsed = JSON.parse(answer, revive);
    } catch {
      parsed = undefined;
    }
    if (typeof parsed !== 'object' || parsed === null)
      throw new TrytonAway('erp_tryton_not_tryton', { url: this.access.url });
    if ('error' in parsed) throw errorOf(parsed.error, method);
    if (!('result' in parsed)) throw new TrytonAway('erp_tryton_not_tryton', { url: this.access.url });
    return parsed.result as T;
  }

  private refusal(status: number, method: string): Error {
    const { url, user, database } = this.access;
    if (status === 401) return new SessionOver('the session is over');
    if (status === 403) return new TrytonError('unknown', method, 'Tryton does not know it');
    if (status === 404) return new TrytonAway('erp_tryton_no_database', { database, url });
    if (status === 429) return new TrytonAway('erp_tryton_locked_out', { user });
    if (status >= 500) return new TrytonAway('erp_tryton_unreachable', { url, detail: `HTTP ${String(status)}` });
    return new TrytonAway('erp_tryton_not_tryton', { url });
  }

  private unreachable(error: unknown, timeoutMs: number): TrytonAway {
    const { name, cause, message } = error as Error & { cause?: { code?: string; message?: string } };
    const code = cause?.code ?? '';
    if (untrusted.test(code))
      return new TrytonAway('erp_tryton_certificate', { url: this.access.url, detail: code }, true);
    const detail =
      name === 'TimeoutError' ? `no answer within ${String(timeoutMs / 1000)} s` : code || (cause?.message ?? message);
    return new TrytonAway('erp_tryton_unreachable', { url: this.access.url, detail }, beforeSending.has(code));
  }

  private lookAtClock({ headers }: Response): void {
    const theirs = Date.parse(headers.get('date') ?? '');
    if (!Number.isNaN(theirs)) this.clockAhead = theirs - Date.now();
  }
}
