import { inOrder, type Steppable, type Thing } from './steps.ts';

/** One way: what it passes, both ends included. */
export type Way = readonly Thing[];

/** What a search found. */
export interface Found {
  /** How many steps the shortest way has; null where none was found. */
  readonly length: number | null;
  /** Ways of that length. */
  readonly ways: readonly Way[];
  /** Whether nothing was left out that could have made the length another one, or the ways more. */
  readonly complete: boolean;
}

/** What was reached from one end. */
interface Side {
  /** Steps from the end. */
  readonly depth: Map<Thing, number>;
  /** The things a step nearer to the end. */
  readonly nearer: Map<Thing, Thing[]>;
  /** What was reached last. */
  edge: readonly Thing[];
  level: number;
  /** Whether something was left out. */
  cut: boolean;
}

const sideOf = (things: readonly Thing[]): Side => ({
  depth: new Map(things.map((one) => [one, 0])),
  nearer: new Map(),
  ...{ edge: [...new Set(things)], level: 0, cut: false },
});

/** The graph as it is gone through. */
type Ground = Pick<Steppable, 'cost' | 'portions' | 'beside'>;

/**
 * The shortest ways of at most `most` steps, `first` of them, in the order of ids: both ends are gone out from, step by
 * step, always from the side with the fewer neighbours, until they meet.
 */
export async function shortest(
  ground: Ground,
  [from, to]: readonly [readonly Thing[], readonly Thing[]],
  { most, first }: { readonly most: number; readonly first: number },
): Promise<Found> {
  const sides = [sideOf(from), sideOf(to)] as const;
  let found = waysOver(sides, sides[0].edge, first);
  while (found.length === null && sides[0].level + sides[1].level < most) {
    // Where all that hangs together with one end was seen, the other end is not among it.
    if (sides.some((side) => side.edge.length === 0 && !side.cut)) return { ...found, complete: true };
    const open = sides.filter(({ edge }) => edge.length > 0).sort((a, b) => ground.cost(a.edge) - ground.cost(b.edge));
    if (!open[0]) break;
    const certain = !sides.some(({ cut }) => cut);
    found = await goOn(ground, sides, open[0], first);
    if (found.ways.length === first) return { ...found, complete: certain };
  }
  return { ...found, complete: !sides.some(({ cut }) => cut) };
}

/** One step further from one end, up to where enough ways are found. */
async function goOn(ground: Ground, sides: readonly [Side, Side], side: Side, first: number) {
  const { portions, cut } = ground.portions(side.edge);
  side.level++;
  side.cut ||= cut;
  const reached = new Set<Thing>();
  let found: Omit<Found, 'complete'> = { length: null, ways: [] };
  for (const portion of portions) {
    for (const [one, others] of await ground.beside(portion))
      for (const other of others) if (reach(side, one, other)) reached.add(other);
    side.edge = [...reached];
    found = waysOver(sides, side.edge, first);
    if (found.ways.length === first) break;
  }
  return found;
}

/** Whether a thing is one that is reached by the step that is being made. */
function reach({ depth, nearer, level }: Side, from: Thing, one: Thing): boolean {
  if ((depth.get(one) ?? level) < level) return false;
  depth.set(one, level);
  const known = nearer.get(one);
  if (known) known.push(from);
  else nearer.set(one, [from]);
  return true;
}

/** The first ways over things where the sides meet among some, in the order of ids; only the shortest. */
function waysOver(sides: readonly [Side, Side], among: readonly Thing[], first: number): Omit<Found, 'complete'> {
  const { things, length } = meeting(sides, among);
  return things.length === 0 ? { length: null, ways: [] } : { length, ways: waysThrough(sides, things, length, first) };
}

/** Where the sides meet among some things, on the shortest ways only. */
function meeting([from, to]: readonly [Side, Side], among: readonly Thing[]) {
  const both = among.flatMap((one) => {
    const [before, after] = [from.depth.get(one), to.depth.get(one)];
    return before === undefined || after === undefined ? [] : [{ one, length: before + after }];
  });
  const length = Math.min(...both.map((met) => met.length));
  return { length, things: both.filter((met) => met.length === length).map(({ one }) => one) };
}

/** The first ways that pass one of some things where the sides meet, in the order of ids. */
function waysThrough([from, to]: readonly [Side, Side], met: readonly Thing[], length: number, first: number): Way[] {
  const next = new Map<Thing, Set<Thing>>();
  const begin = new Set<Thing>();
  const join = (one: Thing, other: Thing) => next.set(one, (next.get(one) ?? new Set()).add(other));
  const [back, on] = [new Set(met), new Set(met)];
  for (const one of back) {
    if (from.depth.get(one) === 0) begin.add(one);
    for (const before of from.nearer.get(one) ?? []) {
      join(before, one);
      back.add(before);
    }
  }
  for (const one of on)
    for (const after of to.nearer.get(one) ?? []) {
      join(one, after);
      on.add(after);
    }
  const ways: Way[] = [];
  const follow = (way: Way) => {
    if (way.length > length) ways.push(way);
    else for (const one of inOrder(next.get(way.at(-1)!) ?? [])) if (ways.length < first) follow([...way, one]);
  };
  for (const one of inOrder(begin)) if (ways.length < first) follow([one]);
  return ways;
}
