import { SourceProblem } from '../../../model/problem.js';
import type { Tryton } from './client.js';
import { TrytonError } from './errors.js';

/** What the lanes are told where Tryton says no. */
export const ofSource = (error: unknown, source: string): unknown =>
  error instanceof TrytonError ? new SourceProblem(source, error.reason, error.params) : error;

/** @throws SourceProblem where the module that brings this model is not activated. */
export async function demand(tryton: Tryton, model: string, source: string): Promise<void> {
  if (!(await tryton.has(model))) throw new SourceProblem(source, 'tryton_unknown', { method: model }, 'refused');
}
