/** What everything has to keep that is made under a key, or by a path: once, whatever dies and however many do it. */
import { expect } from 'vitest';
import type { Erp } from '../port.js';
import type { TestBed } from './bed.js';

/** At the same moment, by one worker and by others. → the one id that all of them got */
export async function atOnce(bed: TestBed, make: (erp: Erp) => Promise<string>): Promise<string> {
  const one = bed.open();
  const [id = '', ...others] = await Promise.all([one, one, bed.open(), bed.open()].map(make));
  expect(others.map((other) => other === id)).toEqual([true, true, true]);
  return id;
}

/** Each time dying one step later, until it lives to the end; then it is done again by a worker that was started anew. */
export async function dyingAtEachStep(
  bed: TestBed,
  make: (erp: Erp, step: number) => Promise<string>,
  look: (id: string, where: string) => Promise<void>,
): Promise<void> {
  if (bed.dies === undefined) throw new Error('The adapter makes something, but its harness lets no worker die.');
  for (let step = 1; ; step += 1) {
    const where = `killed before step ${String(step)}`;
    const died = await bed.dies(step, (erp) => make(erp, step));
    const id = await make(bed.open(), step);
    expect(await make(bed.open(), step), where).toBe(id);
    await look(id, where);
    if (died) continue;
    expect(step, 'the harness has found no place to die at').toBeGreaterThan(1);
    return;
  }
}
