import {
  type ExecutionResult,
  execute,
  type GraphQLError,
  type GraphQLResolveInfo,
  GraphQLScalarType,
  type GraphQLSchema,
  print,
} from 'graphql';
import { createGraphQLError } from 'graphql-yoga';
import type { Answered } from '../ask/answer.ts';
import type { Entity, Held } from '../ask/entity.ts';
import type { Asker } from '../ask/open.ts';
import type { Understood } from '../ask/understand.ts';
import { practices } from '../query/adoption/practices.ts';
import { laws } from '../query/document/laws.ts';
import { indicators } from '../query/figure/indicators.ts';
import { kept } from '../query/kept.ts';
import { held } from '../query/place/held.ts';
import type { Store } from '../store/store.ts';
import type { Context } from './context.ts';

/** The longest question, in UTF-16 code units. */
const LONGEST = 200;

/** What is answered, as the schema has it. */
export interface Answer extends Answered {
  readonly question: string;
  readonly understood: boolean;
  readonly intent: string | null;
  readonly entities: readonly { text: string; start: number; end: number; type: string; values: readonly string[] }[];
  readonly graphql: string | null;
  readonly data: Readonly<Record<string, unknown>> | null;
  readonly nearest: readonly string[];
}

/** Resolvers for questions in Chinese. */
export const ask = {
  Query: {
    ask: (_root: unknown, { question }: { question: string }, context: Context, { schema }: GraphQLResolveInfo) =>
      answerTo(question, context, schema),
  },
  JSON: new GraphQLScalarType({ name: 'JSON', description: 'Any JSON value.', serialize: (value) => value }),
};

/** Understands a question, asks the same schema what it became, and says the answer; an error where it is too long or nobody here understands Chinese. */
export async function answerTo(question: string, context: Context, schema: GraphQLSchema): Promise<Answer> {
  if (question.length > LONGEST)
    throw createGraphQLError(
      `the question has ${question.length} characters, ${LONGEST} are allowed; ask one thing at a time`,
      {
        extensions: { code: 'QUESTION_TOO_LONG' },
      },
    );
  const asker = await context.asker?.();
  if (!asker)
    throw createGraphQLError('this server understands no Chinese; ask in GraphQL', {
      extensions: { code: 'NO_ASKER' },
    });
  const found = asker.understand(question, await heldNames(context.store));
  const entities = found.entities.flatMap((entity) => (entity.type === 'text' ? [] : entityOf(entity)));
  const told = { question, understood: found.understood, entities };
  if (!found.understood) {
    const { sentence, nearest } = found;
    return { ...told, intent: null, graphql: null, sentence, quotes: [], data: null, nearest };
  }
  const result = await execute({ schema, document: found.document, contextValue: context });
  const graphql = print(found.document);
  return { ...told, intent: found.intent, graphql, nearest: [], ...answered(found, result, asker) };
}

const entityOf = ({ text, start, end, type, values }: Entity) => ({
  ...{ text, start, end, type },
  values: values.map(({ value, shown }) => (typeof value === 'string' ? value : shown)),
});

function answered(found: Understood, { data, errors }: ExecutionResult, asker: Asker) {
  const problem = errors?.[0];
  if (!problem) return { data: data!, ...asker.answer(found, data!) };
  const code = codeOf(problem);
  // What the asker need not know is hidden as it is elsewhere.
  if (code === null) throw problem.originalError ?? problem;
  const { candidates = [] } = problem.extensions;
  const sentence = asker.error(code, { message: problem.message, candidates, ...found.variables });
  return { data: null, sentence, quotes: [] };
}

function codeOf({ extensions }: GraphQLError): string | null {
  return typeof extensions.code === 'string' ? extensions.code : null;
}

/** The names that the graph holds, the same object until something is written. */
function heldNames(store: Store): Promise<Held> {
  return kept(store, 'names for questions', async () => {
    const [all, measured, cited, reported] = await Promise.all([
      practices(store),
      indicators(store),
      laws(store),
      held(store),
    ]);
    const years = [...reported.values()].map((place) => place.years.at(-1)!);
    return {
      practices: all.map(({ row: { name, aliases } }) => ({ name, aliases })),
      indicators: [...new Set(measured.map(({ row }) => row.name))],
      laws: [...new Set(cited.map(({ row }) => row.title))],
      latestYear: years.length > 0 ? years.reduce((a, b) => Math.max(a, b)) : null,
    };
  });
}
