import { getOperationAST } from 'graphql';
import { createYoga, type Plugin } from 'graphql-yoga';
import { type Logger, pino } from 'pino';
import { steady } from '../query/kept.ts';
import { stats } from '../query/stats.ts';
import { boundTo } from '../store/bound.ts';
import { answers } from '../store/schema.ts';
import { type Context, contextFor, type Sources } from './context.ts';
import { exampleQueries } from './examples.ts';
import { schema } from './schema.ts';
import { useAnswers } from './server/answers.ts';
import { authenticator } from './server/auth.ts';
import { useCostLimit } from './server/cost.ts';
import { mask, useErrorIds } from './server/errors.ts';
import { useGuard } from './server/guard.ts';
import { shortCache, useLimits } from './server/limits.ts';
import { type Listening, listen } from './server/listen.ts';
import { useLog } from './server/logging.ts';
import { metricsOf } from './server/metrics.ts';
import { useOperations } from './server/operations.ts';
import { promptly, useBrowserFiles, useHome, useMetricsPage, useReady } from './server/pages.ts';
import { type RequestState, stateOf, useRequests } from './server/request.ts';
import { DEFAULTS, type Settings } from './server/settings.ts';
import { useTimeout } from './server/timeout.ts';

export { type Listening, PortError } from './server/listen.ts';

/** What the API answers from, and how. */
export interface ApiOptions extends Sources {
  /** What GraphiQL shows at first; the example questions where nothing is said. */
  readonly questions?: readonly string[];
  /** How it guards itself; DEFAULTS for what is left out. */
  readonly settings?: Partial<Settings>;
  /** Where requests and errors are told of; nowhere where it is left out. */
  readonly log?: Logger;
  /** Told of errors that the asker sees only masked, in place of the log. */
  readonly onError?: (error: unknown, requestId: string) => void;
}

/** What lasts as long as a server. */
interface Life {
  readonly underWay: Set<RequestState>;
  /** Whether the figures of the process are measured too. */
  readonly isProcess: boolean;
  isEnding: boolean;
}

/** The GraphQL API as a handler of requests: /graphql with GraphiQL, /health, /ready once the store answers, and /metrics. */
export const createApi = (options: ApiOptions) =>
  build(options, { underWay: new Set(), isProcess: false, isEnding: false });

/** Serves the API on a port of this machine; 0 takes a free one. */
export async function createServer(
  options: ApiOptions & { readonly port: number; readonly host?: string },
): Promise<Listening> {
  const life: Life = { underWay: new Set(), isProcess: true, isEnding: false };
  const { port, host = 'localhost', changes } = options;
  return listen(build(options, life), port, host, {
    underWay: life.underWay,
    async begin() {
      life.isEnding = true;
      await changes?.close();
    },
  });
}

function build(
  { questions, settings: given, log = pino({ level: 'silent' }), onError, ...sources }: ApiOptions,
  life: Life,
) {
  const settings = { ...DEFAULTS, ...given };
  const { store, ontology } = sources;
  const authenticate = authenticator(settings, (err) => log.error({ err }, 'tokens cannot be checked'));
  const reports = async () => (await promptly(stats(store, ontology), null))?.reports ?? null;
  const metrics = metricsOf(reports, life.underWay, life.isProcess);
  return createYoga({
    schema: schema(),
    context({ request }) {
      const state = stateOf(request)!;
      const { requestId, may, signal } = state;
      const bounds = { signal, timeout: settings.timeout };
      return contextFor({ ...sources, store: boundTo(store, bounds, metrics.read) }, { requestId, may, signal });
    },
    graphiql: settings.graphiql && {
      title: 'fazhi',
      defaultQuery: (questions ?? exampleQueries().map(({ query }) => query)).join('\n\n'),
      additionalHeaders: { 'x-graphql-yoga-csrf': '1' },
    },
    renderGraphiQL: async (options) => (await import('@graphql-yoga/render-graphiql')).renderGraphiQL(options),
    maskedErrors: { maskError: mask },
    parserAndValidationCache: { documentCache: shortCache(), errorCache: shortCache() },
    plugins: [
      useRequests(settings.trustProxy, life.underWay),
      useReady(
        () => answers(store),
        () => life.isEnding,
        log,
      ),
      useMetricsPage(metrics, settings, authenticate),
      ...(settings.graphiql ? [useHome] : []),
      useBrowserFiles,
      useGuard(settings, authenticate),
      ...(settings.operations === null ? [] : [useOperations(settings.operations)]),
      useLimits(settings),
      useCostLimit(settings.cost),
      useSteadyStore,
      ...(settings.answers > 0 ? [useAnswers(settings.answers)] : []),
      useTimeout(settings.timeout),
      useErrorIds(onError ?? ((err, id) => log.error({ id, err }, 'masked'))),
      metrics.plugin,
      useLog(log),
      endingConnections(life),
    ],
    cors: corsFor(settings),
    // The guard has limits of its own for each kind of request.
    maxRequestBodySize: false,
    landingPage: false,
    logging: false,
  });
}

/** A question is answered from the store as it was when that began. */
const useSteadyStore: Plugin<Context> = {
  onExecute({ args: { document, operationName, contextValue } }) {
    if (getOperationAST(document, operationName)?.operation === 'query')
      Object.assign(contextValue, { store: steady(contextValue.store) });
  },
};

/** While the server ends, connections are not kept for another request. */
const endingConnections = (life: Life): Plugin => ({
  onResponse({ response }) {
    if (life.isEnding) response.headers.set('connection', 'close');
  },
});

/** Pages of other origins may not read the answers, but those that are named; what Neo4j Browser loads has rules of its own. */
const corsFor = ({ corsOrigins }: Settings) => {
  if (corsOrigins.length === 0) return false;
  const cors = {
    origin: [...corsOrigins],
    credentials: false,
    methods: ['POST', 'GET'],
    allowedHeaders: ['content-type', 'authorization', 'x-api-key', 'x-request-id', 'x-graphql-yoga-csrf'],
    exposedHeaders: ['x-request-id', 'retry-after'],
  };
  return ({ url }: Request) => (/^\w+:\/\/[^/]+\/browser\//.test(url) ? (false as never) : cors);
};
