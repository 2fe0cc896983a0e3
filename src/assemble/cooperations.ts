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

/** How many sentences after that which names the partners an arrangement of theirs may stand, under the same heading. */
const FOLLOWING: Readonly<Partial<Record<CooperationKind, number>>> = {
  'joint-body': Number.POSITIVE_INFINITY,
  agreement: Number.POSITIVE_INFINITY,
  'joint-enforcement': 1,
  'information-sharing': 1,
};

/** The most words that name a body behind the place whose it is. */
const BODY = 3;

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
 * last before it: in the same sentence, or in one before, as far as FOLLOWING says.
 */
export function openCooperations(lexicon: Lexicon): (own: Path) => CooperationReader {
  const groups = classSet(lexicon, ['group']);
  const partners = classSet(lexicon, ['place', 'group']);
  const joining = classSet(lexicon, ['joining', 'and']);
  const mark = classSet(lexicon, ['mark']);
  const kinds = lexicon.classNames.map((name) => (name.startsWith('coop-') ? (KINDS[name] ?? 'other') : undefined));

  function kindOf(token: Token): CooperationKind | undefined {
    const number = token.classes.find((number) => kinds[number] !== undefined);
    return number === undefined ? undefined : kinds[number];
  }

  /** The group that a token belongs to: 蒙陕毗邻地区 is one, told by two words. */
  function groupAt({ sentence, tokens }: ReadSentence, at: number): Group {
    let [first, last] = [at, at];
    while (first > 0 && bears(tokens[first - 1]!, groups)) first--;
    while (last + 1 < tokens.length && bears(tokens[last + 1]!, groups)) last++;
    return { group: sentence.text.slice(tokens[first]!.start, tokens[last]!.end) };
  }

  /** The group named last in a sentence, before a token of it. */
  function lastGroup(sentence: ReadSentence, until: number): Group | undefined {
    for (let at = until - 1; at >= 0; at--) {
      if (bears(sentence.tokens[at]!, groups)) return groupAt(sentence, at);
    }
    return undefined;
  }

  /** The group that a name begins with: 川渝通办 is 川渝's, 毗邻地区执法协作 behind 蒙陕 that of both words. */
  function groupIn(sentence: ReadSentence, from: number, name: string): Group[] | null {
    if (bears(sentence.tokens[from]!, groups)) return [groupAt(sentence, from)];
    const term = termAtStart(lexicon, name, groups);
    return term === undefined ? null : [{ group: lexicon.terms[term]! }];
  }

  return (own) => {
    let named: { readonly partners: readonly Partner[]; readonly sentence: number; readonly headings: string } | null =
      null;

    function before(sentence: ReadSentence, index: number, from: number, kind: CooperationKind): readonly Partner[] {
      if (named?.sentence === index) return named.partners;
      const joined = joinedBefore(sentence, from);
      if (joined.length > 0) {
        named = { partners: joined, sentence: index, headings: headingsOf(sentence) };
        return joined;
      }
      const here = lastGroup(sentence, from);
      if (here) return [here];
      const follows = FOLLOWING[kind] ?? 0;
      return named && index - named.sentence <= follows && named.headings === headingsOf(sentence)
        ? named.partners
        : [];
    }

    /** The places that stand joined before a token of their sentence, to another or to this one: 与某县、某县公安机关在边界…, 本县、某县…. */
    function joinedBefore(sentence: ReadSentence, until: number): readonly Partner[] {
      const { tokens } = sentence;
      const between = (token: Token) => bears(token, mark) || bears(token, joining);
      for (let last = until - 1; last > 0; last--) {
        if (!bears(tokens[last]!, partners)) continue;
        let first = last;
        while (first > 1 && between(tokens[first - 1]!) && bears(tokens[first - 2]!, partners)) first -= 2;
        const found: Partner[] = [];
        for (let at = first; at <= last; at += 2) found.push(...partnerOf(sentence, at).filter(isEqual));
        const joined = first > 0 && bears(tokens[first - 1]!, joining);
        const withOwn = first < last && found.length > 0 && found.length < (last - first) / 2 + 1;
        if (found.length > 0 && (joined || withOwn)) return found;
        last = first;
      }
      return [];
    }

    /** Whether a place may have joined in without being named as a partner: to a county, a province is where others lie. */
    function isEqual(partner: Partner): boolean {
      return 'group' in partner || own.length === 1 || partner.length > 1;
    }

    function partnerOf(sentence: ReadSentence, from: number): Partner[] {
      const token = sentence.tokens[from]!;
      if (bears(token, groups)) return [groupAt(sentence, from)];
      const place = sentence.places.get(token.start);
      return place && !related(place, own) ? [place] : [];
    }

    /** Whether a partner is named before a token in its own clause. */
    function isClose({ tokens }: ReadSentence, until: number): boolean {
      let at = until - 1;
      while (at >= 0 && !bears(tokens[at]!, partners) && !bears(tokens[at]!, mark)) at--;
      return at >= 0 && bears(tokens[at]!, partners);
    }

    /** The partners that a mention names; a group within its name is none where places are named before it. */
    function toldBy(sentence: ReadSentence, mention: Mention): readonly Partner[] {
      const all = mention.others.filter(({ name }) => name === 'partner');
      const outside = all.filter(({ from }) => from < mention.from || from >= mention.to);
      if (outside.length > 0) return outside.flatMap(({ from }) => partnerOf(sentence, from));
      const inside = all.flatMap(({ from }) => partnerOf(sentence, from));
      const joined = inside.length > 0 && isClose(sentence, mention.from) ? joinedBefore(sentence, mention.from) : [];
      return joined.length > 0 ? joined : inside;
    }

    /** The parts of this place that do it together with others: 青石镇、白沙镇司法所与某县…. */
    function partsWith(sentence: ReadSentence, mention: Mention): Path[] {
      const first = mention.others.find(({ name }) => name === 'partner');
      if (!first || first.from >= mention.from) return [];
      const { tokens } = sentence;
      let at = first.from - 1;
      if (at < 1 || !bears(tokens[at]!, joining)) return [];
      const placeAt = (index: number) => sentence.places.get(tokens[index]!.start);
      at--;
      for (const last = at; at > 0 && at > last - BODY && !placeAt(at) && !bears(tokens[at]!, mark); ) at--;
      const parts: Path[] = [];
      for (; at >= 0; at -= 2) {
        const place = placeAt(at);
        if (!place || place.length <= own.length || !related(place, own)) break;
        parts.unshift(place);
        if (at < 2 || !(bears(tokens[at - 1]!, mark) || bears(tokens[at - 1]!, joining))) break;
      }
      return parts;
    }

    return {
      read(sentence, index, mention) {
        const told = toldBy(sentence, mention);
        if (told.length > 0) named = { partners: told, sentence: index, headings: headingsOf(sentence) };
        const kind = mention.sets.kind ?? kindOf(sentence.tokens[mention.to - 1]!);
        if (!kind) return null;
        const name = textOf(sentence, mention).replace(/[“”《》]/g, '');
        const partners =
          told.length > 0
            ? told
            : (groupIn(sentence, mention.from, name) ?? before(sentence, index, mention.from, kind));
        if (partners.length === 0) return null;
        return { name, kind, parties: [own, ...partsWith(sentence, mention), ...partners], subject: null };
      },
      leave(sentence, index) {
        const partner = lastGroup(sentence, sentence.tokens.length);
        if (partner) named = { partners: [partner], sentence: index, headings: headingsOf(sentence) };
      },
    };
  };
}

function headingsOf({ sentence }: ReadSentence): string {
  return sentence.headings.join(' ');
}

/** Whether one lies within the other: a superior or a part is no partner. */
function related(a: Path, b: Path): boolean {
  return a.every((name, index) => index >= b.length || name === b[index]);
}
