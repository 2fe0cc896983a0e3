import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import autocannon from 'autocannon';
import { flags, program } from './built.ts';
import { type Asker, generate } from './generate.ts';
import type { Bench, Measure } from './measure.ts';

/** Clients that ask at once, each as soon as it has its answer. */
const CLIENTS = 20;
/** Different questions of one kind. */
const VARIED = 200;
/** Seconds that each kind is asked before it is measured, and while it is. */
const WARM = 3;
const SECONDS = 10;
/** Milliseconds: within which 95 of 100 answers come, and how late a timer of the server may be in 99 of 100 cases. */
const PROMPT = 150;
const LATE = 50;
const LAG = 'nodejs_eventloop_lag_p99_seconds';

/**
 * What 20 clients get over HTTP from the running server that holds the generated graph: each of the questions people ask, as
 * answers are kept for those who ask again, and as each is worked out.
 */
export const bench: Bench = async ({ reports, store, minutes }) => {
  const { asker } = await generate(reports);
  const measures: Measure[] = [];
  for (const [how, settings] of [
    ['asked again', {}],
    ['worked out', { FAZHI_ANSWERS: '0' }],
  ] as const) {
    const server = await serve(store!, settings);
    try {
      for (const [what, ask] of QUESTIONS) {
        const about = asker();
        const bodies = Array.from({ length: VARIED }, () => JSON.stringify({ query: ask(about) }));
        measures.push(...(await measured(`${what}, ${how}`, server, bodies)));
      }
      if (minutes && how === 'asked again') measures.push(await memoryOver(minutes, server, asker()));
    } finally {
      await server.stop();
    }
  }
  return measures;
};

async function measured(what: string, server: Server, bodies: readonly string[]): Promise<Measure[]> {
  await load(server.url, bodies, WARM);
  await server.metric(LAG);
  const { requests, latency, non2xx, errors, timeouts, refused } = await load(server.url, bodies, SECONDS);
  const lag = await server.metric(LAG);
  return [
    { what: `${what}, requests a second`, value: requests.average, unit: '/s' },
    { what: `${what}, p50`, value: latency.p50, unit: 'ms' },
    { what: `${what}, p97.5`, value: latency.p97_5, unit: 'ms', bar: { most: PROMPT } },
    { what: `${what}, p99`, value: latency.p99, unit: 'ms' },
    { what: `${what}, event loop delay p99`, value: lag * 1000, unit: 'ms', bar: { most: LATE } },
    { what: `${what}, errors`, value: non2xx + errors + timeouts + refused, unit: '', bar: { most: 0 } },
  ];
}

/** How live memory grows while all kinds are asked for some minutes. */
async function memoryOver(minutes: number, server: Server, about: Asker): Promise<Measure> {
  const bodies = Array.from({ length: VARIED }, () =>
    QUESTIONS.map(([, ask]) => JSON.stringify({ query: ask(about) })),
  ).flat();
  const quarter = (minutes * 60) / 4;
  await load(server.url, bodies, quarter);
  const early = await server.metric('process_resident_memory_bytes');
  await load(server.url, bodies, quarter * 3);
  const late = await server.metric('process_resident_memory_bytes');
  return {
    what: `resident memory after ${minutes} minutes / after a quarter of them`,
    value: late / early,
    unit: 'x',
    bar: { most: 1.1 },
  };
}

/** Asks the questions in turn for some seconds, each client from another one on; what answers with an error of GraphQL counts as refused. */
async function load(url: string, bodies: readonly string[], seconds: number) {
  let refused = 0;
  const onResponse = (_status: number, answer: string) => {
    if (answer.includes('"errors":[')) refused++;
  };
  const requests = bodies.map((body) => ({ body, onResponse }));
  let clients = 0;
  const found = await autocannon({
    ...{ url, connections: CLIENTS, duration: seconds, method: 'POST', requests },
    headers: { 'content-type': 'application/json' },
    setupClient(client) {
      const begin = Math.floor((clients++ / CLIENTS) * requests.length);
      client.setRequests([...requests.slice(begin), ...requests.slice(0, begin)]);
    },
  });
  return { ...found, refused };
}

interface Server {
  readonly url: string;
  metric(name: string): Promise<number>;
  stop(): Promise<void>;
}

