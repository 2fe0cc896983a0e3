import { classSet, type Lexicon, termAtStart } from '../knowledge/lexicon.ts';
import type { Cooperation, CooperationKind, Group, Path } from '../model/fact.ts';
import type { Mention } from '../model/mention.ts';
import { bears, type Token } from '../model/token.ts';
import type { ReadSentence } from './assemble.ts';
import { textOf } from './text-of.ts';

const KINDS: Readonly<Record<string, CooperationKind>> = {
  'coop-agreement': 'agreement',
  'coop-conference': 'joint-conference',
  'coop-enforcement': 'joint-enforcement',
  'coop-body': 'joint-body',
  'coop-service': 'service-sharing',
  'coop-information': 'information-sharing',
};

type Partner = Path | Group;

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
 * last before it: in the same sentence, or, for a joint body, under the same heading.
 */
export function openCooperations(lexicon: Lexicon): (own: Path) => CooperationReader {
  const groups = classSet(lexicon, ['group']);
  const kinds = lexicon.classNames.map((name) => (name.startsWith('coop-') ? (KINDS[name] ?? 'other') : undefined));

  function kindOf(token: Token): CooperationKind | undefined {
    const number = token.classes.find((number) => kinds[number] !== undefined);
    return number === undefined ? undefined : kinds[number];
  }

  /** The group named last in a sentence, before a token of it. */
  function lastGroup(sentence: ReadSentence, until: number): Group | undefined {
    for (let at = until - 1; at >= 0; at--) {
      const token = sentence.tokens[at]!;
      if (bears(token, groups)) return groupOf(sentence, token);
    }
    return undefined;
  }

  /** The group that a name begins with: 川渝通办 is 川渝's. */
  function groupIn(name: string): Group[] | null {
    const term = termAtStart(lexicon, name, groups);
    return term === undefined ? null : [{ group: lexicon.terms[term]! }];
  }

  return (own) => {
    let named: { readonly partners: readonly Partner[]; readonly sentence: number; readonly headings: string } | null =
      null;

    function before(sentence: ReadSentence, index: number, from: number, kind: CooperationKind): readonly Partner[] {
      if (named?.sentence === index) return named.partners;
      const here = lastGroup(sentence, from);
      if (here) return [here];
      const follows = kind === 'joint-body' || kind === 'agreement';
      return named && follows && named.headings === headingsOf(sentence) ? named.partners : [];
    }

    function partnerOf(sentence: ReadSentence, from: number): Partner[] {
      const token = sentence.tokens[from]!;
      if (bears(token, groups)) return [groupOf(sentence, token)];
      const place = sentence.places.get(token.start);
      return place && !related(place, own) ? [place] : [];
    }

    return {
      read(sentence, index, mention) {
        const kind = mention.sets.kind ?? kindOf(sentence.tokens[mention.to - 1]!);
        if (!kind) return null;
        const told = mention.others
          .filter(({ name }) => name === 'partner')
          .flatMap(({ from }) => partnerOf(sentence, from));
        if (told.length > 0) named = { partners: told, sentence: index, headings: headingsOf(sentence) };
        const name = textOf(sentence, mention).replace(/[“”《》]/g, '');
        const partners = told.length > 0 ? told : (groupIn(name) ?? before(sentence, index, mention.from, kind));
        return partners.length === 0 ? null : { name, kind, parties: [own, ...partners], subject: null };
      },
      leave(sentence, index) {
        const partner = lastGroup(sentence, sentence.tokens.length);
        if (partner) named = { partners: [partner], sentence: index, headings: headingsOf(sentence) };
      },
    };
  };
}

function groupOf({ sentence }: ReadSentence, { start, end }: Token): Group {
  return { group: sentence.text.slice(start, end) };
}

function headingsOf({ sentence }: ReadSentence): string {
  return sentence.headings.join(' ');
}

/** Whether one lies within the other: a superior or a part is no partner. */
function related(a: Path, b: Path): boolean {
  return a.every((name, index) => index >= b.length || name === b[index]);
}
