import { keptFor } from '../kept.ts';
import { compareKeys } from '../page.ts';
import type { Graph } from '../scope.ts';
import { isAsked, type Narrowed, named, narrowedTo } from './list.ts';
import { joined, liesIn } from './regions.ts';
import { type Arrangement, cooperationRows, type Member } from './rows.ts';

/** The most links that are given. */
export const MOST_LINKS = 1000;

/** Two that work together; `from` has the lesser id. */
export interface Link {
  readonly from: Member;
  readonly to: Member;
  readonly arrangements: readonly Arrangement[];
  /** Years of the reports that say so, in order. */
  readonly years: readonly number[];
}

/** One that works with others. */
export interface Linked {
  readonly party: Member;
  /** With how many. */
  readonly degree: number;
  /** In how many arrangements. */
  readonly weight: number;
}

/** Who works with whom. */
export interface Network {
  /** The links with most arrangements, those first. */
  readonly links: readonly Link[];
  readonly total: number;
  /** Whoever is at an end of one of them; what it says is of all links. */
  readonly linked: ReadonlyMap<Member, Linked>;
}

/** Places and groups that are parties of one arrangement, two by two. */
export function cooperationNetwork(graph: Graph, asked: Narrowed): Promise<Network> {
  return keptFor(graph.store, 'network', named(asked), async () => {
    const { links, weights } = gathered(narrowedTo(asked, await cooperationRows(graph)), asked);
    const degrees = new Map<Member, number>();
    for (const party of links.flatMap(({ from, to }) => [from, to])) degrees.set(party, (degrees.get(party) ?? 0) + 1);
    const heaviest = links.sort(byWeight).slice(0, MOST_LINKS);
    const ends = new Set(heaviest.flatMap(({ from, to }) => [from, to]));
    const linked = [...ends].map((party): [Member, Linked] => [
      party,
      { party, degree: degrees.get(party)!, weight: weights.get(party)! },
    ]);
    return {
      links: heaviest.map((link) => ({ ...link, years: [...link.years].sort((a, b) => a - b) })),
      total: links.length,
      linked: new Map(linked),
    };
  });
}

type Gathering = Omit<Link, 'arrangements' | 'years'> & {
  readonly arrangements: Arrangement[];
  readonly years: Set<number>;
};

const byWeight = (a: Gathering, b: Gathering): number => compareKeys(keyOf(a), keyOf(b));
const keyOf = ({ from, to, arrangements }: Gathering) => [-arrangements.length, from.id, to.id];

/** All links, and in how many arrangements each party is linked. */
function gathered(all: readonly Arrangement[], asked: Narrowed) {
  const { between, within } = asked;
  const { pair } = joined(between);
  const links = new Map<string, Gathering>();
  const weights = new Map<Member, number>();
  for (const arrangement of all) {
    const said = arrangement.statements.filter((statement) => isAsked(asked, statement));
    if (said.length === 0) continue;
    const ends = new Set<Member>();
    for (const [from, to] of pairs(arrangement.parties)) {
      if (!pair(from, to) || (within && !liesIn(within, from) && !liesIn(within, to))) continue;
      const name = `${from.id} ${to.id}`;
      const link = links.get(name) ?? { from, to, arrangements: [], years: new Set() };
      links.set(name, link);
      link.arrangements.push(arrangement);
      for (const { year } of said) link.years.add(year);
      ends.add(from).add(to);
    }
    for (const end of ends) weights.set(end, (weights.get(end) ?? 0) + 1);
  }
  return { links: [...links.values()], weights };
}

const pairs = (parties: readonly Member[]): (readonly [Member, Member])[] =>
  parties.flatMap((from, index) => parties.slice(index + 1).map((to) => [from, to] as const));
