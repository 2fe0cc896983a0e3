import { getOperationAST } from 'graphql';
import { createGraphQLError, type Plugin } from 'graphql-yoga';
import { unlessGivenUp } from '../../store/bound.ts';
import { stateOf } from './request.ts';

/**
 * Answers each question within so many milliseconds, or with the error TIMEOUT; what was being read for it is then given up.
 * Changes are carried out to their end, and what goes on may be followed for as long as one likes.
 */
export function useTimeout(timeout: number): Plugin {
  return {
    onExecute({ args: { document, operationName, contextValue }, executeFn, setExecuteFn }) {
      const state = stateOf(contextValue.request)!;
      const isChange = getOperationAST(document, operationName)?.operation === 'mutation';
      const timer = isChange ? undefined : setTimeout(() => state.giveUp(late(timeout)), timeout);
      setExecuteFn((args) =>
        unlessGivenUp(state.signal, Promise.resolve(executeFn(args))).finally(() => clearTimeout(timer)),
      );
    },
    onSubscribe({ args }) {
      // The executor ends the stream then.
      Object.assign(args, { signal: stateOf(args.contextValue.request)!.signal });
    },
  };
}

const late = (timeout: number) =>
  createGraphQLError(`this took longer than ${timeout / 1000} s; ask for less, as with first, years or within`, {
    extensions: { code: 'TIMEOUT', http: { spec: true, status: 504 } },
  });
