import { describe, it } from 'vitest';

/** As `describe` where `condition` holds; else skipped, and `npm test` says why at its end. */
export function describeIf(condition: boolean, why: string): (name: string, body: () => void) => void {
  return condition ? describe : (name, body) => describe.skip(`${name} [skipped: ${why}]`, body);
}

/** As `it` where `condition` holds; else skipped, and `npm test` says why at its end. */
export function itIf(condition: boolean, why: string): (name: string, body: () => Promise<void> | void) => void {
  return condition ? it : (name, body) => it.skip(`${name} [skipped: ${why}]`, body);
}

export const ONLY_REAL = 'needs the real WooCommerce';
