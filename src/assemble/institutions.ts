import type { BodyHead, ShortBody } from '../knowledge/institutions.ts';
import { classSet, termAtStart } from '../knowledge/lexicon.ts';
import type { Institution, Path } from '../model/fact.ts';
import type { Mention } from '../model/mention.ts';
import type { Level } from '../model/place.ts';
import type { Names, ReadSentence } from './assemble.ts';
import { textOf } from './text-of.ts';

type Body = Pick<Institution, 'name' | 'type' | 'jurisdiction'>;

/** The reporting place and its superiors, from the province down; `called`: how names of its own begin, 金平县 for the autonomous county too. */
export type Lineage = readonly {
  readonly name: string;
  readonly called: readonly string[];
  readonly level: Level;
  readonly path: Path;
}[];

/** Reads bodies in reports of a place of this lineage; null where no one body is meant. */
export function openBodyReader({ lexicon, shortBodies, bodyHeads }: Names) {
  const levels = classSet(lexicon, ['level']);

  /** The level that a name begins with; empty where it does with none. */
  function levelIn(name: string): string {
    const level = termAtStart(lexicon, name, levels);
    return level === undefined ? '' : lexicon.terms[level]!;
  }

  /** 司法局 in 县公安局、司法局 is the county's as well. */
  function levelBefore(read: ReadSentence, { others }: Mention): string {
    return levelIn(textOf(read, others.find(({ name }) => name === 'first')!));
  }

  return (read: ReadSentence, mention: Mention, lineage: Lineage): Body | null => {
    const { from, sets } = mention;
    const written = textOf(read, mention).replace(/[“”‘’]/g, '');
    switch (sets.form) {
      case 'named': {
        const path = read.places.get(read.tokens[from]!.start);
        return namedBody(written, textOf(read, { from, to: from + 1 }), path, bodyHeads, shortBodies);
      }
      case 'quoted':
        return quotedBody(written, lineage, bodyHeads);
      case 'national': {
        const head = bodyHeads.get(written);
        return head ? { name: head.full, type: head.type, jurisdiction: null } : null;
      }
      case 'levelled':
        return levelledBody(written, levelIn(written), lineage, bodyHeads);
      case 'listed': {
        const level = levelBefore(read, mention);
        const known = shortBodies.get(level + written);
        return known ? completeBody(known, lineage) : levelledBody(level + written, level, lineage, bodyHeads);
      }
      default:
        return completeBody(shortBodies.get(written) ?? [], lineage);
    }
  };
}

/**
 * The body that a short name means in the report of this place: 区政府 in 荣昌区's is 荣昌区人民政府.
 * null where no place of the lineage fits: then it is a kind of body, not one.
 */
function completeBody(bodies: readonly ShortBody[], lineage: Lineage): Body | null {
  const own = lineage.at(-1);
  if (!own) return null;
  for (const { full, type, level, ends, townshipOnly } of bodies) {
    if (townshipOnly && own.level !== 'township') continue;
    const fits = lineage.filter(
      (place) =>
        (level === 'self' ? place === own : level === 'city' ? place.level !== 'township' : place.level === level) &&
        (ends.length === 0 || ends.some((end) => place.name.endsWith(end))),
    );
    const place = fits.at(-1);
    if (place) return { name: full.replace('{place}', place.name), type, jurisdiction: place.path };
  }
  return null;
}

/**
 * A body whose name is written out, beginning with `place` as the text writes it. The path's last name stands for the whole
 * chain (重庆市荣昌区司法局 is 荣昌区司法局) where the text writes that name in full.
 */
function namedBody(
  written: string,
  place: string,
  path: Path | undefined,
  heads: ReadonlyMap<string, BodyHead>,
  short: ReadonlyMap<string, readonly ShortBody[]>,
): Body | null {
  const last = path?.at(-1);
  // 渠县县委 is 渠县委, as 县委 would be in its own report.
  const own = last && place.endsWith(last) ? short.get(written.slice(place.length))?.[0] : undefined;
  if (own && path) return { name: own.full.replace('{place}', last!), type: own.type, jurisdiction: path };
  const ending = headOf(written, heads);
  if (!ending) return null;
  const { head, at } = ending;
  const from = last && place.endsWith(last) ? place.length - last.length : 0;
  return {
    name: written.slice(from, at) + head.full,
    type: head.type,
    jurisdiction: path ?? null,
  };
}

/** 县林长办 is that of the county. A province's bodies are in `short.tsv`: 区 in a prefecture's report is not its autonomous region. */
function levelledBody(
  written: string,
  level: string,
  lineage: Lineage,
  heads: ReadonlyMap<string, BodyHead>,
): Body | null {
  const own = written.slice(level.length);
  const ending = headOf(own, heads);
  const place = lineage.findLast(({ name, path }) => path.length > 1 && name.endsWith(level));
  if (!ending || !place) return null;
  const { head, at } = ending;
  return { name: place.name + own.slice(0, at) + head.full, type: head.type, jurisdiction: place.path };
}

/** A body in quotation marks: that of the place its name begins with, else of the reporting place. */
function quotedBody(written: string, lineage: Lineage, heads: ReadonlyMap<string, BodyHead>): Body | null {
  const ending = headOf(written, heads);
  const place = lineage.findLast(({ name }) => written.startsWith(name)) ?? lineage.at(-1);
  return ending && { name: written, type: ending.head.type, jurisdiction: place?.path ?? null };
}

/** The longest head that the name ends in, and where it begins. */
function headOf(written: string, heads: ReadonlyMap<string, BodyHead>): { head: BodyHead; at: number } | null {
  for (let at = 0; at < written.length; at++) {
    const head = heads.get(written.slice(at));
    if (head) return { head, at };
  }
  return null;
}
