import { describe, expect, it } from 'vitest';
import { shortest, type Way } from '../../src/query/path/search.ts';
import { inOrder, type Thing, thing } from '../../src/query/path/steps.ts';

type Beside = ReadonlyMap<Thing, ReadonlySet<Thing>>;

/** Numbers from 0 to 1 that are the same for the same seed. */
function lots(seed: number): () => number {
  let state = seed;
  return () => (state = (state * 48271) % 2147483647) / 2147483647;
}

const THINGS = 26;

/** Things joined by lot. */
function drawn(lot: () => number): Beside {
  const things = Array.from({ length: THINGS }, (_, number) => thing('Group', String.fromCodePoint(97 + number)));
  const beside = new Map(things.map((one) => [one, new Set<Thing>()]));
  for (let joins = THINGS - 4 + Math.floor(lot() * 12); joins > 0; joins--) {
    const [one, other] = [things[Math.floor(lot() * THINGS)]!, things[Math.floor(lot() * THINGS)]!];
    if (one === other) continue;
    beside.get(one)!.add(other);
    beside.get(other)!.add(one);
  }
  return beside;
}

/** All shortest ways of at most `most` steps, found by going every way there is. */
function everyWay(beside: Beside, from: readonly Thing[], to: readonly Thing[], most: number): Way[] {
  let ways: Way[] = inOrder(from).map((one) => [one]);
  for (let length = 0; length <= most; length++) {
    const there = ways.filter((way) => to.includes(way.at(-1)!));
    if (there.length > 0) return there;
    ways = ways.flatMap((way) => inOrder(beside.get(way.at(-1)!)!).map((one) => [...way, one]));
  }
  return [];
}

/** The things as a search goes through them, at most `most` of them in one step, two at first. */
const ground = (beside: Beside, most = Number.POSITIVE_INFINITY) => ({
  cost: (things: readonly Thing[]) => things.length,
  portions(things: readonly Thing[]) {
    const sorted = inOrder(things);
    const portions = [sorted.slice(0, Math.min(2, most)), sorted.slice(2, most)];
    return { portions: portions.filter(({ length }) => length > 0), cut: things.length > most };
  },
  beside: async (things: readonly Thing[]) => new Map(things.map((one) => [one, beside.get(one)!])),
});

const SEEDS = Array.from({ length: 150 }, (_, number) => (number + 1) * 7_654_321);

describe('a search for the shortest ways', () => {
  it('finds all of them, in the order of ids', async () => {
    const lengths = new Set<number | null>();
    for (const seed of SEEDS) {
      const lot = lots(seed);
      const beside = drawn(lot);
      const [a, b, c, d] = [...beside.keys()];
      const [from, to, most] = [[a!, b!], lot() < 0.5 ? [c!] : [d!, c!], 1 + Math.floor(lot() * 6)];
      const all = everyWay(beside, from, to, most);
      const found = await shortest(ground(beside), [from, to], { most, first: 1000 });
      expect(found, `seed ${seed}`).toEqual({ length: all[0] ? all[0].length - 1 : null, ways: all, complete: true });
      lengths.add(found.length);
    }
    expect(lengths).toEqual(new Set([null, 1, 2, 3, 4, 5, 6]));
  });

  it('gives as many as are asked for', async () => {
    for (const seed of SEEDS) {
      const beside = drawn(lots(seed));
      const [a, , c] = [...beside.keys()];
      const all = everyWay(beside, [a!], [c!], 6);
      const found = await shortest(ground(beside), [[a!], [c!]], { most: 6, first: 2 });
      expect(found.ways, `seed ${seed}`).toHaveLength(Math.min(2, all.length));
      expect(all).toEqual(expect.arrayContaining([...found.ways]));
    }
  });

  it('says so where something was left out that could have made the answer another one', async () => {
    const told = { complete: 0, other: 0 };
    for (const seed of SEEDS) {
      const beside = drawn(lots(seed));
      const [a, b, c] = [...beside.keys()];
      const all = everyWay(beside, [a!, b!], [c!], 6);
      const first = 1 + (seed % 3);
      const found = await shortest(ground(beside, 1 + (seed % 2)), [[a!, b!], [c!]], { most: 6, first });
      const length = all[0] ? all[0].length - 1 : null;
      const right = found.length === length && found.ways.length === Math.min(first, all.length);
      if (found.complete) expect(right, `seed ${seed}`).toBe(true);
      if (found.complete) told.complete++;
      else if (!right) told.other++;
    }
    expect(told.complete).toBeGreaterThan(30);
    expect(told.other).toBeGreaterThan(10);
  });

  it('is certain of enough ways although its last step could not see all', async () => {
    const [a, b] = [thing('Group', 'a'), thing('Group', 'b')];
    const middle = ['c', 'd', 'e'].map((id) => thing('Group', id));
    const beside = new Map([a, b].map((one): [Thing, Set<Thing>] => [one, new Set(middle)]));
    for (const one of middle) beside.set(one, new Set([a, b]));
    const end = thing('Group', 'f');
    beside.set(b, new Set([...middle, end])).set(end, new Set([b]));
    const ask = (first: number) => shortest(ground(beside, 2), [[a], [end]], { most: 6, first });
    expect(await ask(2)).toMatchObject({ length: 3, complete: true });
    expect((await ask(5)).ways).toHaveLength(3);
  });
});
