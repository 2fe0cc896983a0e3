import { join } from 'node:path';
import { loadOntology } from '../src/knowledge/ontology.ts';
import type { Store } from '../src/store/store.ts';
import { built, graph } from './built.ts';
import { type Asker, generate } from './generate.ts';
import type { Bench } from './measure.ts';
import { quantile } from './measure.ts';

const TURNS = 100;
/** Turns before those that are measured: the embedded store loads what is asked of it the first time. */
const WARM = 100;
/** Milliseconds below which 95 of 100 answers come. */
const PROMPT = 50;
const page = { offset: 0, limit: 20 };

/** Milliseconds that questions to the generated graph take: the stored ones, and the README's through the API. */
export const bench: Bench = async ({ reports, store: address }) => {
  const { openStore } = await built<typeof import('../src/store/open.ts')>('store/open');
  const ontology = loadOntology(join(graph, 'ontology'));
  const { asker } = await generate(reports);
  const began = performance.now();
  const store = await openStore(address!, ontology, { create: false });
  const opened = (performance.now() - began) / 1000;
  const measures = [{ what: `opening the store of ${reports} reports`, value: opened, unit: 's' }];
  try {
    for (const [what, ask] of [...(await storedQuestions(store)), ...(await examples(store))]) {
      const ready = asker();
      for (let turn = 0; turn < WARM; turn++) await ask(ready);
      const times: number[] = [];
      for (let turn = 0; turn < TURNS; turn++) {
        const start = performance.now();
        await ask(ready);
        times.push(performance.now() - start);
      }
      measures.push({ what: `${what}, p50`, value: quantile(times, 0.5), unit: 'ms' });
      const late = { what: `${what}, p95`, value: quantile(times, 0.95), unit: 'ms', bar: { most: PROMPT } };
      measures.push(late);
    }
  } finally {
    await store.close();
  }
  return measures;
};

type Question = readonly [what: string, ask: (about: Asker) => Promise<unknown>];

async function storedQuestions(store: Store): Promise<Question[]> {
  const practices = await built<typeof import('../src/query/practices.ts')>('query/practices');
  const places = await built<typeof import('../src/query/jurisdictions.ts')>('query/jurisdictions');
  const { cooperations } = await built<typeof import('../src/query/cooperations.ts')>('query/cooperations');
  const { citations } = await built<typeof import('../src/query/citations.ts')>('query/citations');
  const { figures } = await built<typeof import('../src/query/figures.ts')>('query/figures');
  const { reports } = await built<typeof import('../src/query/reports.ts')>('query/reports');
  const named = async (about: Asker) => places.placesNamed(store, about.place());
  const practicesIn = async (about: Asker) => practices.practicesNamed(store, about.practice());
  return [
    ['adopters', async (about) => practices.adopters(store, { practices: await practicesIn(about), ...page })],
    [
      'adopters within a province',
      async (about) => {
        const within = about.place().split('/')[0]!;
        return practices.adopters(store, { practices: await practicesIn(about), within, ...page });
      },
    ],
    ['practices of a place', async (about) => practices.practicesOf(store, { places: await named(about) })],
    [
      'practices by part of a name',
      (about) => practices.practices(store, { text: about.practice().slice(0, 2), kind: null, ...page }),
    ],
    ['cooperations of a place', async (about) => cooperations(store, { places: await named(about) })],
    ['citations of a document', (about) => citations(store, { title: about.law(), ...page })],
    ['figures of an indicator', (about) => figures(store, { indicator: about.indicator(), ...page })],
    ['reports of a year', (about) => reports(store, { from: yearOf(about), to: yearOf(about), ...page })],
    ['practices of a report', (about) => practices.reportPractices(store, [about.report()])],
    [
      'jurisdictions by part of a name',
      (about) => places.jurisdictions(store, { text: about.place().slice(-3, -1), ...page }),
    ],
  ];
}

const yearOf = (about: Asker): number => Number(about.report().split('/')[1]);

async function examples(store: Store): Promise<Question[]> {
  const { createApi } = await built<typeof import('../src/api/server.ts')>('api/server');
  const { exampleQueries } = await built<typeof import('../src/api/examples.ts')>('api/examples');
  const api = createApi({ store, ontology: loadOntology(join(graph, 'ontology')) });
  return exampleQueries().map(({ query }): Question => {
    const [, name] = /query (\w+)/.exec(query)!;
    return [
      `API: ${name}`,
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
