import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import autocannon from 'autocannon';
import { flags, program } from './built.ts';
import { type Asker, generate } from './generate.ts';
import { type Bench, type Measure, quantile } from './measure.ts';

/** Clients that ask at once, each as soon as it has its answer. */
const CLIENTS = 20;
/** Different questions of one kind. */
const VARIED = 200;
/** Seconds that each kind is asked while it is measured; before, every question is asked once. */
const SECONDS = 10;
/** Milliseconds: within which 95 of 100 answers come, and how late a timer of the server may be in 99 of 100 cases. */
const PROMPT = 150;
const LATE = 50;
const LAG = 'nodejs_eventloop_lag_p99_seconds';
/** Seconds of CPU in a second of a server that does next to nothing. */
const REST = 0.1;
const CPU = 'process_cpu_seconds_total';

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
      for (const question of QUESTIONS) {
        const about = asker();
        const bodies = Array.from({ length: VARIED }, () => asked(question, about));
        measures.push(...(await measured(`${question.what}, ${how}`, server, bodies)));
      }
      if (minutes && how === 'asked again') measures.push(await memoryOver(minutes, server, asker()));
    } finally {
      await server.stop();
    }
  }
  return measures;
};

async function measured(what: string, server: Server, bodies: readonly string[]): Promise<Measure[]> {
  await load(server.url, bodies, { amount: bodies.length });
  await server.metric(LAG);
  const { requests, times, non2xx, errors, timeouts, refused } = await load(server.url, bodies, { duration: SECONDS });
  const lag = await server.metric(LAG);
  return [
    { what: `${what}, requests a second`, value: requests.average, unit: '/s' },
    { what: `${what}, p50`, value: quantile(times, 0.5), unit: 'ms' },
    { what: `${what}, p95`, value: quantile(times, 0.95), unit: 'ms', bar: { most: PROMPT } },
    { what: `${what}, p99`, value: quantile(times, 0.99), unit: 'ms' },
    { what: `${what}, event loop delay p99`, value: lag * 1000, unit: 'ms', bar: { most: LATE } },
    { what: `${what}, errors`, value: non2xx + errors + timeouts + refused, unit: '', bar: { most: 0 } },
  ];
}

/** How live memory grows while all kinds are asked for some minutes. */
async function memoryOver(minutes: number, server: Server, about: Asker): Promise<Measure> {
  const bodies = Array.from({ length: VARIED }, () => QUESTIONS.map((question) => asked(question, about))).flat();
  const quarter = (minutes * 60) / 4;
  await load(server.url, bodies, { duration: quarter });
  const early = await server.metric('process_resident_memory_bytes');
  await load(server.url, bodies, { duration: quarter * 3 });
  const late = await server.metric('process_resident_memory_bytes');
  return {
    what: `resident memory after ${minutes} minutes / after a quarter of them`,
    value: late / early,
    unit: 'x',
    bar: { most: 1.1 },
  };
}

/** Asks the questions in turn, so many or for some seconds, each client from another one on; what answers with an error of GraphQL counts as refused. */
async function load(url: string, bodies: readonly string[], most: { amount: number } | { duration: number }) {
  let refused = 0;
  const onResponse = (_status: number, answer: string) => {
    if (answer.includes('"errors":[')) refused++;
  };
  const requests = bodies.map((body) => ({ body, onResponse }));
  let clients = 0;
  /** Milliseconds of each answer. */
  const times: number[] = [];
  const found = await autocannon({
    ...{ url, connections: CLIENTS, ...most, method: 'POST', requests },
    headers: { 'content-type': 'application/json' },
    setupClient(client) {
      client.on('response', (_status, _bytes, milliseconds) => times.push(milliseconds));
      const begin = Math.floor((clients++ / CLIENTS) * requests.length);
      client.setRequests([...requests.slice(begin), ...requests.slice(0, begin)]);
    },
  });
  return { ...found, times, refused };
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
    const metric = async (name: string) => {
      const text = await (await fetch(new URL('/metrics', url))).text();
      return Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(text)?.[1]);
    };
    await atRest(() => metric(CPU));
    return {
      url,
      metric,
      async stop() {
        child.kill('SIGTERM');
        await once(child, 'exit');
      },
    };
  }
  throw new Error('the server ended before it listened');
}

/** Until a server has read what all questions lean on: it does next to nothing then. */
async function atRest(cpu: () => Promise<number>): Promise<void> {
  for (let before = -1, now = 0; now - before > REST; ) {
    before = now;
    await setTimeout(1000);
    now = await cpu();
  }
}

