import type { CooperationKind, Status } from '../model/fact.ts';
import {
  type Cooperation,
  type CooperationFact,
  cooperationFacts,
  cooperationsById,
  type Party,
} from '../query/cooperation/facts.ts';
import { arrangements, type Narrowed } from '../query/cooperation/list.ts';
import { cooperationNetwork, type Link } from '../query/cooperation/network.ts';
import { type Reciprocity, reciprocity } from '../query/cooperation/reciprocity.ts';
import { regionOf } from '../query/cooperation/regions.ts';
import { partiesOf, type Statement } from '../query/cooperation/rows.ts';
import { inSpan, type Narrowing, type Span } from '../query/scope.ts';
import { bareId } from '../store/ids.ts';
import { connection, type First, paging } from './connection.ts';
import { type Context, inOrder, inScope } from './context.ts';
import { reportOf } from './report.ts';

interface Asked {
  readonly between?: readonly string[] | null;
  readonly within?: string | null;
  readonly kind?: readonly CooperationKind[] | null;
  readonly years?: Narrowing['years'];
  readonly status?: readonly Status[] | null;
}

/** An arrangement by its id, and which of its statements are asked for: all of them where that is not said. */
interface Node extends Partial<Cooperation> {
  readonly id: string;
  readonly years?: Span;
  readonly statuses?: readonly Status[] | null;
}

type Detail = Awaited<ReturnType<typeof cooperationsById>>[number];

async function detail({ id }: Node, { store, load }: Context): Promise<Detail> {
  const ask = (ids: readonly string[]) => cooperationsById(store, ids);
  return (await load<Detail>('cooperation', id, (found) => found.id, ask))[0]!;
}

async function factsOf({ id, years, statuses }: Node, { store, load }: Context): Promise<CooperationFact[]> {
  const ask = (ids: readonly string[]) => cooperationFacts(store, ids);
  const facts = await load<CooperationFact>('cooperation facts', id, ({ cooperation }) => cooperation.id, ask);
  return facts.filter(
    ({ year, status }) => (!years || inSpan(years, year)) && (!statuses || statuses.includes(status)),
  );
}

async function factOf({ id, arrangement }: Statement, context: Context): Promise<CooperationFact> {
  return (await factsOf(arrangement, context)).find((fact) => fact.id === id)!;
}

async function narrowed({ between, within, kind, years, status }: Asked, context: Context): Promise<Narrowed> {
  const region = async (name: string) => inScope(name, await regionOf(context, name));
  return {
    between: await Promise.all((between ?? []).map(region)),
    within: within == null ? null : await region(within),
    ...{ kinds: kind ?? null, years: inOrder(years), statuses: status ?? null },
  };
}

/** Resolvers for cooperations. */
export const cooperation = {
  Query: {
    async cooperations(_root: unknown, asked: Asked & First, context: Context) {
      const narrowing = await narrowed(asked, context);
      const nodes = (rows: readonly Statement[]) =>
        rows.map(({ arrangement: { id, kind }, year: firstYear }) => ({
          ...{ id, kind, firstYear, statuses: narrowing.statuses, years: narrowing.years },
        }));
      return connection(await arrangements(context, narrowing), asked, nodes);
    },
    async cooperationNetwork(_root: unknown, asked: Asked & { first: number }, context: Context) {
      const { first } = paging(asked);
      const narrowing = await narrowed(asked, context);
      const { years, statuses } = narrowing;
      const { links, total, linked } = await cooperationNetwork(context, narrowing);
      const given = links.slice(0, first);
      const ends = [...new Set(given.flatMap(({ from, to }) => [from, to]))].sort((a, b) => (a.id < b.id ? -1 : 1));
      const told = await partiesOf(context, ends);
      const partyOf = new Map(ends.map((end, index) => [end, told[index]!]));
      const link = ({ from, to, arrangements: of, years: said }: Link) => ({
        ...{ from: partyOf.get(from), to: partyOf.get(to), weight: of.length, years: said },
        cooperations: of.map(({ id, kind }): Node => ({ id, kind, years, statuses })),
      });
      return {
        nodes: ends.map((end) => ({ ...linked.get(end)!, party: partyOf.get(end) })),
        links: given.map(link),
        totalLinks: total,
      };
    },
    async reciprocity(_root: unknown, asked: Asked & First, context: Context) {
      const { rows, ...counts } = await reciprocity(context, await narrowed(asked, context));
      return { ...(await connection(rows, asked, (page) => page)), ...counts };
    },
  },
  Reciprocity: {
    fact: ({ statement }: Reciprocity, _args: unknown, context: Context) => factOf(statement, context),
    async partner({ statement, partner }: Reciprocity, _args: unknown, context: Context) {
      return (await factOf(statement, context)).partners.find(({ id }) => bareId(id) === partner.id);
    },
    partnerFacts: ({ told }: Reciprocity, _args: unknown, context: Context) =>
      Promise.all(told.map((statement) => factOf(statement, context))),
  },
  Cooperation: {
    name: async (node: Node, _args: unknown, context: Context) => node.name ?? (await detail(node, context)).name,
    kind: async (node: Node, _args: unknown, context: Context) => node.kind ?? (await detail(node, context)).kind,
    parties: async (node: Node, _args: unknown, context: Context) => (await detail(node, context)).parties,
    firstYear: async (node: Node & { readonly firstYear?: number }, _args: unknown, context: Context) =>
      node.firstYear ?? (await factsOf(node, context))[0]!.year,
    statements: (node: Node, _args: unknown, context: Context) => factsOf(node, context),
  },
  CooperationFact: { report: reportOf },
  Party: { __resolveType: (party: Party) => ('path' in party ? 'Jurisdiction' : 'Group') },
  CooperationKind: {
    joint_conference: 'joint-conference',
    joint_enforcement: 'joint-enforcement',
    joint_body: 'joint-body',
    service_sharing: 'service-sharing',
    information_sharing: 'information-sharing',
  },
};
