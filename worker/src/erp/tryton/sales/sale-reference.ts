/** Which of the shop's sales one of Tryton's is: its reference says it. */

const aKey = /^(sale|refund)\.[A-Za-z0-9._~-]+$/;
const behind = ' withdrawn';

/** Our key, or ''. */
export const keyIn = (reference: string | null | undefined): string =>
  reference != null && aKey.test(reference) ? reference : '';

/** What a confirmed sale is called that is not wanted any more: nobody takes it for the order's then. Tryton cannot cancel it. */
export const setAside = (key: string): string => `${key}${behind}`;

export const isSetAside = (reference: string | null | undefined): boolean =>
  reference != null && reference.endsWith(behind) && keyIn(reference.slice(0, -behind.length)) !== '';

/** The key that it is of, set aside or not; or ''. */
export const keyOf = (reference: string | null | undefined): string =>
  reference != null && isSetAside(reference) ? reference.slice(0, -behind.length) : keyIn(reference);
