import type { Span } from '../model/text.ts';
import type { Token } from '../model/token.ts';
import type { Entity, EntityType, Held } from './entity.ts';
import type { Lattice } from './lattice.ts';
import type { PlaceFinder } from './places.ts';
import { entityOf, named, type Term, type Terms, titled } from './terms.ts';
import type { YearFinder } from './years.ts';

/** What a text is recognised by. */
export interface Known {
  /** Words as the extraction cuts them, and where jieba sees one begin. */
  tokens(text: string): { readonly tokens: readonly Token[]; readonly marks: Uint8Array };
  /** Whether a token is in quotation marks or title marks. */
  enclosed(token: Token): 'quote' | 'title' | null;
  readonly places: PlaceFinder;
  readonly years: YearFinder;
  /** Words of `values.tsv`: ranks, kinds, statuses. */
  readonly fixed: readonly Terms[];
  readonly practices: Terms;
  readonly indicators: Terms;
  readonly laws: Terms;
  /** The canonical name of a practice as written, with a general head or words of scope; null where it is not known. */
  practice(written: string): string | null;
  /** The title that one in title marks stands for; null for what is no document. */
  document(written: string): string | null;
  /** Words and signs that say nothing. */
  readonly void: readonly string[];
}

/** Names of the graph's own that `graph/` does not know. */
export interface HeldTerms {
  readonly practices: Terms;
  readonly indicators: Terms;
  readonly laws: Terms;
}

/** A name as short as this counts only where jieba sees a word: 宪法, but not in 宪法宣传周. */
const SHORT = 3;
/** So many words around a practice's name may belong to it: 街道 before, 机制 behind. */
const AROUND = 2;

/** All that a question's parts can be. */
export function recognise(text: string, known: Known, held: HeldTerms, { latestYear }: Held): Lattice {
  const { tokens, marks } = known.tokens(text);
  const entities = new Map<number, Entity[]>();
  const add = (entity: Entity) => {
    const here = entities.get(entity.start);
    const twin = here?.some(({ type, end }) => type === entity.type && end === entity.end);
    if (!here) entities.set(entity.start, [entity]);
    else if (!twin) here.push(entity);
  };
  const isWord = (start: number, end: number) =>
    end - start > SHORT ||
    (marks[start] === 1 && marks[end] === 1) ||
    tokens.some((token) => token.start === start && token.end === end);

  const years = known.years(text, latestYear);
  for (const entity of years) add(entity);
  for (const entity of known.places(text, yearOf(years))) add(entity);
  for (let at = 0; at < text.length; at++) {
    for (const terms of known.fixed)
      for (const term of terms.at(text, at)) add(entityOf(terms.type, text, at, at + term.length, bare(term)));
    const open = [known.practices, held.practices, known.indicators, held.indicators, known.laws, held.laws];
    for (const terms of open)
      for (const term of terms.at(text, at))
        if (isWord(at, at + term.length)) add(entityOf(terms.type, text, at, at + term.length, bare(term)));
  }
  for (const token of tokens) for (const entity of insideOf(text, token, known, held)) add(entity);
  for (const entity of wider(text, tokens, entities, known)) add(entity);
  return { text, entities, void: voidIn(text, known.void) };
}

const bare = ({ values, note }: Term): Term => ({ values, ...(note && { note }) });

/** The year that a question asks about, where it names one. */
function yearOf(years: readonly Entity[]): number | undefined {
  const last = new Set(
    years.flatMap(({ values }) =>
      values.flatMap(({ value }) => (typeof value === 'string' ? [] : (value.to ?? value.from ?? []))),
    ),
  );
  return last.size === 1 ? [...last][0] : undefined;
}

/** What is quoted or titled: a practice, a document, and in any case a text. */
function insideOf(text: string, token: Token, known: Known, held: HeldTerms): Entity[] {
  const how = known.enclosed(token);
  if (!how) return [];
  const { start, end } = token;
  const inner = text.slice(start + 1, end - 1);
  const entity = (type: Entity['type'], term: Term | null) => (term ? [entityOf(type, text, start, end, term)] : []);
  if (how === 'title') {
    const title = known.document(inner);
    return entity('law', title === null ? null : titled(title));
  }
  const canonical = known.practice(inner);
  const practice = canonical === null ? (held.practices.find(inner) ?? held.practices.find(`“${inner}”`)) : null;
  const indicator = known.indicators.find(inner) ?? held.indicators.find(inner);
  return [
    ...entity('practice', canonical === null ? practice : named(canonical)),
    ...entity('indicator', indicator),
    ...entity('text', named(inner)),
  ];
}

/** Practices with a general head or words of scope around their names: 府院联动机制. */
function wider(
  text: string,
  tokens: readonly Token[],
  entities: ReadonlyMap<number, readonly Entity[]>,
  { practice }: Known,
): Entity[] {
  const wide: Entity[] = [];
  for (const { start, end, type, values } of [...entities.values()].flat()) {
    if (type !== 'practice' || values.length !== 1) continue;
    const starts = [start, ...near(tokens, ({ end }) => end <= start, -AROUND).map((token) => token.start)];
    const ends = [end, ...near(tokens, (token) => token.start >= end, AROUND).map((token) => token.end)];
    for (const from of starts)
      for (const to of ends) {
        if (from === start && to === end) continue;
        if (practice(text.slice(from, to)) !== values[0]!.value) continue;
        wide.push(entityOf('practice', text, from, to, { values }));
      }
  }
  return wide;
}

/** The first so many of the tokens that fit, or the last where `count` is negative. */
function near(tokens: readonly Token[], fits: (token: Span) => boolean, count: number): readonly Token[] {
  const all = tokens.filter(fits);
  return count < 0 ? all.slice(count) : all.slice(0, count);
}

function voidIn(text: string, words: readonly string[]): Map<number, number[]> {
  const found = new Map<number, number[]>();
  for (let at = 0; at < text.length; at++) {
    const ends = words.filter((word) => text.startsWith(word, at)).map((word) => at + word.length);
    if (ends.length > 0) found.set(at, ends);
  }
  return found;
}

/** Names of a type: those of `graph/`, and the graph's own. */
export function termsFor(type: EntityType, known: Known, held: HeldTerms): readonly Terms[] {
  if (type === 'practice') return [known.practices, held.practices];
  return type === 'indicator' ? [known.indicators, held.indicators] : [];
}
