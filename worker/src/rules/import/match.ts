/** What becomes of something on an order that the ERP may have: it is that one, it is made, or a person picks. */
import type { Kept } from '../../model/kept.js';
import type { LinkHow } from '../../model/link.js';
import type { Why } from '../why.js';

export type Match<T> = Use | { create: true } | Held<T>;

interface Use {
  /** The ERP's id of it. */
  use: string;
  /** What both have alike; missing where they are linked already. */
  how?: LinkHow;
}

export interface Held<T> {
  held: Why;
  /** For the person to pick from. */
  candidates: Kept<T>[];
}
