/** One way of doing the job: `work(rows)` does `rows` of it. */
export interface Contender {
  name: string;
  rows: number;
  /** What is no part of the measured time. */
  prepare?(): void | Promise<void>;
  work(rows: number): Promise<void>;
}

export interface Scenario {
  unit: string;
  ours: number;
  /** `ratio` = ours ÷ baseline. */
  baselines: Record<string, { rate: number; ratio: number }>;
}

const rounds = 3;

const median = (values: number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;
export const round = (value: number): number =>
  value < 10 ? Math.round(value * 100) / 100 : Math.round(value * 10) / 10;

/** Runs the contenders in turn, so that whatever else the machine does meets them all, and compares the medians. */
export async function measure(
  unit: string,
  us: Contender,
  others: Contender[],
  say: (line: string) => void,
): Promise<Scenario> {
  const rates = new Map<string, number[]>();
  // The first round warms PHP's opcode cache and the database; it does not count.
  for (let turn = 0; turn <= rounds; turn += 1) {
    for (const { name, rows, work, prepare } of [us, ...others]) {
      await prepare?.();
      const start = process.hrtime.bigint();
      await work(rows);
      const rate = rows / (Number(process.hrtime.bigint() - start) / 1e9);
      if (turn > 0) rates.set(name, [...(rates.get(name) ?? []), rate]);
      say(
        `${turn === 0 ? 'warm-up' : `round ${String(turn)}/${String(rounds)}`}: ${name} ${String(round(rate))} ${unit}`,
      );
    }
  }
  const rateOf = (name: string): number => median(rates.get(name) ?? []);
  const ours = rateOf(us.name);
  const baselines = others.map(
    ({ name }) => [name, { rate: round(rateOf(name)), ratio: round(ours / rateOf(name)) }] as const,
  );
  return { unit, ours: round(ours), baselines: Object.fromEntries(baselines) };
}
