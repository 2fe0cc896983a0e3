import type { CooperationKind, Status } from '../model/fact.ts';
import { defineQuery } from '../store/cypher.ts';
import { type Located, located, placesOfGroup } from './cooperation-regions.ts';
import type { Party } from './cooperations.ts';
import { bareId } from './held.ts';
import { jurisdictionsOf, knownPlaces } from './jurisdictions.ts';
import { kept } from './kept.ts';
import { type Sorted, sortedBy } from './page.ts';
import type { Graph } from './scope.ts';

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

type None = Record<string, never>;
type Said = Omit<Statement, 'arrangement' | 'by'> & { readonly cooperation: string; readonly place: string };
type Parties = { readonly cooperation: string; readonly kind: CooperationKind; readonly parties: readonly string[] };

const inShort = defineQuery<None, Said>('query/cooperations');
const takingPart = defineQuery<None, Parties>('query/cooperation-parties');

/** Every arrangement, and all that reports say of them by years and arrangements, each under `[year, arrangement's id]`. */
export interface CooperationRows {
  readonly arrangements: readonly Arrangement[];
  readonly statements: Sorted<Statement>;
}

/** All cooperations of the graph, in short. */
export function cooperationRows(graph: Graph): Promise<CooperationRows> {
  return kept(graph.store, 'cooperations', async () => {
    const [said, parties, member] = await Promise.all([
      inShort(graph.store, {}),
      takingPart(graph.store, {}),
      members(graph),
    ]);
    const arrangements = new Map<string, Arrangement & { readonly statements: Statement[] }>();
    for (const { cooperation: id, kind, parties: ids } of parties)
      arrangements.set(id, { id, kind, parties: [...new Set(ids.map(member))].sort(byId), statements: [] });
    const statements = said.map(({ cooperation, place, ...row }): Statement => {
      const arrangement = arrangements.get(cooperation)!;
      const statement = { ...row, arrangement, by: member(place) };
      arrangement.statements.push(statement);
      return statement;
    });
    return {
      arrangements: [...arrangements.values()],
      statements: sortedBy(statements, ({ year, arrangement }) => [year, arrangement.id]),
    };
  });
}

const byId = (a: Member, b: Member): number => (a.id < b.id ? -1 : 1);

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
