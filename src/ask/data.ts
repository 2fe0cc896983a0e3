import type { Condition, Path, Test } from './template.ts';

/** Where names are looked for: the innermost first. */
export type Scope = readonly Data[];
type Data = Readonly<Record<string, unknown>>;

/** What stands at a path: of a list, what stands there in each, as one list. A place's path is its name written in one. */
export function valueAt(path: Path, scope: Scope): unknown {
  let value: unknown = ownerOf(path, scope);
  for (const { name, only } of path) {
    value = step(value, name);
    if (only) value = many(value).filter((one) => holds(only, [...scope, one as Data]));
  }
  return value;
}

/** Where a path begins: the innermost that has its first name. */
function ownerOf([first]: Path, scope: Scope): Data | undefined {
  for (let at = scope.length - 1; at >= 0; at--) {
    const data = scope[at];
    if (isData(data) && Object.hasOwn(data, first!.name)) return data;
  }
  return undefined;
}

function step(value: unknown, name: string | number): unknown {
  if (Array.isArray(value)) {
    if (typeof name === 'number') return value.at(name);
    if (name === 'length') return value.length;
    if (name === 'max') return Math.max(...value.map(Number));
    return value.flatMap((one) => step(one, name) ?? []);
  }
  const found = isData(value) ? value[name] : undefined;
  return name === 'path' && Array.isArray(found) ? found.join('') : found;
}

/** Whether all tests of a condition hold. */
export function holds(condition: Condition, scope: Scope): boolean {
  return condition.every((test) => fits(test, scope));
}

function fits({ path, compare, with: other }: Test, scope: Scope): boolean {
  const here = valueAt(path, scope);
  if (!compare) return Array.isArray(here) ? here.length > 0 : Boolean(here);
  const { known, low, high } = sideOf(other, scope);
  if (compare === '=' || compare === '!=')
    return many(here).some((value) => known.has(String(value))) === (compare === '=');
  // An end of years that is left open limits nothing.
  if (known.size === 0) return true;
  return many(here).some((one) => {
    const value = Number(one);
    if (compare === '>') return value > low;
    if (compare === '<') return value < high;
    return compare === '>=' ? value >= low : value <= high;
  });
}

/** What values are compared with. */
interface Side {
  readonly known: ReadonlySet<string>;
  readonly low: number;
  readonly high: number;
}

/** By where their path begins: a thousand places are compared with the same thousand others. */
const sides = new WeakMap<Data, Map<Path, Side>>();

function sideOf(other: Test['with'], scope: Scope): Side {
  if (typeof other === 'string') return sideFrom([other]);
  const owner = ownerOf(other, scope);
  if (!owner) return sideFrom([]);
  const of = sides.get(owner) ?? new Map<Path, Side>();
  sides.set(owner, of);
  const side = of.get(other) ?? sideFrom(many(valueAt(other, scope)));
  of.set(other, side);
  return side;
}

function sideFrom(values: readonly unknown[]): Side {
  const numbers = values.map(Number);
  return { known: new Set(values.map(String)), low: Math.min(...numbers), high: Math.max(...numbers) };
}

/** A list as it is, one thing as a list of one, nothing as none. */
export function many(value: unknown): readonly unknown[] {
  if (value === null || value === undefined) return [];
  return Array.isArray(value) ? value : [value];
}

export const isData = (value: unknown): value is Data => typeof value === 'object' && value !== null;
