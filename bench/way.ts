import nodejieba from 'nodejieba';
import { built, graph } from './built.ts';
import type { Bench } from './measure.ts';
import { busy, quantile } from './measure.ts';
import { readTexts, reportsOf } from './texts.ts';

const ROUNDS = 9;

/**
 * MB of text for each second of processor time, of jieba alone and of the whole way on the same reports in one process. They take
 * turns, for a machine is not always as fast; medians of the rounds, and of what each round's ratio is.
 */
export const bench: Bench = async ({ bytes, texts }) => {
  const { openExtractor } = await built<typeof import('../src/extract.ts')>('extract');
  const { loadMatchKnowledge } = await built<typeof import('../src/knowledge/load.ts')>('knowledge/load');
  const { openSegmenter } = await built<typeof import('../src/segment/words.ts')>('segment/words');
  const reports = reportsOf(await readTexts(texts), bytes);
  const megabytes = reports.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0) / 1e6;
  const rounds: { usual: number; own: number; way: number }[] = [];
  const rate = (work: () => void): number => megabytes / busy(work);
  const cutAll = () => {
    for (const { text } of reports) nodejieba.cut(text);
  };
  // There is one extractor in a process; its first round makes the code fast for it, and is not counted.
  const extract = openExtractor(graph);
  const { lexicon } = loadMatchKnowledge(graph);
  for (const report of reports) extract(report);
  for (let round = 0; round < ROUNDS; round++) {
    nodejieba.load();
    const usual = rate(cutAll);
    openSegmenter(lexicon);
    const own = rate(cutAll);
    const way = rate(() => {
      for (const report of reports) extract(report);
    });
    rounds.push({ usual, own, way });
  }
  const median = (of: (round: (typeof rounds)[number]) => number) => quantile(rounds.map(of), 0.5);
  return [
    {
      what: `nodejieba.cut alone, its own dictionary, ${reports.length} reports`,
      value: median(({ usual }) => usual),
      unit: 'MB/s',
    },
    { what: 'nodejieba.cut alone, our dictionary', value: median(({ own }) => own), unit: 'MB/s' },
    { what: 'the whole way, text to facts', value: median(({ way }) => way), unit: 'MB/s' },
    {
      what: 'whole way / cut alone',
      value: median(({ usual, way }) => way / usual),
      unit: 'x',
      bar: { least: 0.35 },
      ratio: true,
    },
    {
      what: 'whole way / cut alone, our dictionary',
      value: median(({ own, way }) => way / own),
      unit: 'x',
      ratio: true,
    },
  ];
};
