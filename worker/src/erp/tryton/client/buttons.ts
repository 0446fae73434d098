/** Buttons and wizards of Tryton's records. */
import type { CallOptions, TrytonRpc } from './rpc.js';
import type { Tryton } from './client.js';
import { TrytonError } from './errors.js';

/** A record as it was looked at: Tryton does nothing to one that changed since, as far as its database tells. */
export interface Seen {
  id: number;
  timestamp: string;
}

const unchanged = (model: string, { id, timestamp }: Seen): CallOptions => ({
  context: { _timestamp: { [`${model},${String(id)}`]: timestamp } },
});

/** A button that does not fit the record's state does nothing, and says nothing either. */
export async function press(tryton: Tryton, model: string, button: string, seen: Seen): Promise<void> {
  await tryton.on(model, button, [[seen.id]], unchanged(model, seen));
}

export async function writeSeen(tryton: Tryton, model: string, seen: Seen, values: object): Promise<void> {
  await tryton.on(model, 'write', [[seen.id], values], unchanged(model, seen));
}

/** Tryton warns of a due date that is past, which it is where the shop's day is. */
const ofDates = /^invoice_payment_term_\d+$/;

/** Whatever else Tryton warns of, a person has to confirm. */
export async function pressDated(tryton: Tryton, model: string, button: string, id: number): Promise<void> {
  try {
    await tryton.on(model, button, [[id]]);
  } catch (error) {
    if (!(error instanceof TrytonError) || !ofDates.test(error.warning)) throw error;
    await tryton.create('res.user.warning', [{ user: tryton.rpc.user, name: error.warning }]);
    await tryton.on(model, button, [[id]]);
  }
}

/** Takes a step of a wizard: from this state, with what somebody would have filled in. */
export type Execute = <T>(state: string, data: object) => Promise<T>;

/**
 * A wizard on one record; whatever happens its session is ended.
 * @param on With a timestamp, nothing is done to a record that changed since.
 */
export async function inWizard(
  rpc: TrytonRpc,
  wizard: string,
  on: { model: string; id: number; timestamp?: string },
  work: (execute: Execute) => Promise<void>,
): Promise<void> {
  const { model, id, timestamp } = on;
  const seen = timestamp === undefined ? {} : unchanged(model, { id, timestamp }).context;
  const context = { active_model: model, active_id: id, active_ids: [id], ...seen };
  const step = <T>(name: string, ...params: unknown[]): Promise<T> =>
    rpc.call<T>(`wizard.${wizard}.${name}`, params, { context });
  const [session] = await step<[number]>('create');
  try {
    await work((state, data) => step('execute', session, data, state));
  } finally {
    await step('delete', session).catch(passed);
  }
}

/** That Tryton has a session of the wizard too many does no harm. */
function passed(error: unknown): void {
  if (!(error instanceof TrytonError)) throw error;
}
