import { classSet, type Lexicon, termAtStart } from '../knowledge/lexicon.ts';
import type { Group, Path } from '../model/fact.ts';
import type { Mention } from '../model/mention.ts';
import { bears, type Token } from '../model/token.ts';
import type { ReadSentence } from './assemble.ts';

/** The most words that name a body behind the place whose it is. */
const BODY = 3;

/** A place, or a group of places that is named and not listed. */
export type Partner = Path | Group;

/** Finds in sentences with whom the reporting place does something. Token indices throughout. */
export interface PartnerFinder {
  /** The partners that a mention names; a group within its name is none where places are named right before it. */
  told(sentence: ReadSentence, mention: Mention): readonly Partner[];
  /** The parts of this place that do it together with others: 青石镇、白沙镇司法所与某县…. */
  partsWith(sentence: ReadSentence, mention: Mention): readonly Path[];
  /** The places that stand joined before a token of their sentence, to another or to this one: 与某县、某县公安机关在边界…, 本县、某县…. */
  joinedBefore(sentence: ReadSentence, until: number): readonly Partner[];
  /** The group named last in a sentence before a token of it. */
  groupBefore(sentence: ReadSentence, until: number): Group | undefined;
  /** The group that a name begins with: 川渝通办 is 川渝's, 毗邻地区执法协作 behind 蒙陕 that of both words. */
  groupIn(sentence: ReadSentence, from: number, name: string): readonly Group[] | null;
}

/** Finders of partners, for the place of a report. */
export function openPartners(lexicon: Lexicon): (own: Path) => PartnerFinder {
  const groups = classSet(lexicon, ['group']);
  const partners = classSet(lexicon, ['place', 'group']);
  const joining = classSet(lexicon, ['joining', 'and']);
  const mark = classSet(lexicon, ['mark']);
  const between = (token: Token) => bears(token, mark) || bears(token, joining);

  /** The group that a token belongs to: 蒙陕毗邻地区 is one, told by two words, and so is 兴化市毗邻乡镇. */
  function groupAt({ sentence, tokens }: ReadSentence, at: number): Group {
    let [first, last] = [at, at];
    while (first > 0 && bears(tokens[first - 1]!, partners)) first--;
    while (last + 1 < tokens.length && bears(tokens[last + 1]!, groups)) last++;
    return { group: sentence.text.slice(tokens[first]!.start, tokens[last]!.end) };
  }

  function groupBefore(sentence: ReadSentence, until: number): Group | undefined {
    let at = until - 1;
    while (at >= 0 && !bears(sentence.tokens[at]!, groups)) at--;
    return at < 0 ? undefined : groupAt(sentence, at);
  }

  function groupIn(sentence: ReadSentence, from: number, name: string): Group[] | null {
    if (bears(sentence.tokens[from]!, groups)) return [groupAt(sentence, from)];
    const term = termAtStart(lexicon, name, groups);
    return term === undefined ? null : [{ group: lexicon.terms[term]! }];
  }

  /** Whether a partner is named before a token in its own clause. */
  function isClose({ tokens }: ReadSentence, until: number): boolean {
    let at = until - 1;
    while (at >= 0 && !bears(tokens[at]!, partners) && !bears(tokens[at]!, mark)) at--;
    return at >= 0 && bears(tokens[at]!, partners);
  }

  return (own) => {
    function partnerAt(sentence: ReadSentence, at: number): Partner[] {
      const token = sentence.tokens[at]!;
      if (bears(token, groups)) return [groupAt(sentence, at)];
      const next = sentence.tokens[at + 1];
      if (next && bears(next, groups)) return [];
      const place = sentence.places.get(token.start);
      return place && !related(place, own) ? [place] : [];
    }

    /** Whether a place may have joined in without being named as a partner: to a county, a province is where others lie. */
    function isEqual(partner: Partner): boolean {
      return 'group' in partner || own.length === 1 || partner.length > 1;
    }

    function joinedBefore(sentence: ReadSentence, until: number): readonly Partner[] {
      const { tokens } = sentence;
      for (let last = until - 1; last > 0; last--) {
        if (!bears(tokens[last]!, partners)) continue;
        let first = last;
        while (first > 1 && between(tokens[first - 1]!) && bears(tokens[first - 2]!, partners)) first -= 2;
        const found: Partner[] = [];
        for (let at = first; at <= last; at += 2) found.push(...partnerAt(sentence, at).filter(isEqual));
        const joined = first > 0 && bears(tokens[first - 1]!, joining);
        const withOwn = first < last && found.length > 0 && found.length < (last - first) / 2 + 1;
        if (found.length > 0 && (joined || withOwn)) return found;
        last = first;
      }
      return [];
    }

    return {
      joinedBefore,
      groupBefore,
      groupIn,
      told(sentence, mention) {
        const all = mention.others.filter(({ name }) => name === 'partner');
        const outside = all.filter(({ from }) => from < mention.from || from >= mention.to);
        if (outside.length > 0) return outside.flatMap(({ from }) => partnerAt(sentence, from));
        const inside = all.flatMap(({ from }) => partnerAt(sentence, from));
        const joined = inside.length > 0 && isClose(sentence, mention.from) ? joinedBefore(sentence, mention.from) : [];
        return joined.length > 0 ? joined : inside;
      },
      partsWith(sentence, mention) {
        const { tokens, places } = sentence;
        const first = mention.others.find(({ name }) => name === 'partner')?.from ?? 0;
        if (first < 2 || first >= mention.from || !bears(tokens[first - 1]!, joining)) return [];
        const placeAt = (at: number) => places.get(tokens[at]!.start);
        let at = first - 2;
        for (let words = 0; words < BODY && at > 0 && !placeAt(at) && !bears(tokens[at]!, mark); words++) at--;
        const parts: Path[] = [];
        for (; at >= 0; at -= 2) {
          const place = placeAt(at);
          if (!place || place.length <= own.length || !related(place, own)) break;
          parts.unshift(place);
          if (at < 2 || !between(tokens[at - 1]!)) break;
        }
        return parts;
      },
    };
  };
}

/** Whether one lies within the other: a superior or a part is no partner. */
function related(a: Path, b: Path): boolean {
  return a.every((name, index) => index >= b.length || name === b[index]);
}
