import type { Lexicon } from '../knowledge/lexicon.ts';

/** How many names are remembered at once: some megabytes. */
const KEPT = 50_000;

/** The canonical name of a practice as written in the report of a place, given its name and those of the places above and in it. */
export type PracticeNamer = (written: string, own: readonly string[], isRule: boolean) => string;

/**
 * One thing, one name: the name of `graph/practices` where the text as written is known, or known without a general head
 * (府院联动机制) or without words of scope before it (街道合法性审查制度); or without the place and the bodies whose it is; else a normal form: no quotation
 * marks, and for rules without these (横沥镇人民政府学法制度 is 学法制度).
 */
export function openPractices(lexicon: Lexicon): PracticeNamer {
  const numberOf = (name: string) => lexicon.classNumber(name) ?? -1;
  const [generic, scope, body] = [numberOf('generic-head'), numberOf('scope'), numberOf('body-head')];
  const shortest = 3;

  function known(name: string): string | undefined {
    const term = lexicon.find(name);
    return term === undefined
      ? undefined
      : lexicon.meanings[term]!.find((meaning) => meaning.class === 'practice')?.name;
  }

  /** Name without the longest term of the class that it begins or ends with; null where there is none, or a longer one begins there. */
  function without(name: string, wanted: number, side: 'start' | 'end'): string | null {
    for (let length = Math.min(name.length - 2, 10); length > 0; length--) {
      const term = lexicon.find(side === 'start' ? name.slice(0, length) : name.slice(-length));
      if (term === undefined || !lexicon.classes[term]!.numbers.includes(wanted)) continue;
      // 党委会议 does not begin with 党委会.
      if (side === 'start' && lexicon.trie.longest(name, 0) !== term) return null;
      return side === 'start' ? name.slice(length) : name.slice(0, -length);
    }
    return null;
  }

  /** 重庆市荣昌区人民检察院重庆市荣昌区司法局… : the makers before a rule's own name. */
  function withoutMakers(name: string, own: readonly string[]): string {
    let rest = name;
    for (let before = ''; before !== rest; ) {
      before = rest;
      for (const place of own)
        if (rest.startsWith(place) && rest.length - place.length >= shortest) rest = rest.slice(place.length);
      if (rest !== name) rest = without(rest, body, 'start') ?? rest;
    }
    return rest.length > shortest ? rest : name;
  }

  function canonical(name: string): string | undefined {
    const exact = known(name);
    if (exact) return exact;
    const headless = without(name, generic, 'end');
    const narrow = without(name, scope, 'start');
    return (
      (headless && known(headless)) ||
      (narrow && known(narrow)) ||
      known((headless && without(headless, scope, 'start')) ?? '')
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
