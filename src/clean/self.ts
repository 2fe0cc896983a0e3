import type { Cleaning } from '../knowledge/cleaning.ts';
import type { Level, Place } from '../model/place.ts';
import { any } from './words.ts';

/** What a text calls its own place, and which party committees and governments it names. */
export interface Self {
  /** The unit it most speaks of itself by (我镇, 全镇, 镇党委: 镇); null where it does not. */
  readonly unit: string | null;
  /** How surely: 3 for 我镇 once. */
  readonly strength: number;
  /** How much a place that bears `name` agrees with that: 1, or less. */
  agrees(name: string): number;
  /** Units whose committees or governments it names without a name: 区委、区政府, 市委. */
  readonly governments: ReadonlySet<string>;
}

/** How a text speaks of its own place and of others, ready to be searched for. */
export interface SelfRules {
  /** A unit with what stands around it that tells whose it is: own or whole before it, then acting or government, or these alone. */
  readonly unit: RegExp;
  /** At the end of what stands before a government: a break, or the name of another. */
  readonly beforeGovernment: RegExp;
  readonly many: RegExp;
  /** Levels of each unit, the lowest first. */
  readonly levels: ReadonlyMap<string, readonly Level[]>;
  /** A place whose name is left out: 某县, xx镇. */
  readonly nameless: RegExp;
  /** At the end of what stands before a name. */
  readonly announced: RegExp;
  readonly afterLeader: RegExp;
  readonly afterPartner: RegExp;
  /** At the beginning of what follows the name of a partner. */
  readonly joined: RegExp;
  readonly afterBrand: RegExp;
  readonly afterParty: RegExp;
  /** Within what follows a name: the committee or government that leads. */
  readonly leads: RegExp;
  /** Within what follows a name: what a place above is named for, 有关会议精神. */
  readonly asks: RegExp;
  /** What follows the name of whom the report is sent to: 人民政府：. */
  readonly addressed: RegExp;
  /** Behind the name of a county in a title: captures a township and what a township's name may be. */
  readonly townInTitle: RegExp;
  readonly properTown: RegExp;
  readonly townAtStart: RegExp;
  /** What makes the name before it that of a place with a government. */
  readonly governs: RegExp;
}

/** Compiles `graph/head/self.tsv` and `units.tsv`. */
export function compileSelf({ self, units, head }: Cleaning): SelfRules {
  const levels = new Map<string, Level[]>();
  for (const level of ['township', 'county', 'prefecture', 'province'] as const) {
    for (const unit of units[level]) levels.set(unit, [...(levels.get(unit) ?? []), level]);
  }
  const unit = any([...levels.keys()]);
  const towns = any(
    units.township.filter((word) => !units.township.some((other) => other !== word && other.startsWith(word))),
  );
  const ends = `(?!${any(self.longer)})`;
  const does = `(?:(${any(self.acting)})|(${any(self.government)}))`;
  return {
    unit: new RegExp(
      `(?:(${any(self.own)})|(?<!${any(self.notwhole)})(${any(self.whole)}))(${unit})${ends}${does}?|(${unit})${ends}${does}`,
      'g',
    ),
    beforeGovernment: new RegExp(`(?:^|[^\\p{Script=Han}]|${any(self.leaders)}|${any(self.government)})$`, 'u'),
    many: new RegExp(`(?:${any(self.many)})$`),
    levels,
    nameless: new RegExp(`(?:${any(self.nameless)})(?:${unit})`),
    announced: new RegExp(`(?:${any(head.announcing)})$`),
    afterLeader: new RegExp(`(?:${any(self.leaders)})$`),
    afterPartner: new RegExp(`(?:${any(self.partners)})$`),
    joined: new RegExp(`^(?:${any(self.joined)})`),
    afterBrand: new RegExp(`(?:${any(self.brands)})$`),
    afterParty: new RegExp(`(?:${any(self.party)})$`),
    leads: new RegExp(`^(?:${any(self.government)}|${unit}).{0,14}(?:${any(self.leading)})`),
    asks: new RegExp(`^.{0,4}(?:${any(self.leading)})`),
    addressed: new RegExp(`^(?:${any([...self.government, ...head.bodies])})?.{0,3}：`),
    townInTitle: new RegExp(
      `^((?:(?!${unit})\\p{Script=Han}){1,6}(?:${towns}))(?=${any([...head.bodies, ...head.about])}|20\\d\\d|$)`,
      'u',
    ),
    townAtStart: new RegExp(
      `^(\\p{Script=Han}{1,4}?(?:${towns}))(?=${any([...head.bodies, ...head.about])}|20\\d\\d)`,
      'u',
    ),
    properTown: new RegExp(
      `^(?:(?!${unit}|${any([...self.own, ...self.whole, ...self.many, ...head['not-names']])})\\p{Script=Han}){2,3}(?:${towns})$`,
      'u',
    ),
    governs: new RegExp(`^(?:${any([...self.government, ...head.bodies])})`),
  };
}

/** Tallies how a text speaks of its own place. */
export function readSelf(text: string, rules: SelfRules): Self {
  const scores = new Map<string, number>();
  const add = (unit: string, score: number) => scores.set(unit, (scores.get(unit) ?? 0) + score);
  const governments = new Set<string>();
  for (const match of text.matchAll(rules.unit)) {
    const { index, 0: found, 1: own, 2: whole } = match;
    const unit = match[3] ?? match[6]!;
    const acting = match[4] ?? match[7];
    const government = match[5] ?? match[8];
    if (own) add(unit, 3);
    if (whole) add(unit, 1);
    const before = text.slice(Math.max(0, index - 4), index);
    if (acting && !rules.many.test(before)) add(unit, 1);
    const governs = (acting || government) && rules.beforeGovernment.test(before);
    if (whole || governs) governments.add(unit);
    const begins = governs && /(?:^|[\n，。；：])$/.test(before);
    if (begins && government && !rules.leads.test(text.slice(index + found.length - government.length, index + 16))) {
      add(unit, 1);
    }
  }
  const rank = (unit: string) => ORDER.indexOf(rules.levels.get(unit)![0]!);
  const best = [...scores].sort(([a, m], [b, n]) => n - m || rank(a) - rank(b))[0];
  return {
    unit: best?.[0] ?? null,
    strength: best?.[1] ?? 0,
    governments,
    agrees(name) {
      if (!best) return 1;
      const score = Math.max(0, ...[...scores].filter(([unit]) => bears(name, unit)).map(([, n]) => n));
      return Math.max(best[1] < 2 ? 0.3 : 0.02, score / best[1]);
    },
  };
}

const ORDER: readonly Level[] = ['township', 'county', 'prefecture', 'province'];

/** Whether a place of that name may call itself by the unit: 沙面街道 is a 街, 内蒙古自治区 a 区. */
export function bears(name: string, unit: string): boolean {
  return name.endsWith(unit) || name.slice(-unit.length - 1, -1) === unit;
}

/** Whether every committee and government that the text names can be the place's own or one above it; `called`: the names of both. */
export function allows(self: Self, called: readonly string[], place: Place, { levels }: SelfRules): boolean {
  const own = ORDER.indexOf(place.level);
  return [...self.governments].every(
    (unit) =>
      levels.get(unit)!.some((level) => level === 'township' || ORDER.indexOf(level) < own) ||
      called.some((name) => bears(name, unit)),
  );
}
