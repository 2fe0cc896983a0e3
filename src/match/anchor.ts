import type { Element, Part, Sequence } from '../knowledge/syntax.ts';

/** The numbers of the classes, or of the kind of mention, that a part wants where it stands. */
export type NumbersOf = (element: Element & { type: 'one' | 'mention' }) => readonly number[];

/** What every match has near its beginning: one of these classes or kinds, `from` to `to` tokens behind the first. */
export interface Anchor {
  readonly numbers: ReadonlySet<number>;
  readonly from: number;
  readonly to: number;
}

/** The anchor that leaves the fewest places to begin at; null where no part stands at a bounded distance. */
export function anchorOf(sequence: Sequence, numbersOf: NumbersOf): Anchor | null {
  const first = firstOf(sequence, numbersOf);
  if (first) return { numbers: first, from: 0, to: 0 };
  return narrowest(anchorsOf(sequence, numbersOf).filter(({ to }) => Number.isFinite(to)));
}

/** What a match can begin with; null where any token may begin it. */
export function firstOf(sequence: Sequence, numbersOf: NumbersOf): Set<number> | null {
  const first = new Set<number>();
  for (const { element, min } of sequence) {
    if (isWanted(element)) for (const number of numbersOf(element)) first.add(number);
    else if (element.type === 'group') {
      for (const branch of element.branches) {
        const inner = firstOf(branch, numbersOf);
        if (!inner) return null;
        for (const number of inner) first.add(number);
      }
    } else return null;
    if (min > 0) return first;
  }
  return null;
}

/** What must stand in every match, each with how far from the beginning. */
export function anchorsOf(sequence: Sequence, numbersOf: NumbersOf): Anchor[] {
  const anchors: Anchor[] = [];
  let [from, to] = [0, 0];
  for (const part of sequence) {
    if (part.min > 0)
      for (const inner of within(part.element, numbersOf))
        anchors.push({ numbers: inner.numbers, from: from + inner.from, to: to + inner.to });
    const [least, most] = lengthOf(part);
    from += least;
    to += most;
  }
  return anchors;
}

function within(element: Element, numbersOf: NumbersOf): Anchor[] {
  if (isWanted(element)) return [{ numbers: new Set(numbersOf(element)), from: 0, to: 0 }];
  if (element.type !== 'group') return [];
  const [only, ...others] = element.branches.map((branch) => anchorsOf(branch, numbersOf));
  if (others.length === 0) return only!;
  const each = [only!, ...others].map(narrowest);
  if (!each.every((anchor) => anchor !== null)) return [];
  return [
    {
      numbers: new Set(each.flatMap(({ numbers }) => [...numbers])),
      from: Math.min(...each.map(({ from }) => from)),
      to: Math.max(...each.map(({ to }) => to)),
    },
  ];
}

function isWanted(element: Element): element is Element & { type: 'one' | 'mention' } {
  return element.type === 'mention' || (element.type === 'one' && !element.not);
}

function narrowest(anchors: readonly Anchor[]): Anchor | null {
  return anchors.reduce<Anchor | null>(
    (best, one) => (!best || one.to - one.from < best.to - best.from ? one : best),
    null,
  );
}

/** The fewest and the most tokens that a part takes. */
export function lengthOf({ element, min, max }: Part): [number, number] {
  const [least, most] = lengthOfOne(element);
  return [min * least, max === 0 ? 0 : max * most];
}

function lengthOfOne(element: Element): [number, number] {
  if (element.type === 'start' || element.type === 'end') return [0, 0];
  if (element.type === 'mention') return [1, Number.POSITIVE_INFINITY];
  if (element.type !== 'group') return [1, 1];
  const lengths = element.branches.map((branch) => {
    const parts = branch.map(lengthOf);
    return [parts.reduce((sum, [least]) => sum + least, 0), parts.reduce((sum, [, most]) => sum + most, 0)] as const;
  });
  return [Math.min(...lengths.map(([least]) => least)), Math.max(...lengths.map(([, most]) => most))];
}
