/** What somebody asked for: done as soon as the worker is free, and kept until it came to its end. */
import type { Lane } from './record.js';

export interface Wanted {
  kind: 'sync' | 'preview';
  /** Only this flow; without one, all. */
  lane?: Lane;
  /** Compares everything with what the shop really holds. */
  full: boolean;
}

export interface Job extends Wanted {
  id: number;
  /** How often it was begun since it last came to an end of some kind; more than once: the worker died on it. */
  begun: number;
}

/** What the shop is told of one of its commands. */
export interface CommandState {
  id: number;
  state: 'running' | 'done' | 'failed';
  message?: string;
}
