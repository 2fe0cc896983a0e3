import nodejieba from 'nodejieba';
import { built, graph } from './built.ts';
import type { Bench } from './measure.ts';
import { busy, quantile } from './measure.ts';
import { readTexts, reportsOf } from './texts.ts';

const ROUNDS = 3;

/**
 * MB of text for each second of processor time, of jieba alone and of the whole way on the same reports in one process. The
 * median of three rounds.
 */
export const bench: Bench = async ({ bytes, texts }) => {
  const { openExtractor } = await built<typeof import('../src/extract.ts')>('extract');
  const reports = reportsOf(await readTexts(texts), bytes);
  const megabytes = reports.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0) / 1e6;
  const rates = { usual: [] as number[], own: [] as number[], way: [] as number[] };
  const rate = (work: () => void): number => megabytes / busy(work);
  const cutAll = () => {
    for (const { text } of reports) nodejieba.cut(text);
  };
  nodejieba.load();
  for (let round = 0; round < ROUNDS; round++) rates.usual.push(rate(cutAll));
  // An extractor gives jieba the project's own dictionary. There is one in a process: the code is made fast for it.
  const extract = openExtractor(graph);
  for (const report of reports.slice(0, 100)) extract(report);
  for (let round = 0; round < ROUNDS; round++) {
    rates.own.push(rate(cutAll));
    rates.way.push(
      rate(() => {
        for (const report of reports) extract(report);
      }),
    );
  }
  const [usual, own, way] = [rates.usual, rates.own, rates.way].map((values) => quantile(values, 0.5)) as [
    number,
    number,
    number,
  ];
  return [
    { what: `nodejieba.cut alone, its own dictionary, ${reports.length} reports`, value: usual, unit: 'MB/s' },
    { what: 'nodejieba.cut alone, our dictionary', value: own, unit: 'MB/s' },
    { what: 'the whole way, text to facts', value: way, unit: 'MB/s' },
    { what: 'whole way / cut alone', value: way / usual, unit: 'x', bar: { least: 0.35 }, ratio: true },
    { what: 'whole way / cut alone, our dictionary', value: way / own, unit: 'x', ratio: true },
  ];
};
