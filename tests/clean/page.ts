import { join } from 'node:path';
import { clean } from '../../src/clean/clean.ts';
import { loadCleaning } from '../../src/knowledge/cleaning.ts';
import { loadGazetteer } from '../../src/knowledge/gazetteer.ts';
import { loadScript } from '../../src/knowledge/script.ts';
import type { Cleaned } from '../../src/model/cleaned.ts';
import type { Report } from '../../src/model/report.ts';
import type { Source } from '../../src/model/source.ts';
import { segment } from '../../src/segment/sentences.ts';

const graph = join(import.meta.dirname, '..', '..', 'graph');
export const cleaning = loadCleaning(graph);
export const gazetteer = loadGazetteer(join(graph, 'gazetteer'));
const simplify = loadScript(graph);

/** A page of that text, cleaned with the project's own words. */
export function cleaned(text: string, hints: Source['hints'] = {}): Cleaned {
  const source: Source = {
    path: 'page.txt',
    name: 'page',
    media: 'text',
    charset: 'utf-8',
    bytesHash: '',
    textHash: '',
    text,
    hints,
  };
  return clean(source, cleaning, gazetteer, simplify);
}

/** The report of that text, with its sentences. */
export function report(text: string): Report {
  return segment(cleaned(text), cleaning);
}
