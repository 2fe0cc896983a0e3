import type { Lexicon } from '../knowledge/lexicon.ts';

/** The canonical name of a practice as written in the report of a place, whose name and superiors' names are given. */
export type PracticeNamer = (written: string, own: readonly string[], isRule: boolean) => string;

/**
 * One thing, one name: the name of `graph/practices` where the text as written is known, or known without a general head
 * (府院联动机制) or without words of scope before it (街道合法性审查制度); else a normal form: no quotation marks, and for rules
 * without the place and the bodies that made them (横沥镇人民政府学法制度 is 学法制度).
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

  /** Name without the longest term of the class that it begins or ends with; null where there is none. */
  function without(name: string, wanted: number, side: 'start' | 'end'): string | null {
    for (let length = Math.min(name.length - 2, 10); length > 0; length--) {
      const term = lexicon.find(side === 'start' ? name.slice(0, length) : name.slice(-length));
      if (term === undefined || !lexicon.classes[term]!.includes(wanted)) continue;
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

  return (written, own, isRule) => {
    const plain = written.replace(/[“”‘’]/g, '');
    const bare = isRule ? withoutMakers(plain, own) : plain;
    for (const name of [plain, bare]) {
      const headless = without(name, generic, 'end');
      const narrow = without(name, scope, 'start');
      const both = headless && without(headless, scope, 'start');
      for (const variant of [name, headless, narrow, both]) {
        const found = variant && known(variant);
        if (found) return found;
      }
    }
    return bare;
  };
}
