import type { PracticeKind, Status } from '../model/fact.ts';
import { adopters, practices, practicesById, practicesNamed } from '../query/practices.ts';
import type { Scope } from '../query/range.ts';
import { type Context, checkScope, onlyOne, page, practicesOrError } from './context.ts';
import { reportOf } from './report.ts';

interface Practice {
  readonly id: string;
  readonly adopterCount?: number;
}

const detail = async (id: string, { store, load }: Context) =>
  (await load('practice', id, byId, (ids) => practicesById(store, ids)))[0];

type Detail = Awaited<ReturnType<typeof practicesById>>[number];
const byId = ({ id }: Detail) => id;
const all = (ids: readonly string[], context: Context) => Promise.all(ids.map((id) => detail(id, context)));

/** Resolvers for practices. */
export const practice = {
  Query: {
    async adopters(
      _root: unknown,
      args: { practice: string; statuses: Status[]; offset: number; limit: number } & Scope,
      { store }: Context,
    ) {
      await checkScope(store, args);
      const paged = page(args);
      return adopters(store, { ...args, practices: await practicesOrError(store, args.practice), ...paged });
    },
    async practice(_root: unknown, { name }: { name: string }, { store }: Context) {
      return onlyOne(name, await practicesById(store, await practicesNamed(store, name)));
    },
    practices: (
      _root: unknown,
      args: { text: string; kind?: PracticeKind | null; offset: number; limit: number },
      { store }: Context,
    ) => practices(store, { text: args.text, kind: args.kind ?? null, ...page(args) }),
  },
  Practice: {
    adopterCount: async ({ id, adopterCount }: Practice, _args: unknown, context: Context) =>
      adopterCount ?? (await detail(id, context))?.adopterCount,
    sets: async ({ id }: Practice, _args: unknown, context: Context) =>
      all((await detail(id, context))?.sets ?? [], context),
    members: async ({ id }: Practice, _args: unknown, context: Context) =>
      all((await detail(id, context))?.members ?? [], context),
  },
  PracticeFact: { report: reportOf },
};
