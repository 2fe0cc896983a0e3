import { built, graph } from './built.ts';
import type { Bench, Measure } from './measure.ts';
import { busy } from './measure.ts';
import { readTexts, reportOf } from './texts.ts';

/** How much longer a kB of the longest report may take than one of the shortest; where the work is quadratic, a thousand times. */
const GROWTH = 2;

/** Microseconds a kB of one report, from short to very long: flat where the work is linear in the length. */
export const bench: Bench = async ({ lengths, texts }) => {
  const { openExtractor } = await built<typeof import('../src/extract.ts')>('extract');
  const sources = await readTexts(texts);
  const extract = openExtractor(graph);
  for (let number = 0; number < 100; number++) extract(reportOf(sources, number, 15_000));
  const measures: Measure[] = lengths.map((bytes) => {
    const report = reportOf(sources, 0, bytes);
    const kilobytes = Buffer.byteLength(report.text) / 1000;
    const turns = Math.max(1, Math.round(2e6 / bytes));
    const seconds = busy(() => {
      for (let turn = 0; turn < turns; turn++) extract(report);
    });
    return { what: `one report of ${bytes / 1000} kB`, value: (seconds * 1e6) / turns / kilobytes, unit: 'µs/kB' };
  });
  const [first, last] = [measures[0]!, measures.at(-1)!];
  const what = 'a kB of the longest / a kB of the shortest';
  return [...measures, { what, value: last.value / first.value, unit: 'x', bar: { most: GROWTH }, ratio: true }];
};
