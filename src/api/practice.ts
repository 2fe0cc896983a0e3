import type { PracticeKind } from '../model/fact.ts';
import { type PracticeFact, practiceFacts, practicesById, practicesLike, practicesNamed } from '../query/practices.ts';
import { connection, type First } from './connection.ts';
import { type Context, onlyOne } from './context.ts';
import { reportOf } from './report.ts';

interface Practice {
  readonly id: string;
  readonly adopterCount?: number;
}

type Detail = Awaited<ReturnType<typeof practicesById>>[number];
const byId = ({ id }: Detail) => id;

async function detail(id: string, { store, load }: Context): Promise<Detail | undefined> {
  return (await load('practice', id, byId, (ids) => practicesById(store, ids)))[0];
}

/** Some practices by their ids; those of a whole answer come in one round trip. */
export const practicesFor = (ids: readonly string[], context: Context) =>
  Promise.all(ids.map((id) => detail(id, context)));

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
    adopterCount: async ({ id, adopterCount }: Practice, _args: unknown, context: Context) =>
      adopterCount ?? (await detail(id, context))?.adopterCount,
    sets: async ({ id }: Practice, _args: unknown, context: Context) =>
      practicesFor((await detail(id, context))?.sets ?? [], context),
    members: async ({ id }: Practice, _args: unknown, context: Context) =>
      practicesFor((await detail(id, context))?.members ?? [], context),
  },
  PracticeFact: { report: reportOf },
};
