/**
 * How one file writes what can be read in two ways: `1.234` is a thousand or one and a bit, `1/2/2024` is in February or in
 * January. One program wrote all of the file, so that its clear values say what the others mean.
 */
export interface Writing {
  /** undefined: the file does not say, or says both. */
  decimalMark: ',' | '.' | undefined;
  monthFirst: boolean;
}

export const unknownWriting: Writing = { decimalMark: undefined, monthFirst: false };

const digits = /^\s*(\d{1,2})[/.-](\d{1,2})[/.-](?:\d{4}|\d{2})\b/;

/** @param values Some of the file's amounts and dates. */
export function writingOf(values: { amounts: string[]; dates: string[] }): Writing {
  const marks = new Set(values.amounts.flatMap((text) => markOf(text) ?? []));
  const days = values.dates.flatMap((text) => {
    const [, first, second] = digits.exec(text) ?? [];
    return first === undefined ? [] : [[Number(first), Number(second)] as const];
  });
  const [mark] = marks;
  return {
    decimalMark: marks.size === 1 ? mark : undefined,
    monthFirst: days.some(([, second]) => second > 12) && !days.some(([first]) => first > 12),
  };
}

/** Which mark an amount shows to be that of the decimals. */
function markOf(text: string): ',' | '.' | undefined {
  const [, before = '', mark = '', behind = ''] = /^(.*)([.,])(\d*)\D*$/.exec(text) ?? [];
  if (mark !== ',' && mark !== '.') return undefined;
  const other = mark === ',' ? '.' : ',';
  // Twice the same: it stands between thousands.
  if (before.includes(mark)) return before.includes(other) ? undefined : other;
  if (before.includes(other) || behind.length !== 3) return mark;
  return /^\D*(0|\d{4,}|\d+\D+\d+)$/.test(before) ? mark : undefined;
}
