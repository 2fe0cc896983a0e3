import { classSet, SHORTEST_INSIDE, termAtEnd, termsWithin } from '../knowledge/lexicon.ts';
import type { Practice, PracticeKind } from '../model/fact.ts';
import type { Mention } from '../model/mention.ts';
import type { Names, ReadSentence } from './assemble.ts';
import { textOf } from './text-of.ts';

/** Characters of the longest head of a name. */
const LONGEST_HEAD = 10;
/** 《…》 around a title, and (试行) at its end. */
const TITLE_SIGNS = /^《|(?:[(（][^()（）]*[)）])?》$/g;

/** What is in quotation marks and may be known by itself: 乡镇“一支队伍管执法”运行机制, but not 物业公司“黑名单”制度. */
const QUOTED = /“[^”]{4,}”/;

/** What is in quotation marks from beginning to end. */
const QUOTED_WHOLE = /^“(.+)”$/;

type Named = Pick<Practice, 'name' | 'kind'>;

/** The practices that a mention names; several where a title names them one behind another. */
type PracticesOf = (read: ReadSentence, mention: Mention) => readonly Named[];

/**
 * Reads practices in the report of a place, given its name and those of the places above and in it: name and kind by the tables, or
 * else by the head of the name.
 */
export function openPracticeReader({ lexicon, headKinds, practiceKinds, practice }: Names) {
  const heads = classSet(lexicon, [...headKinds.keys()]);
  const called = classSet(lexicon, ['kind-system', 'kind-mechanism']);
  const calledSystem = classSet(lexicon, ['kind-system']);
  const practices = classSet(lexicon, ['practice']);
  const setHeads = classSet(lexicon, ['head-set']);
  const sharedHeads = classSet(lexicon, ['generic-head', 'shared-head']);

  /** The kind of the longest head that a name ends in, be it within quotation marks. */
  function kindOfHead(written: string): PracticeKind {
    const term = termAtEnd(lexicon, written.replace(/[“”‘’]/g, ''), heads, LONGEST_HEAD);
    if (term === undefined) return 'Mechanism';
    return headKinds.get(lexicon.classNames[heads.firstOf(lexicon.classes[term]!)!]!)!;
  }

  /** The kind of a known practice as the text calls it: 首违不罚清单 is a System though 首违不罚 is a Mechanism. */
  function calledKind(written: string, kind: PracticeKind): PracticeKind {
    if (kind === 'Platform') return kind;
    const plain = written.replace(/[“”‘’]/g, '');
    const term = termAtEnd(lexicon, plain, called, LONGEST_HEAD);
    if (term === undefined) return kind;
    return calledSystem.has(lexicon.classes[term]!) ? 'System' : 'Mechanism';
  }

  /**
   * A practice's name as written, without the bodies that have it together, a shared head put back: that of 掌上办、自助办“两大平台” is 平台,
   * that of 线索通报 before the known 案件移送制度 is 制度. None before a known practice that has no head to share.
   */
  function namesWritten(read: ReadSentence, mention: Mention): string[] {
    const captured = (called: string) => mention.others.find(({ name }) => name === called);
    const own = textOf(read, captured('name') ?? mention).replace(TITLE_SIGNS, '');
    const known = captured('known');
    if (known) {
      const generic = termAtEnd(lexicon, textOf(read, known), sharedHeads, LONGEST_HEAD);
      return generic === undefined ? [] : [own + lexicon.terms[generic]!];
    }
    const shared = captured('head');
    if (!shared) return [own];
    const head = textOf(read, shared);
    const set = QUOTED_WHOLE.exec(head)?.[1];
    const term = set === undefined ? undefined : termAtEnd(lexicon, set, setHeads, LONGEST_HEAD);
    return [own + (term === undefined ? head : lexicon.terms[term]!)];
  }

  /** The known practices of which a title holds the names. */
  function namesInside(read: ReadSentence, mention: Mention): string[] {
    return termsWithin(lexicon, textOf(read, mention), practices, SHORTEST_INSIDE).map((term) => lexicon.terms[term]!);
  }

  function practiceCalled(given: string, places: readonly string[]): Named {
    // 莘县“妈妈帮”调解室: what is in quotation marks needs no place to be told by.
    const before = given.slice(0, Math.max(given.indexOf('“'), 0));
    const written = places.includes(before) ? given.slice(before.length) : given;
    const known = practice(written, places, false);
    const kind = practiceKinds.get(known);
    if (kind) return { name: known, kind: calledKind(written, kind) };
    const quoted = QUOTED.exec(written);
    if (quoted) {
      const name = practice(written.slice(quoted.index), places, false);
      const kind = practiceKinds.get(name);
      if (kind) return { name, kind: calledKind(written, kind) };
    }
    const head = kindOfHead(written);
    const name = head === 'System' ? practice(written, places, true) : known;
    return { name, kind: practiceKinds.get(name) ?? head };
  }

  return (places: readonly string[]): PracticesOf => {
    // A report names most of its practices more than once.
    const known = new Map<string, Named>();
    const called = (name: string) => {
      let found = known.get(name);
      if (!found) known.set(name, (found = practiceCalled(name, places)));
      return found;
    };
    return (read, mention) => {
      const told = mention.sets.practice;
      if (told !== undefined) return [{ name: told, kind: practiceKinds.get(told)! }];
      const names = mention.sets.inside ? namesInside(read, mention) : namesWritten(read, mention);
      return names.map(called);
    };
  };
}
