import type { Gazetteer } from './knowledge/gazetteer.ts';
import type { ReportFacts } from './model/fact.ts';
import type { Rejection, Source } from './model/source.ts';
import { openStages } from './stages.ts';

/** From a source to the facts it states, or why it is no report; `graph` is the folder of knowledge. */
export function openExtractor(graph: string, gazetteer?: Gazetteer): (source: Source) => ReportFacts | Rejection {
  const { report, read, assemble } = openStages(graph, gazetteer);
  return (source) => {
    const found = report(source);
    return 'code' in found ? found : assemble(found, read(found));
  };
}
