/** What waits in memory until it is on the disk, and for how long a single record has to. */
const most = 200;

/** In their order; in a group each name stands once. */
export function groups<T>(all: readonly T[], namesOf: (one: T) => readonly string[]): T[][] {
  const made: T[][] = [];
  let names = new Set<string>();
  for (const one of all) {
    const own = namesOf(one);
    if (made.length === 0 || made.at(-1)?.length === most || own.some((name) => names.has(name))) {
      made.push([]);
      names = new Set();
    }
    made.at(-1)?.push(one);
    for (const name of own) names.add(name);
  }
  return made;
}
