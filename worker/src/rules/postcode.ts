/**
 * A spreadsheet takes `01000` for the number 1000. Put back only where nothing else can be meant: all postcodes of the country
 * have this many digits, and some begin with zeros. [digits, how many may be left of one that does]
 */
const digits: Record<string, readonly [all: number, fewest: number]> = {
  FR: [5, 4],
  DE: [5, 4],
  ES: [5, 4],
  IT: [5, 3],
  VA: [5, 3],
  FI: [5, 3],
  LT: [5, 4],
  UA: [5, 4],
  TR: [5, 4],
  DZ: [5, 4],
  KR: [5, 4],
  MY: [5, 4],
  MX: [5, 4],
  PE: [5, 4],
  US: [5, 3],
  PR: [5, 3],
  RO: [6, 5],
  KZ: [6, 5],
  BR: [8, 7],
  NO: [4, 3],
  DK: [4, 3],
  AU: [4, 3],
  NZ: [4, 3],
  GE: [4, 3],
};

/** What a spreadsheet makes of a number: `1 000`, `75001,00`. Other countries write blanks into their postcodes. */
const asNumber = /^(\d{1,3}[ \u00a0\u202f]\d{3}|\d+)([.,]0+)?$/;

export function wholePostcode(postcode: string, country: string | undefined): string {
  const [all, fewest] = digits[country ?? ''] ?? [0, 0];
  const number = all === 0 ? undefined : asNumber.exec(postcode.trim())?.[1]?.replace(/\D/g, '');
  if (number === undefined || number.length > all) return postcode;
  return number.length >= fewest ? number.padStart(all, '0') : postcode;
}
