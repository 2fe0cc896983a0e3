import { type ExecutionResult, GraphQLError } from 'graphql';
import { createGraphQLError, maskError, type Plugin } from 'graphql-yoga';
import { AbandonedError, StoreError } from '../../store/store.ts';
import { type RequestState, stateOf } from './request.ts';

/** What masked errors hide. */
const originals = new WeakMap<Error, unknown>();

/** Hides what the asker need not know of an error that is no answer to the question. */
export function mask(error: unknown, message: string): Error {
  const masked = maskError(error, message);
  if (masked === error) return masked;
  const original = originalOf(error);
  const shown = original instanceof StoreError ? ofStore(original) : masked;
  originals.set(shown, original);
  return shown;
}

function ofStore(problem: StoreError): Error {
  const [code, message] =
    problem instanceof AbandonedError
      ? ['TIMEOUT', 'the store took too long; ask for less']
      : ['STORE_FAILED', 'the store could not answer'];
  return createGraphQLError(message, { extensions: { code } });
}

function originalOf(error: unknown): unknown {
  return error instanceof Error && 'originalError' in error ? (error.originalError ?? error) : error;
}

/** Gives every error a code and the request's id, and tells `onError` what a masked one hides. */
export function useErrorIds(onError: (original: unknown, requestId: string) => void): Plugin {
  return {
    onResultProcess({ request, result, setResult }) {
      const state = stateOf(request);
      if (!state || Array.isArray(result)) return;
      if (Symbol.asyncIterator in result) setResult(mapped(result, (one) => identified(one, state, onError)));
      else if ('errors' in result) setResult(identified(result, state, onError));
    },
  };
}

function identified<Result extends ExecutionResult>(
  result: Result,
  { requestId, codes }: RequestState,
  onError: (original: unknown, requestId: string) => void,
): Result {
  if (!result.errors) return result;
  const errors = result.errors.map((error) => {
    if (originals.has(error)) onError(originals.get(error), requestId);
    // What has no code yet is a variable that does not fit.
    const code = error.extensions?.code ?? 'BAD_USER_INPUT';
    codes.add(String(code));
    // An error may be kept with its question, and be answered to others too.
    return new GraphQLError(error.message, {
      nodes: error.nodes ?? null,
      source: error.source ?? null,
      positions: error.positions ?? null,
      path: error.path ?? null,
      originalError: error.originalError ?? null,
      extensions: { ...error.extensions, code, requestId },
    });
  });
  return { ...result, errors };
}

function mapped<Value>(values: AsyncIterable<Value>, change: (value: Value) => Value): AsyncIterable<Value> {
  return {
    [Symbol.asyncIterator]() {
      const inner = values[Symbol.asyncIterator]();
      return {
        async next() {
          const step = await inner.next();
          return step.done ? step : { done: false, value: change(step.value) };
        },
        return: async () => (await inner.return?.()) ?? { done: true, value: undefined },
      };
    },
  };
}
