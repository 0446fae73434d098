/**
 * Texts from outside (the ERP's files, the shop's answers) on a terminal or in a log. A customer can be called `ESC ]0;…`: what steers a
 * terminal, breaks the line or turns the direction of what follows is shown as a sign that does nothing.
 */
const steering = /[\p{Cc}\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;

/** One line that only shows. */
export const printable = (text: string): string =>
  text.replace(/\r\n|\p{White_Space}/gu, ' ').replace(steering, '\ufffd');

/** The same for JSON, whose reader gets the text as it was. */
export const printableJson = (value: unknown): string =>
  JSON.stringify(value).replace(steering, (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);
