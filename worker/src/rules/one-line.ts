/** A text that somebody typed, in one line: without blanks around, and without what cannot be seen. */
export const oneLine = (text: string): string => text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
