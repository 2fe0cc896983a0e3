/** One figure of a bench. */
export interface Measure {
  /** What was measured: `whole way, text to facts`. */
  readonly what: string;
  readonly value: number;
  readonly unit: string;
  /** What it is to reach: at least or at most so much. */
  readonly bar?: { readonly least: number } | { readonly most: number };
  /** Whether it says the same on a slow and on a fast machine. */
  readonly ratio?: boolean;
}

/** What a run was asked for. */
export interface Options {
  /** Bytes of text for the way from text to facts. */
  readonly bytes: number;
  /** Bytes of the single reports. */
  readonly lengths: readonly number[];
  /** Files in the folder that memory is watched over. */
  readonly files: number;
  /** Reports in the generated graph. */
  readonly reports: number;
  /** Where the generated graph is kept, a path or an address; a temporary file that is removed where nothing is said. */
  readonly store?: string;
  /** How long memory is watched under load; not at all where nothing is said. */
  readonly minutes?: number;
  /** Texts that take the place of the samples. */
  readonly texts?: string;
}

/** A bench: one file of this folder, run in a process of its own. */
export type Bench = (options: Options) => Promise<Measure[]>;

/** Whether a figure reaches its bar; null where it has none. */
export function reaches({ value, bar }: Measure): boolean | null {
  if (!bar) return null;
  return 'least' in bar ? value >= bar.least : value <= bar.most;
}

/** A table of figures: what, how much, the bar, and whether it was reached. */
export function tableOf(measures: readonly Measure[]): string {
  const rows = measures.map((measure) => {
    const { what, value, unit, bar } = measure;
    const wanted = bar ? ('least' in bar ? `>= ${shown(bar.least)}` : `<= ${shown(bar.most)}`) : '';
    return [what, shown(value), unit, wanted, bar ? (reaches(measure) ? 'reached' : 'missed') : ''];
  });
  const widths = [0, 1, 2, 3].map((column) => Math.max(...rows.map((row) => row[column]!.length)));
  return rows
    .map(([what, value, unit, wanted, said]) =>
      [
        what!.padEnd(widths[0]!),
        value!.padStart(widths[1]!),
        unit!.padEnd(widths[2]!),
        wanted!.padEnd(widths[3]!),
        said,
      ]
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function shown(value: number): string {
  if (value >= 1000) return Math.round(value).toLocaleString('en-US');
  return String(Number(value.toPrecision(3)));
}

/** Seconds that work keeps the processor busy, all threads together: what else the machine does is not counted. */
export function busy(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
}

/** The value below which that share of the values lies; NaN of none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}
