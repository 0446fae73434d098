/** Placeholders in captions and e-mails: `{order_number}`. */
const pattern = /\{([^{}]*)\}/g;

export const written = (name: string): string => `{${name}}`;

/** Those of a text that the shop would not fill in, each once, as they are written. */
export function unknownIn(text: string, known: readonly string[]): string[] {
  const names = [...text.matchAll(pattern)].map(([, name = '']) => name);
  return [...new Set(names.filter((name) => !known.includes(name)))].map(written);
}

/** `piece` in the place of what is selected, and where the cursor is then. */
export const insertedAt = (
  text: string,
  { start, end }: { start: number; end: number },
  piece: string,
): { text: string; cursor: number } => ({
  text: text.slice(0, start) + piece + text.slice(end),
  cursor: start + piece.length,
});
