import { classSet, termsWithin } from '../knowledge/lexicon.ts';
import type { Cooperation, CooperationKind, Path } from '../model/fact.ts';
import type { Mention } from '../model/mention.ts';
import { bears, type Classes, type Token } from '../model/token.ts';
import type { Names, ReadSentence } from './assemble.ts';
import { openPartners, type Partner } from './partners.ts';
import { textOf } from './text-of.ts';

const KINDS: Readonly<Record<string, CooperationKind>> = {
  'coop-agreement': 'agreement',
  'coop-conference': 'joint-conference',
  'coop-enforcement': 'joint-enforcement',
  'coop-body': 'joint-body',
  'coop-service': 'service-sharing',
  'coop-information': 'information-sharing',
};

/** Characters of the shortest word within a name that tells what kind of arrangement it is. */
const SHORTEST_TELLING = 4;

/** How many sentences after that which names the partners an arrangement of theirs may stand, under the same heading. */
const FOLLOWING: Readonly<Partial<Record<CooperationKind, number>>> = {
  'joint-body': Number.POSITIVE_INFINITY,
  agreement: Number.POSITIVE_INFINITY,
  'joint-enforcement': 1,
  'information-sharing': 1,
};

/** Reads the cooperations of one report. */
export interface CooperationReader {
  read(
    sentence: ReadSentence,
    index: number,
    mention: Mention,
  ): Omit<Cooperation, 'evidence' | 'spans' | 'patterns' | 'status'> | null;
  /** To be called after each sentence: 加强与毗邻地区政法合作 tells who the partners of what follows are. */
  leave(sentence: ReadSentence, index: number): void;
}

/**
 * Reads cooperations of a place in the order of the text. A body or a round of enforcement that names no partner has those named
 * last before it: in the same sentence, or in one before, as far as FOLLOWING says.
 */
export function openCooperations({ lexicon, practice, practiceKinds }: Names): (place: Path) => CooperationReader {
  const kinds = lexicon.classNames.map((name) => (name.startsWith('coop-') ? (KINDS[name] ?? 'other') : undefined));
  const partnersOf = openPartners(lexicon);

  const telling = classSet(lexicon, Object.keys(KINDS));
  const partnering = classSet(lexicon, ['partnering']);
  const lasting = classSet(lexicon, ['head-mechanism', 'head-system']);

  function kindAt({ numbers }: Classes): CooperationKind | undefined {
    const number = numbers.find((number) => kinds[number] !== undefined);
    return number === undefined ? undefined : kinds[number];
  }

  /**
   * The kind that the last word of an arrangement tells, or where it tells none, 机制, a word within its name: 联合巡查机制. In a plan
   * 边界联调合作 is what is planned; elsewhere it tells with whom those are that follow.
   */
  function kindOf(
    { sentence, tokens }: ReadSentence,
    { from, to }: Mention,
    name: string,
  ): CooperationKind | undefined {
    const word = tokens[to - 1]!;
    const planned = sentence.part === 'plans' && to - from > 1 && bears(word, partnering);
    const kind = kindAt(word.classes) ?? (planned ? 'other' : undefined);
    if (kind !== 'other' && kind !== undefined) return kind;
    const [term] = termsWithin(lexicon, name, telling, SHORTEST_TELLING);
    return term === undefined ? kind : kinds[telling.firstOf(lexicon.classes[term]!)!];
  }

  /** 政务服务“跨省通办” is 跨省通办: a service that is known is shared under its own name, where the text has it. */
  function nameOf(kind: CooperationKind, written: string): string {
    const known = kind === 'service-sharing' ? practice(written, [], false) : written;
    return practiceKinds.has(known) && written.includes(known) ? known : written;
  }

  return (place) => {
    const { told, partsWith, joinedBefore, groupBefore, groupIn } = partnersOf(place);
    let named: { readonly partners: readonly Partner[]; readonly sentence: number; readonly headings: string } | null =
      null;

    // The sentence that named an arrangement with its partners last, and the kind of that one where it is a lasting one.
    let last: { readonly sentence: number; readonly kind: CooperationKind | null } = { sentence: -1, kind: null };

    /** 建立联合执法机制，开展联合巡查7次: what partners do under an arrangement that the sentence has named is no other one. */
    function isContent(index: number, kind: CooperationKind, word: Token): boolean {
      if (last.sentence !== index || bears(word, lasting)) return false;
      return kind === 'information-sharing' || kind === last.kind;
    }

    function before(sentence: ReadSentence, index: number, from: number, kind: CooperationKind): readonly Partner[] {
      if (named?.sentence === index) return named.partners;
      const joined = joinedBefore(sentence, from);
      if (joined.length > 0) {
        named = { partners: joined, sentence: index, headings: headingsOf(sentence) };
        return joined;
      }
      const here = groupBefore(sentence, from);
      if (here) return [here];
      const follows = FOLLOWING[kind] ?? 0;
      return named && index - named.sentence <= follows && named.headings === headingsOf(sentence)
        ? named.partners
        : [];
    }

    return {
      read(sentence, index, mention) {
        const partners = told(sentence, mention);
        if (partners.length > 0) named = { partners, sentence: index, headings: headingsOf(sentence) };
        const name = textOf(sentence, mention).replace(/[“”《》]/g, '');
        const kind = mention.sets.kind ?? kindOf(sentence, mention, name);
        if (!kind) return null;
        const own = partners.length > 0 ? partners : groupIn(sentence, mention.from, name);
        const word = sentence.tokens[mention.to - 1]!;
        if (!own && isContent(index, kind, word)) return null;
        const all = own ?? before(sentence, index, mention.from, kind);
        if (all.length === 0) return null;
        if (own) last = { sentence: index, kind: kind !== 'other' && bears(word, lasting) ? kind : null };
        return {
          name: nameOf(kind, name),
          kind,
          parties: [place, ...partsWith(sentence, mention), ...all],
          subject: null,
        };
      },
      leave(sentence, index) {
        const partner = groupBefore(sentence, sentence.tokens.length);
        if (partner) named = { partners: [partner], sentence: index, headings: headingsOf(sentence) };
      },
    };
  };
}

function headingsOf({ sentence }: ReadSentence): string {
  return sentence.headings.join(' ');
}