/** The compiled program, serving the store on a free port without a limit for one client. */
async function serve(store: string, settings: Readonly<Record<string, string>>): Promise<Server> {
  const child = spawn(process.execPath, [...flags(), program, 'serve', '--port', '0', '--store', store], {
    env: { ...process.env, FAZHI_RATE: '0', FAZHI_LOG: 'error', ...settings },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  for await (const line of createInterface(child.stdout)) {
    const [, url] = /(http:\/\/\S+\/graphql)/.exec(line) ?? [];
    if (url === undefined) continue;
    child.stdout.resume();
    return {
      url,
      async metric(name) {
        const text = await (await fetch(new URL('/metrics', url))).text();
        return Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1]);
      },
      async stop() {
        child.kill('SIGTERM');
        await once(child, 'exit');
      },
    };
  }
  throw new Error('the server ended before it listened');
}

const QUOTED = 'evidence { quote start end } report { id title address }';
const parties = '{ ... on Jurisdiction { path } ... on Group { name } }';

/** The questions that people ask, each about names drawn by lot. */
const QUESTIONS: readonly (readonly [what: string, ask: (about: Asker) => string])[] = [
  [
    'adoptions',
    (about) => `{ adoptions(practice: "${about.practice()}", within: "${province(about)}", first: 20) { totalCount
      nodes { jurisdiction { path } firstYear statusByYear { year status } facts { ${QUOTED} } }
      coverage { places adopted planned lacking silent noReport } } }`,
  ],
  [
    'diffusion',
    (about) => `{ diffusion(practice: "${about.practice()}") { firstYear byYear { year new cumulative censored }
      adopters(first: 20) { nodes { jurisdiction { path } year lag censored superiorsBefore { name } neighboursBefore { name } } } } }`,
  ],
  [
    'cooperations',
    (about) => `{ cooperations(between: ["${province(about)}", "${province(about)}"], first: 20) { totalCount
      nodes { name kind parties ${parties} statements { year jurisdiction { path } ${QUOTED} } } } }`,
  ],
  [
    'network',
    (about) => `{ cooperationNetwork(within: "${province(about)}", first: 50) { totalLinks
      nodes { party ${parties} degree weight } links { from ${parties} to ${parties} weight years } } }`,
  ],
  [
    'path',
    (about) => `{ path(from: "${about.place()}", to: "${about.place()}") { length
      paths { things { name } steps { type year evidence { quote } } } } }`,
  ],
  [
    'jurisdiction',
    (about) => `{ jurisdiction(name: "${about.place()}") { path superiors { name } reports { year title }
      practices(years: {from: 2023, to: 2023}) { status practice { name } ${QUOTED} }
      figures(years: {from: 2023}) { indicator value unit year } } }`,
  ],
  [
    'compare',
    (about) => `{ compare(places: ["${about.place()}", "${about.place()}"], year: 2022) {
      places { jurisdiction { path } only { name } missing { name } } common { name } } }`,
  ],
  [
    'figures',
    (about) => `{ figures(indicator: "${about.indicator()}", first: 20) { totalCount unit byYear { year count median }
      nodes { rank of change fact { value year jurisdiction { path } evidence { quote } } } } }`,
  ],
  [
    'law',
    (
      about,
    ) => `{ law(title: "${about.law()}") { title reportCount firstYear docNumbers practices(first: 10) { reports practice { name } }
      citations(first: 20) { totalCount nodes { year jurisdiction { path } ${QUOTED} } } } }`,
  ],
  [
    'search',
    (about) => `{ search(text: "${about.practice().slice(0, 4)}", first: 20) { totalCount
      nodes { type text highlights { start end } found { ... on Passage { report { id title } } ... on Practice { name adopterCount } } } } }`,
  ],
  [
    'ask',
    (about) =>
      `{ ask(question: "${province(about)}哪些地方建立了${about.practice()}？") { understood sentence quotes { quote year jurisdiction } } }`,
  ],
  [
    'report',
    (about) => `{ report(id: "${about.report()}") { title jurisdiction { path }
      practices { status practice { name } evidence { quote start end pattern } } citations { title } figures { indicator value unit } } }`,
  ],
  [
    'coverage',
    (about) => `{ coverage(within: "${province(about)}", first: 20) { years byYear { year held missing }
      nodes { jurisdiction { path } cells { year state } } } }`,
  ],
];

const province = (about: Asker) => about.place().split('/')[0]!;
