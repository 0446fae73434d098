/** WordPress answers many errors in HTML; people read the text of it. */
const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

export const plainText = (html: string): string =>
  html
    .replace(/<[^>]*>/g, ' ')
    .replace(/&(?:#(\d+)|(\w+));/g, (whole, number?: string, name = '') =>
      number === undefined ? (entities[String(name)] ?? whole) : String.fromCodePoint(Number(number)),
    )
    .replace(/\s+/g, ' ')
    .trim();
