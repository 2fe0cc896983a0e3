import type { BodyHead, ShortBody } from '../knowledge/institutions.ts';
import { classSet, termAtEnd, termAtStart } from '../knowledge/lexicon.ts';
import type { Institution, Path } from '../model/fact.ts';
import type { Mention } from '../model/mention.ts';
import type { Level } from '../model/place.ts';
import { bears } from '../model/token.ts';
import type { Names, ReadSentence } from './assemble.ts';
import { textOf } from './text-of.ts';

/** Characters of the longest level: 自治区. */
const LONGEST_LEVEL = 3;

type Body = Pick<Institution, 'name' | 'type' | 'jurisdiction'>;

/** The reporting place and its superiors, from the province down; `called`: how names of its own begin, 金平县 for the autonomous county too. */
export type Lineage = readonly {
  readonly name: string;
  readonly called: readonly string[];
  readonly level: Level;
  readonly path: Path;
}[];

/** A place with the level that its name ends in: 区 or 自治区. */
type Levelled = Lineage[number] & { readonly unit: string };

/** Reads the bodies of a mention in a report of a place of this lineage, issued by its government or by a department; none where no one body is meant. */
export type BodyReader = (read: ReadSentence, mention: Mention) => readonly Body[];

/** Readers of bodies, by these tables. */
export function openBodyReader(names: Names) {
  const { lexicon, shortBodies, bodyHeads } = names;
  const heads = openHeads(names);
  const levels = classSet(lexicon, ['level']);
  const founding = classSet(lexicon, ['founding']);
  const foundingLater = classSet(lexicon, ['founding-later']);
  const planning = classSet(lexicon, ['planning']);

  const governments = [...bodyHeads].flatMap(([head, { type }]) => (type === 'government' ? head : []));

  /** The department of the reporting place that issued the report, without the places above: 南郑区市场监督管理局; null for a government. */
  function departmentOf(issuer: string, own: string): string | null {
    const at = issuer.lastIndexOf(own);
    const name = issuer.slice(at + own.length);
    const ending = heads.of(name);
    // 人民政府办公室 issues what is the government's.
    const ofGovernment = ending?.head.type === 'government' || governments.some((head) => name.startsWith(head));
    return at === -1 || !ending || ofGovernment ? null : issuer.slice(at);
  }

  /** 筹建县行政复议委员会: a body that is still to be set up does not act. */
  function isToCome({ sentence, tokens }: ReadSentence, { from }: Mention): boolean {
    const [before, verb] = [tokens[from - 2], tokens[from - 1]];
    if (!verb) return false;
    if (bears(verb, foundingLater)) return true;
    const planned = sentence.part === 'plans' || (before !== undefined && bears(before, planning));
    return planned && bears(verb, founding);
  }

  /** The level that a name begins with; empty where it does with none. */
  function levelIn(name: string): string {
    const level = termAtStart(lexicon, name, levels);
    return level === undefined ? '' : lexicon.terms[level]!;
  }

  /** The level that a place's name ends in, empty where it does in none: 自治区 of a province, but 区 and not 县区 of 沙县区. */
  function unitOf({ name, level }: Lineage[number]): string {
    for (const length of level === 'province' ? [LONGEST_LEVEL] : [1, 2, LONGEST_LEVEL]) {
      const unit = termAtEnd(lexicon, name, levels, length);
      if (unit !== undefined) return lexicon.terms[unit]!;
    }
    return '';
  }

  /** 司法局 in 县公安局、司法局 is the county's as well. */
  function levelBefore(read: ReadSentence, { others }: Mention): string {
    return levelIn(textOf(read, others.find(({ name }) => name === 'first')!));
  }

  return (lineage: Lineage, issuer: string | null): BodyReader => {
    const own = lineage.at(-1);
    const levelled = lineage.map((place) => ({ ...place, unit: unitOf(place) }));
    const department = own && issuer !== null ? departmentOf(issuer, own.name) : null;
    const complete = (bodies: readonly ShortBody[]) => completeBody(bodies, lineage, department);
    return (read, mention) => {
      if (isToCome(read, mention)) return [];
      const { from, sets } = mention;
      const written = textOf(read, mention).replace(/[“”‘’]/g, '');
      switch (sets.form) {
        case 'named': {
          const path = read.places.get(read.tokens[from]!.start);
          return namedBody(written, textOf(read, { from, to: from + 1 }), path, heads, shortBodies);
        }
        case 'shared': {
          const path = read.places.get(read.tokens[from]!.start);
          const head = mention.others.find(({ name }) => name === 'head')!;
          return path ? bodyOf(path.at(-1)!, textOf(read, head), path, heads) : [];
        }
        case 'quoted':
          return quotedBody(written, lineage, heads);
        case 'national': {
          const head = bodyHeads.get(written);
          return head ? [{ name: head.full, type: head.type, jurisdiction: null }] : [];
        }
        case 'own':
          return own ? bodyOf(department ?? own.name, written, own.path, heads) : [];
        case 'levelled':
          return levelledBody(written, levelIn(written), levelled, heads);
        case 'listed': {
          const level = levelBefore(read, mention);
          const known = shortBodies.get(level + written);
          return known ? complete(known) : levelledBody(level + written, level, levelled, heads);
        }
        default: {
          // 执法、司法两个协调小组: what is said once for all of a list.
          const head = mention.others.find(({ name }) => name === 'head');
          return complete(shortBodies.get(head ? written + textOf(read, head) : written) ?? []);
        }
      }
    };
  };
}

