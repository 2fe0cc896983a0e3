import type { CooperationKind, Status } from '../../model/fact.ts';
import { grouped } from '../../model/grouped.ts';
import { defineQuery } from '../../store/cypher.ts';
import { bareId } from '../../store/ids.ts';
import type { Store } from '../../store/store.ts';
import { kept } from '../kept.ts';
import { type Sorted, sortedBy } from '../page.ts';
import { jurisdictionsOf, knownPlaces } from '../place/jurisdictions.ts';
import { ofEachReport } from '../renewed.ts';
import type { Graph } from '../scope.ts';
import type { Party } from './facts.ts';
import { type Located, located, placesOfGroup } from './regions.ts';

/** Who takes part in arrangements, in short. */
export interface Member {
  /** A place's id without the year that tells former bearers of a code apart; a group's name. */
  readonly id: string;
  /** Id of its node; of one of them where a place has several. */
  readonly node: string;
  readonly group: boolean;
  /** Itself; for a group the places that its name means, none where that is not known. */
  readonly places: readonly Located[];
}

/** An arrangement, in short. */
export interface Arrangement {
  readonly id: string;
  readonly name: string;
  readonly kind: CooperationKind;
  /** By their ids. */
  readonly parties: readonly Member[];
  /** What reports say of it, by years. */
  readonly statements: readonly Statement[];
}

/** That a report tells of an arrangement, in short. */
export interface Statement {
  readonly id: string;
  readonly arrangement: Arrangement;
  /** Whose report it is. */
  readonly by: Member;
  readonly year: number;
  readonly status: Status;
}

/** That a report tells of an arrangement, and what that is, as the graph has it. */
interface Said extends Pick<Statement, 'id' | 'year' | 'status'>, Pick<Arrangement, 'kind' | 'name'> {
  readonly report: string;
  readonly place: string;
  readonly cooperation: string;
  /** Ids of all who take part in it. */
  readonly parties: readonly string[];
}

const inShort = defineQuery<{ reports: readonly string[] }, Said>('query/cooperations');

const saidIn = ofEachReport('cooperations by report', async (store, reports) =>
  grouped(await inShort(store, { reports }), ({ report }) => report),
);

/** All that reports say of cooperations. */
export interface CooperationRows {
  /** By their ids. */
  readonly arrangements: readonly Arrangement[];
  /** Each under `[year, arrangement's id, its own]`. */
  readonly statements: Sorted<Statement>;
  /** By code and path: the arrangements that have the place, or one in it, among those whom their parties stand for. */
  readonly touching: ReadonlyMap<string, readonly Arrangement[]>;
}

/** All cooperations of the graph, in short. */
export function cooperationRows(graph: Graph): Promise<CooperationRows> {
  return kept(graph.store, 'cooperations', async () => {
    const [reports, member] = await Promise.all([saidIn(graph.store), members(graph)]);
    const arrangements = new Map<string, Arrangement & { readonly statements: Statement[] }>();
    const statements = [...reports.values()].flat().map(({ id, year, status, place, ...said }): Statement => {
      const { cooperation, name, kind, parties } = said;
      const known = arrangements.get(cooperation);
      const arrangement = known ?? {
        ...{ id: cooperation, name, kind, parties: [...new Set(parties.map(member))].sort(byId), statements: [] },
      };
      if (!known) arrangements.set(cooperation, arrangement);
      return { id, arrangement, by: member(place), year, status };
    });
    const sorted = sortedBy(statements, ({ year, arrangement, id }) => [year, arrangement.id, id]);
    for (const { row } of sorted) arrangements.get(row.arrangement.id)!.statements.push(row);
    const all = [...arrangements.values()].sort(byId);
    return {
      arrangements: all,
      statements: sorted,
      touching: byKey(all),
    };
  });
}

function byKey(all: readonly Arrangement[]): Map<string, Arrangement[]> {
  const touching = new Map<string, Arrangement[]>();
  for (const arrangement of all) {
    const keys = arrangement.parties.flatMap(({ places }) => places.flatMap((place) => place.keys));
    for (const key of new Set(keys)) {
      const known = touching.get(key);
      if (known) known.push(arrangement);
      else touching.set(key, [arrangement]);
    }
  }
  return touching;
}

const byId = (a: { readonly id: string }, b: { readonly id: string }): number => (a.id < b.id ? -1 : 1);

/** Gives each party its member by the id of its node; the nodes of one place have one. */
async function members({ store, gazetteer }: Graph): Promise<(node: string) => Member> {
  const { byId: placesById } = await knownPlaces(store);
  const known = new Map<string, Member>();
  return (node) => {
    const id = bareId(node);
    const before = known.get(id);
    if (before) return before;
    const place = placesById.get(node);
    const places = place ? [located(gazetteer, id, place.path)] : placesOfGroup(gazetteer, node);
    const member = { id, node, group: !place, places };
    known.set(id, member);
    return member;
  };
}

/** Some parties as they are told, in their order: places as `jurisdictionsOf` has them. */
export async function partiesOf(graph: Graph, parties: readonly Member[]): Promise<Party[]> {
  const nodes = parties.filter(({ group }) => !group).map(({ node }) => node);
  const places = new Map((await jurisdictionsOf(graph, nodes)).map((place) => [place.id, place]));
  return parties.map(({ node }) => places.get(node) ?? { id: node, name: node });
}

/** The names of all arrangements, by their ids. */
export async function arrangementNames(store: Store): Promise<ReadonlyMap<string, string>> {
  const names = new Map<string, string>();
  for (const rows of (await saidIn(store)).values())
    for (const { cooperation, name } of rows) names.set(cooperation, name);
  return names;
}