const QUOTED = 'evidence { quote start end } report { id title address }';
const parties = '{ ... on Jurisdiction { path } ... on Group { name } }';

interface Question {
  readonly what: string;
  /** Asked with the same words each time, as programs ask: what differs are the variables. */
  readonly query: string;
  readonly variables: (about: Asker) => Readonly<Record<string, unknown>>;
}

/** What people ask, each time about names drawn by lot. */
const QUESTIONS: readonly Question[] = [
  {
    what: 'adoptions',
    query: `query ($practice: String!, $within: String) { adoptions(practice: $practice, within: $within, first: 20) {
      totalCount nodes { jurisdiction { path } firstYear statusByYear { year status } facts { ${QUOTED} } }
      coverage { places adopted planned lacking silent noReport } } }`,
    variables: (about) => ({ practice: about.practice(), within: province(about) }),
  },
  {
    what: 'diffusion',
    query: `query ($practice: String!) { diffusion(practice: $practice) { firstYear byYear { year new cumulative censored }
      adopters(first: 20) { nodes { jurisdiction { path } year lag censored superiorsBefore { name } neighboursBefore { name } } } } }`,
    variables: (about) => ({ practice: about.practice() }),
  },
  {
    what: 'cooperations',
    query: `query ($between: [String!]) { cooperations(between: $between, first: 20) { totalCount
      nodes { name kind parties ${parties} statements { year jurisdiction { path } ${QUOTED} } } } }`,
    variables: (about) => ({ between: [province(about), province(about)] }),
  },
  {
    what: 'network',
    query: `query ($within: String) { cooperationNetwork(within: $within, first: 50) { totalLinks
      nodes { party ${parties} degree weight } links { from ${parties} to ${parties} weight years } } }`,
    variables: (about) => ({ within: province(about) }),
  },
  {
    what: 'path',
    query: `query ($from: String!, $to: String!) { path(from: $from, to: $to) { length
      paths { things { name } steps { type year evidence { quote } } } } }`,
    variables: (about) => ({ from: about.place(), to: about.place() }),
  },
  {
    what: 'jurisdiction',
    query: `query ($name: String!) { jurisdiction(name: $name) { path superiors { name } reports { year title }
      practices(years: {from: 2023, to: 2023}) { status practice { name } ${QUOTED} }
      figures(years: {from: 2023}) { indicator value unit year } } }`,
    variables: (about) => ({ name: about.place() }),
  },
  {
    what: 'compare',
    query: `query ($places: [String!]!) { compare(places: $places, year: 2022) {
      places { jurisdiction { path } only { name } missing { name } } common { name } } }`,
    variables: (about) => ({ places: [about.place(), about.place()] }),
  },
  {
    what: 'figures',
    query: `query ($indicator: String!) { figures(indicator: $indicator, first: 20) { totalCount unit byYear { year count median }
      nodes { rank of change fact { value year jurisdiction { path } evidence { quote } } } } }`,
    variables: (about) => ({ indicator: about.indicator() }),
  },
  {
    what: 'law',
    query: `query ($title: String!) { law(title: $title) { title reportCount firstYear docNumbers
      practices(first: 10) { reports practice { name } }
      citations(first: 20) { totalCount nodes { year jurisdiction { path } ${QUOTED} } } } }`,
    variables: (about) => ({ title: about.law() }),
  },
  {
    what: 'search',
    query: `query ($text: String!) { search(text: $text, first: 20) { totalCount nodes { type text highlights { start end }
      found { ... on Passage { report { id title } } ... on Practice { name adopterCount } } } } }`,
    variables: (about) => ({ text: about.practice().slice(0, 4) }),
  },
  {
    what: 'ask',
    query:
      'query ($question: String!) { ask(question: $question) { understood sentence quotes { quote year jurisdiction } } }',
    variables: (about) => ({ question: `${province(about)}哪些地方建立了${about.practice()}？` }),
  },
  {
    what: 'report',
    query: `query ($id: ID!) { report(id: $id) { title jurisdiction { path }
      practices { status practice { name } evidence { quote start end pattern } } citations { title } figures { indicator value unit } } }`,
    variables: (about) => ({ id: about.report() }),
  },
  {
    what: 'coverage',
    query: `query ($within: String) { coverage(within: $within, first: 20) { years byYear { year held missing }
      nodes { jurisdiction { path } cells { year state } } } }`,
    variables: (about) => ({ within: province(about) }),
  },
];

const asked = ({ query, variables }: Question, about: Asker): string =>
  JSON.stringify({ query, variables: variables(about) });

const province = (about: Asker) => about.place().split('/')[0]!;