/**
 * What a short name means in the report of this place: 区政府 in 荣昌区's is 荣昌区人民政府, and 党组 in its department's is that
 * department's; nothing where no place of the lineage fits: then it is a kind of body, not one.
 */
function completeBody(bodies: readonly ShortBody[], lineage: Lineage, department: string | null): Body[] {
  const own = lineage.at(-1);
  if (!own) return [];
  for (const { full, type, level, ends, only } of bodies) {
    if ((only === 'township' && own.level !== 'township') || (only === 'department' && department === null)) continue;
    const fits = lineage.filter(
      (place) =>
        (level === 'self' ? place === own : level === 'city' ? place.level !== 'township' : place.level === level) &&
        (ends.length === 0 || ends.some((end) => place.name.endsWith(end))),
    );
    const place = fits.at(-1);
    if (!place) continue;
    const whose = level === 'self' ? (department ?? place.name) : place.name;
    return full.map((name) => ({ name: name.replace('{place}', whose), type, jurisdiction: place.path }));
  }
  return [];
}

/**
 * A body whose name is written out, beginning with `place` as the text writes it. The path's last name stands for the whole
 * chain (重庆市荣昌区司法局 is 荣昌区司法局) where the text writes that name in full.
 */
function namedBody(
  written: string,
  place: string,
  path: Path | undefined,
  heads: Heads,
  short: ReadonlyMap<string, readonly ShortBody[]>,
): Body[] {
  const last = path?.at(-1);
  // 渠县县委 is 渠县委, as 县委 would be in its own report.
  const own = last && place.endsWith(last) ? short.get(written.slice(place.length))?.[0] : undefined;
  if (own && path)
    return own.full.map((name) => ({ name: name.replace('{place}', last!), type: own.type, jurisdiction: path }));
  const ending = heads.within(written);
  if (!ending) return [];
  const from = last && place.endsWith(last) ? place.length - last.length : 0;
  const name = writtenOut(written, ending).slice(from);
  return [{ name, type: ending.head.type, jurisdiction: path ?? null }];
}

/** 县林长办 is that of the county: of the last place of the lineage that is of this level. */
function levelledBody(written: string, level: string, lineage: readonly Levelled[], heads: Heads): Body[] {
  const place = level === '' ? undefined : lineage.findLast(({ unit }) => unit === level);
  return place ? bodyOf(place.name, written.slice(level.length), place.path, heads) : [];
}

/** A body of a place or a department, its head written out. */
function bodyOf(whose: string, name: string, path: Path, heads: Heads): Body[] {
  const ending = heads.within(name);
  return ending ? [{ name: whose + writtenOut(name, ending), type: ending.head.type, jurisdiction: path }] : [];
}

/** A body in quotation marks: that of the place its name begins with, else of the reporting place. */
function quotedBody(written: string, lineage: Lineage, heads: Heads): Body[] {
  const ending = heads.of(written);
  const place = lineage.findLast(({ name }) => written.startsWith(name)) ?? lineage.at(-1);
  return ending ? [{ name: written, type: ending.head.type, jurisdiction: place?.path ?? null }] : [];
}

/** A head within a name: that of the body, or of the one that it is a part of. */
interface Headed {
  readonly head: BodyHead;
  readonly at: number;
  readonly end: number;
}

/** Finds the heads of names. */
interface Heads {
  /** The longest head that a name ends in. */
  of(written: string): Headed | null;
  /** The head that a name ends in, or else the last that it holds: 市场监管局 in 市场监管局白河分局. */
  within(written: string): Headed | null;
}

function openHeads({ lexicon, bodyHeads }: Names): Heads {
  const heads = classSet(lexicon, ['body-head']);
  function headOf(written: string): Headed | null {
    const term = termAtEnd(lexicon, written, heads, written.length);
    const name = term === undefined ? '' : lexicon.terms[term]!;
    const head = bodyHeads.get(name);
    return head ? { head, at: written.length - name.length, end: written.length } : null;
  }
  return {
    of: headOf,
    within(written) {
      for (let end = written.length; end > 0; end--) {
        const found = headOf(end < written.length ? written.slice(0, end) : written);
        if (found) return found;
      }
      return null;
    },
  };
}

/** A name with its head written out: 市监局白河分局 is 市场监督管理局白河分局. */
function writtenOut(written: string, { head, at, end }: Headed): string {
  return written.slice(0, at) + head.full + written.slice(end);
}
