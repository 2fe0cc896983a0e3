import { classSet, type Lexicon, termAtEnd } from '../knowledge/lexicon.ts';
import type { ClassSet } from '../model/token.ts';

/** How many names are remembered at once: some megabytes. */
const KEPT = 50_000;
/** Characters of the longest head, scope or body that is left out of a name. */
const LONGEST_PART = 10;

/** The canonical name of a practice as written in the report of a place, given its name and those of the places above and in it. */
export type PracticeNamer = (written: string, own: readonly string[], isRule: boolean) => string;

/**
 * One thing, one name: the name of `graph/practices` where the text as written is known, or known without a general head
 * (府院联动机制) or without words of scope before it (街道合法性审查制度); or without the place and the bodies whose it is; else a normal form: no quotation
 * marks, and for rules without these (横沥镇人民政府学法制度 is 学法制度).
 */
export function openPractices(lexicon: Lexicon): PracticeNamer {
  const generic = classSet(lexicon, ['generic-head']);
  const scope = classSet(lexicon, ['scope']);
  const body = classSet(lexicon, ['body-head']);
  const shortest = 3;

  function known(name: string): string | undefined {
    const term = lexicon.find(name);
    return term === undefined
      ? undefined
      : lexicon.meanings[term]!.find((meaning) => meaning.class === 'practice')?.name;
  }

  /** Characters of the longest part that is left out of a name, of which something must be left. */
  function mostOf(name: string): number {
    return Math.min(name.length - 2, LONGEST_PART);
  }

  /** Name without the longest term of a class that it ends in; null where it ends in none. */
  function withoutEnd(name: string, wanted: ClassSet): string | null {
    const term = termAtEnd(lexicon, name, wanted, mostOf(name));
    return term === undefined ? null : name.slice(0, -lexicon.terms[term]!.length);
  }

  /** Name without the term of a class that it begins with; null where there is none, or a longer one begins there: 党委会议 does not begin with 党委会. */
  function withoutStart(name: string, wanted: ClassSet): string | null {
    const term = lexicon.trie.longest(name, 0);
    if (term === -1 || !wanted.has(lexicon.classes[term]!)) return null;
    const { length } = lexicon.terms[term]!;
    return length > mostOf(name) ? null : name.slice(length);
  }

  /** 重庆市荣昌区人民检察院重庆市荣昌区司法局… : the makers before a rule's own name. */
  function withoutMakers(name: string, own: readonly string[]): string {
    let rest = name;
    for (let before = ''; before !== rest; ) {
      before = rest;
      for (const place of own)
        if (rest.startsWith(place) && rest.length - place.length >= shortest) rest = rest.slice(place.length);
      if (rest !== name) rest = withoutStart(rest, body) ?? rest;
    }
    return rest.length > shortest ? rest : name;
  }

  function canonical(name: string): string | undefined {
    const exact = known(name);
    if (exact) return exact;
    const headless = withoutEnd(name, generic);
    const narrow = withoutStart(name, scope);
    return (
      (headless && known(headless)) ||
      (narrow && known(narrow)) ||
      known((headless && withoutStart(headless, scope)) ?? '')
    );
  }

  // Most names stand in many reports: what was found once for a name is kept, up to a number.
  const kept = new Map<string, string | null>();

  return (written, own, isRule) => {
    const plain = written.replace(/[“”‘’]/g, '');
    let found = kept.get(plain);
    if (kept.size > KEPT) kept.clear();
    if (found === undefined) kept.set(plain, (found = canonical(plain) ?? null));
    if (found !== null) return found;
    const bare = withoutMakers(plain, own);
    const known = bare === plain ? undefined : canonical(bare);
    return known ?? (isRule ? bare : plain);
  };
}
