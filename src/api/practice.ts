import type { PracticeKind } from '../model/fact.ts';
import {
  type PlacedPractice,
  type Practice,
  type PracticeFact,
  practiceFacts,
  practicesById,
  practicesLike,
  practicesNamed,
} from '../query/adoption/practices.ts';
import { connection, type First } from './connection.ts';
import { type Context, onlyOne } from './context.ts';
import { reportOf } from './report.ts';

/** What some nodes of places say of some practices; that of a whole answer comes in one round trip. */
export async function practiceFactsOf(
  nodes: readonly string[],
  practices: readonly string[],
  { store, load }: Context,
): Promise<PracticeFact[]> {
  const question = `practice facts ${JSON.stringify(practices)}`;
  const byPlace = (fact: PracticeFact) => fact.jurisdiction.id;
  const ask = (places: readonly string[]) => practiceFacts(store, { places, practices });
  return (await Promise.all(nodes.map((node) => load<PracticeFact>(question, node, byPlace, ask)))).flat();
}

const placed = async ({ id }: Practice, { store }: Context): Promise<PlacedPractice | undefined> =>
  (await practicesById(store, [id]))[0];

/** Resolvers for practices. */
export const practice = {
  Query: {
    async practice(_root: unknown, { name }: { name: string }, { store }: Context) {
      return onlyOne(name, await practicesById(store, await practicesNamed(store, name)));
    },
    async practices(_root: unknown, asked: { text: string; kind?: PracticeKind | null } & First, { store }: Context) {
      const found = await practicesLike(store, asked.text);
      return connection(asked.kind ? found.filter(({ row }) => row.kind === asked.kind) : found, asked, (rows) => rows);
    },
  },
  Practice: {
    adopterCount: async (practice: Practice, _args: unknown, context: Context) =>
      (await placed(practice, context))?.adopterCount,
    sets: async (practice: Practice, _args: unknown, context: Context) =>
      practicesById(context.store, (await placed(practice, context))?.sets ?? []),
    members: async (practice: Practice, _args: unknown, context: Context) =>
      practicesById(context.store, (await placed(practice, context))?.members ?? []),
  },
  PracticeFact: { report: reportOf },
};
