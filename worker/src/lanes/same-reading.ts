/** A source whose content is the same as when it was last read whole is not read again record by record. */
import { hashOf } from '../model/record.js';
import { version } from '../platform/version.js';
import type { LaneContext, LaneModule } from './lane.js';

/**
 * @param mark  What the ERP says of its content ('': it cannot be told), before a reading and after it.
 * @param rules What else decides what becomes of a record: the settings that the reading looks at.
 * @param read  Reads all of it; where it throws, the next reading is a whole one.
 */
export async function readUnlessSame(
  { journal, onRead }: LaneContext,
  lane: LaneModule['name'],
  { mark, rules }: { mark: () => Promise<string>; rules: object },
  read: () => Promise<void>,
): Promise<void> {
  const name = `${lane}.reading`;
  const now = async (): Promise<string> => {
    const content = await mark();
    // Another version of the worker may read the same differently.
    return content === '' ? '' : hashOf({ content, rules, version });
  };
  const before = await now();
  if (before !== '' && journal.meta(name) === before) {
    onRead(journal.readings.sameAgain(lane));
    return;
  }
  journal.setMeta(name, '');
  await read();
  // What changed while it was read may have been read half.
  if ((await now()) === before) journal.setMeta(name, before);
}
