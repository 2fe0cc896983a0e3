import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { type Gazetteer, loadGazetteer } from '../src/knowledge/gazetteer.ts';
import { loadOntology } from '../src/knowledge/ontology.ts';
import type { Parameters, Store } from '../src/store/store.ts';
import { built, graph } from './built.ts';
import { type Asker, generate } from './generate.ts';
import type { Bench, Measure } from './measure.ts';
import { quantile } from './measure.ts';

const TURNS = 100;
/** Turns before those that are measured: the embedded store loads what is asked of it the first time. */
const WARM = 100;
/** Milliseconds after which no more turns are begun, neither before nor while they are measured. */
const LONG = 10_000;
/** Milliseconds within which 95 of 100 answers come: of the API, and of a query file. */
const PROMPT = 50;
const LATE = 100;

/** Milliseconds that questions to the generated graph take: every query file, and the README's through the API. */
export const bench: Bench = async ({ reports, store: address }) => {
  const { openStore } = await built<typeof import('../src/store/open.ts')>('store/open');
  const ontology = loadOntology(join(graph, 'ontology'));
  const { asker } = await generate(reports);
  const gazetteer = loadGazetteer(join(graph, 'gazetteer'));
  const began = performance.now();
  const store = await openStore(address!, ontology, { create: false });
  const opened = (performance.now() - began) / 1000;
  const measures: Measure[] = [{ what: `opening the store of ${reports} reports`, value: opened, unit: 's' }];
  try {
    const measure = async (questions: readonly Question[]) => {
      for (const [what, most, ask] of questions) {
        const ready = asker();
        await turns(WARM, () => ask(ready));
        const times = await turns(TURNS, () => ask(ready));
        measures.push({ what: `${what}, p50`, value: quantile(times, 0.5), unit: 'ms' });
        measures.push({ what: `${what}, p95`, value: quantile(times, 0.95), unit: 'ms', bar: { most } });
      }
    };
    await measure(await storedQuestions(store));
    const { warm } = await built<typeof import('../src/query/warm.ts')>('query/warm');
    const begun = performance.now();
    await warm({ store, gazetteer, ontology });
    const read = (performance.now() - begun) / 1000;
    measures.push({
      what: 'reading what all questions lean on, as a server does at its start',
      value: read,
      unit: 's',
    });
    await measure([within(store, gazetteer), ...(await examples(store, gazetteer))]);
  } finally {
    await store.close();
  }
  return measures;
};

/** How long each turn takes, in milliseconds. */
async function turns(most: number, ask: () => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  const begun = performance.now();
  while (times.length < most && performance.now() - begun < LONG) {
    const start = performance.now();
    await ask();
    times.push(performance.now() - start);
  }
  return times;
}

type Question = readonly [what: string, most: number, ask: (about: Asker) => Promise<unknown>];

/** Each file of `cypher/query/` that the store understands, and the saved queries of Neo4j Browser as they stand. */
async function storedQuestions(store: Store): Promise<Question[]> {
  const { CYPHER, readStatement } = await built<typeof import('../src/store/cypher.ts')>('store/cypher');
  return ['query', 'browser/favorites'].flatMap((folder) =>
    readdirSync(join(CYPHER, folder))
      .filter((file) => store.kind === 'neo4j' || !file.endsWith('.neo4j.cypher'))
      .map((file): Question => {
        const name = `${folder}/${file.replace('.cypher', '')}`;
        const { text, examples } = readStatement(name);
        return [name, LATE, (about) => store.read(text, drawn(name, examples, about))];
      }),
  );
}

/** Query files that the program asks of many practices, indicators or places at a time, or of all reports on some places, to read a whole kind. */
const IN_PIECES: Readonly<Record<string, number>> = {
  'query/beside': 20,
  'query/citation-rows': 20,
  'query/cooperations': 20,
  'query/indicator-counts': 1,
  'query/institution-names': 50,
  'query/practice-adopters': 50,
  'query/reports': 200,
  'query/search-texts': 20,
};

/** The example parameters of a query file, with names drawn by lot in place of those of the samples. */
function drawn(name: string, examples: Parameters, about: Asker): Parameters {
  const ofPractices = name.startsWith('query/practice');
  const place = about.place();
  const count = IN_PIECES[name];
  const piece = count === undefined ? null : about.codes(count);
  const several = (draw: () => string) => Array.from({ length: count ?? 1 }, draw);
  const report = about.report();
  const law = about.lawId();
  const values: Parameters = {
    practices: several(about.practiceId),
    places: piece ?? [about.code()],
    reports: piece?.flatMap(about.reportsOn) ?? [report],
    laws: [law],
    cited: [{ law, report }],
    figures: several(about.figureId),
    title: about.law(),
    indicator: about.indicator(),
    name: ofPractices ? about.practice() : place.slice(place.lastIndexOf('/') + 1),
    text: ofPractices ? about.practice().slice(0, 2) : place.slice(-3, -1),
    kind: null,
    within: null,
    from: 2018,
    to: 2024,
  };
  return Object.fromEntries(
    Object.entries(examples).map(([name, example]) => [name, name in values ? values[name] : example]),
  );
}

/** What `within` costs: all places of a province are looked up first. */
function within(store: Store, gazetteer: Gazetteer): Question {
  return [
    'adoptions within a province',
    LATE,
    async (about) => {
      const { adoptions } =
        await built<typeof import('../src/query/adoption/adoptions.ts')>('query/adoption/adoptions');
      const within = about.place().split('/')[0]!;
      return adoptions({ store, gazetteer }, { practices: [about.practiceId()], statuses: ['adopted'], within });
    },
  ];
}

async function examples(store: Store, gazetteer: Gazetteer): Promise<Question[]> {
  const { createApi } = await built<typeof import('../src/api/server.ts')>('api/server');
  const { exampleQueries } = await built<typeof import('../src/api/examples.ts')>('api/examples');
  const api = createApi({ store, ontology: loadOntology(join(graph, 'ontology')), gazetteer });
  return exampleQueries().map(({ query }): Question => {
    const [, name] = /query (\w+)/.exec(query)!;
    return [
      `API: ${name}`,
      PROMPT,
      async (about) => {
        const asked = query
          .replace(/place: "[^"]+"/, () => `place: "${about.place()}"`)
          .replace(/practice: "[^"]+"/, () => `practice: "${about.practice()}"`);
        const body = JSON.stringify({ query: asked });
        const headers = { 'content-type': 'application/json' };
        const response = await api.fetch('http://localhost/graphql', { method: 'POST', headers, body });
        const answer = (await response.json()) as { errors?: readonly { message: string }[] };
        const problem = answer.errors?.[0]?.message;
        if (problem && !problem.startsWith('the graph has no')) throw new Error(`${name}: ${problem}`);
      },
    ];
  });
}
