import type { Lexicon } from '../knowledge/lexicon.ts';
import type { Cooperation, CooperationKind, Path } from '../model/fact.ts';
import type { Mention } from '../model/mention.ts';
import type { Token } from '../model/token.ts';
import type { ReadSentence } from './assemble.ts';
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
export function openCooperations(lexicon: Lexicon): (own: Path) => CooperationReader {
  const kinds = lexicon.classNames.map((name) => (name.startsWith('coop-') ? (KINDS[name] ?? 'other') : undefined));
  const partnersOf = openPartners(lexicon);

  function kindOf(token: Token): CooperationKind | undefined {
    const number = token.classes.find((number) => kinds[number] !== undefined);
    return number === undefined ? undefined : kinds[number];
  }

  return (own) => {
    const { told, partsWith, joinedBefore, groupBefore, groupIn } = partnersOf(own);
    let named: { readonly partners: readonly Partner[]; readonly sentence: number; readonly headings: string } | null =
      null;

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
        const kind = mention.sets.kind ?? kindOf(sentence.tokens[mention.to - 1]!);
        if (!kind) return null;
        const name = textOf(sentence, mention).replace(/[“”《》]/g, '');
        const all =
          partners.length > 0
            ? partners
            : (groupIn(sentence, mention.from, name) ?? before(sentence, index, mention.from, kind));
        if (all.length === 0) return null;
        return { name, kind, parties: [own, ...partsWith(sentence, mention), ...all], subject: null };
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
