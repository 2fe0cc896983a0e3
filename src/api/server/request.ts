import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { type DocumentNode, getOperationAST, Kind } from 'graphql';
import { createGraphQLError, type Plugin } from 'graphql-yoga';
import { turn } from '../../store/turn.ts';
import type { Asked, Rights } from '../context.ts';
import { addressOf } from './client.ts';

/** A request while it is answered, and what is told of it afterwards. */
export interface RequestState extends Asked {
  may: Rights;
  /** Who asks: an address, or a fingerprint of the key, or a token's subject. */
  client: string;
  /** Whether it came to GraphQL at all. */
  isQuestion: boolean;
  /** The operation's name, where it has one. */
  operation: string | null;
  /** What it asks for: the one field of Query, Mutation or Subscription, `several`, or `none` where it was not understood. */
  field: string;
  /** Codes of the errors that were answered. */
  readonly codes: Set<string>;
  readonly begun: number;
  /** Whether it follows what goes on, and is under way until that ends or its asker leaves. */
  follows: boolean;
  readonly giveUp: (reason: Error) => void;
}

/** What a request may call itself, so that a caller's log and this one's can be laid side by side. */
const SANE = /^[\w.:-]{1,128}$/;

/** Answers that go on. */
const STREAM = /^(text\/event-stream|multipart\/mixed)\b/;

const states = new WeakMap<Request, RequestState>();

/** What is known of a request; undefined where it was answered before it was looked at, as GraphiQL's page is. */
export const stateOf = (request: Request): RequestState | undefined => states.get(request);

/** Begins to answer a request; it is given up when its asker is gone. */
function begin(request: Request, client: string): RequestState {
  const controller = new AbortController();
  const given = request.headers.get('x-request-id');
  const state: RequestState = {
    requestId: given !== null && SANE.test(given) ? given : randomUUID(),
    ...{ may: { read: false, write: false }, client, isQuestion: false, follows: false },
    ...{ operation: null, field: 'none', codes: new Set<string>(), begun: performance.now() },
    signal: controller.signal,
    giveUp: (reason) => controller.abort(reason),
  };
  states.set(request, state);
  return state;
}

/** Keeps what is known of each request: in `underWay` as long as it is answered. */
export function useRequests(proxies: number, underWay: Set<RequestState>): Plugin {
  return {
    onRequest({ request, serverContext }) {
      const { req } = serverContext as { req?: IncomingMessage };
      const state = begin(request, addressOf(req, request.headers, proxies));
      request.signal.addEventListener('abort', () => leave(state, underWay), { once: true });
    },
    async onRequestParse({ request }) {
      const state = stateOf(request)!;
      state.isQuestion = true;
      underWay.add(state);
      await turn();
    },
    onExecute: ({ args }) => note(stateOf(args.contextValue.request)!, args.document, args.operationName),
    onSubscribe({ args }) {
      const state = stateOf(args.contextValue.request)!;
      note(state, args.document, args.operationName);
      return {
        onSubscribeResult({ result }) {
          state.follows = Symbol.asyncIterator in result;
          return { onEnd: () => void underWay.delete(state) };
        },
      };
    },
    onResponse({ request, response }) {
      const state = stateOf(request);
      if (!state) return;
      response.headers.set('x-request-id', state.requestId);
      if (state.follows && STREAM.test(response.headers.get('content-type') ?? '')) return;
      underWay.delete(state);
      if (state.follows) state.giveUp(new Error('what was to be followed could not be sent'));
    },
  };
}

function leave(state: RequestState, underWay: Set<RequestState>): void {
  underWay.delete(state);
  state.giveUp(createGraphQLError('whoever asked did not wait for the answer', { extensions: { code: 'GONE' } }));
}

function note(state: RequestState, document: DocumentNode, name: string | null | undefined): void {
  const operation = getOperationAST(document, name);
  const selections = operation?.selectionSet.selections ?? [];
  const fields = new Set(selections.map((one) => (one.kind === Kind.FIELD ? one.name.value : 'several')));
  state.operation = operation?.name?.value.slice(0, 64) ?? null;
  state.field = fields.size === 1 ? [...fields][0]! : 'several';
}
