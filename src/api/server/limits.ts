import { EnvelopArmorPlugin } from '@escape.tech/graphql-armor';
import { type GraphQLError, NoSchemaIntrospectionCustomRule, type ValidationContext } from 'graphql';
import { createGraphQLError, type Plugin } from 'graphql-yoga';
import QuickLRU from 'quick-lru';
import type { Settings } from './settings.ts';

/** Questions longer than this are read anew each time, so that what is kept of them stays small. */
const KEPT = 10_000;
const MOST = 500;

type Reject = (context: ValidationContext | null, error: GraphQLError) => void;

/** How deep, long and manifold a question may be. */
export function useLimits({ depth, aliases, tokens, introspection }: Settings): Plugin {
  /** Says it in our words, with the figure that armor found. */
  const rejects = (code: string, words: (found: string) => string): Reject[] => [
    (context, { message }) => {
      const error = createGraphQLError(words(/found (\d+)/.exec(message)?.[1] ?? ''), {
        extensions: { code, http: { spec: true, status: 400 } },
      });
      // There is no context before a question is parsed.
      if (!context) throw error;
      context.reportError(error);
    },
  ];
  const armor = EnvelopArmorPlugin({
    // Our own knows pages and variables.
    costLimit: { enabled: false },
    blockFieldSuggestion: { enabled: !introspection },
    maxDepth: {
      n: depth,
      flattenFragments: true,
      propagateOnRejection: false,
      onReject: rejects('TOO_DEEP', (found) => `this nests ${found} levels deep; ${depth} are allowed`),
    },
    maxAliases: {
      n: aliases,
      propagateOnRejection: false,
      onReject: rejects('TOO_MANY_ALIASES', (found) => `this has ${found} aliases; ${aliases} are allowed`),
    },
    maxDirectives: {
      propagateOnRejection: false,
      onReject: rejects('TOO_MANY_DIRECTIVES', (found) => `this has ${found} directives; 50 are allowed`),
    },
    maxTokens: {
      n: tokens,
      onReject: rejects('TOO_LONG', () => `this has more than ${tokens} words and signs; ask in several requests`),
    },
  });
  return {
    onPluginInit: ({ addPlugin }) => addPlugin(armor as object),
    onValidate({ addValidationRule }) {
      if (!introspection) addValidationRule(NoSchemaIntrospectionCustomRule);
    },
  };
}

/** What was parsed or found wrong before, by the question's text. */
export function shortCache<Value>() {
  const known = new QuickLRU<string, Value>({ maxSize: MOST });
  return {
    get: (text: string) => known.get(text),
    set(text: string, value: Value) {
      if (text.length <= KEPT) known.set(text, value);
    },
  };
}
