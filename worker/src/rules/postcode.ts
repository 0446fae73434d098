/**
 * A spreadsheet takes `01000` for the number 1000. Put back only where nothing else can be meant: all postcodes of the country
 * have this many digits, and some begin with zeros. [digits, how many may be left of one that does]
 */
const digits: Record<string, readonly [all: number, fewest: number]> = {
  FR: [5, 4],
  DE: [5, 4],
  ES: [5, 4],
  IT: [5, 3],
  FI: [5, 3],
  LT: [5, 4],
  UA: [5, 4],
  TR: [5, 4],
  MX: [5, 4],
  US: [5, 3],
  RO: [6, 5],
  NO: [4, 3],
  DK: [4, 3],
  AU: [4, 3],
};

export function wholePostcode(postcode: string, country: string | undefined): string {
  const [all, fewest] = digits[country ?? ''] ?? [0, 0];
  const isNumber = /^\d+$/.test(postcode);
  return isNumber && postcode.length < all && postcode.length >= fewest ? postcode.padStart(all, '0') : postcode;
}
