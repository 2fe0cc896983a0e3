import { classSet, type Lexicon } from '../knowledge/lexicon.ts';
import { bears, type Token } from '../model/token.ts';
import type { ReadSentence } from './assemble.ts';
import { textOf } from './text-of.ts';

/** Classes of words that belong to no indicator's name: what stands around it. */
const AROUND = [
  'edge',
  'adopting',
  'opening',
  'mark',
  'year',
  'year-mark',
  'date-mark',
  'number',
  'han-number',
  'of',
  'respectively',
  'approximate-before',
  'approximate-between',
  'approximate-after',
  'frequency',
  'from-to',
];
/** Classes of words that belong to a name though they may do something as well: 法治政府建设项目, 季度会议. */
const WITHIN = ['aim', 'weak', 'generic-head', 'date-mark'];
/** What stands between names in a list. */
export const LISTING = '、';
/** What stands between clauses. */
const COMMA = '，';

/** The most tokens in parentheses within a name. */
const ASIDE = 3;

/** A number with its unit and the clause it stands in: token indices. */
export interface Clause {
  readonly from: number;
  readonly number: number;
  /** The last token of what is said of the number: its unit, or the number where it says its unit itself. */
  readonly unit: number;
  readonly to: number;
  /** The unit, as it is given. */
  readonly counter: string;
}

/** A number's clause in its sentence. */
export interface Stand {
  readonly read: ReadSentence;
  readonly clause: Clause;
}

/** The noun phrases around a number: each is empty where there is none. */
export interface FigurePhrases {
  /** What is counted before a number: after the verb by which it is held, 主持召开常委会4次. */
  held(stand: Stand, until: number): string;
  /** The names of a list that ends before a token, in order, and where the list begins. */
  listed(stand: Stand, until: number): { readonly names: readonly string[]; readonly begin: number };
  /** 设立工作站12个 and 12个工作站: what is counted may stand right behind, unless it is what the next number counts. */
  behind(stand: Stand): string;
  /**
   * What stands behind the number, up to a verb by which what is counted sets up something else or goes there: 12个村 in
   * 12个村建立工作站; all of it where something is done to what is counted, 对12个村开展督察.
   */
  ahead(stand: Stand): string;
  /** 律师事务所为18家企业开展体检: what is counted stands behind, and not who does it; but 案卷为18卷 says what there are. */
  isObject(stand: Stand): boolean;
  /** What stands behind the number, a verb left out: 46次对法治工作作出批示. */
  following(stand: Stand): string;
  /** 组织集中学习，全年累计开展20次: a clause that names nothing is of what the one before it ends in. */
  preceding(stand: Stand): { readonly name: string; readonly begin: number } | null;
}

/** A reader of the noun phrases around numbers. */
export function openFigurePhrases(lexicon: Lexicon): FigurePhrases {
  const around = classSet(lexicon, AROUND);
  const edge = classSet(lexicon, ['edge']);
  const within = classSet(lexicon, WITHIN);
  const holding = classSet(lexicon, ['holding']);
  const toward = classSet(lexicon, ['toward']);
  const elsewhere = classSet(lexicon, ['adopting', 'joining', 'going']);
  const mark = classSet(lexicon, ['mark']);
  const numbers = classSet(lexicon, ['number', 'han-number']);
  const joining = classSet(lexicon, ['and']);
  const ending = classSet(lexicon, ['and', 'going']);
  const units = classSet(lexicon, ['unit']);
  const counting = classSet(lexicon, ['number', 'han-number', 'approximate-between']);

  /** Whether something is done to what is counted: 对12个村. */
  function isDone({ read: { tokens }, clause: { number } }: Stand): boolean {
    return number > 0 && bears(tokens[number - 1]!, toward);
  }

  /** Whether a token stands around names; what counts is a noun where no number stands before it: 政务服务事项. */
  function outside(tokens: readonly Token[], at: number): boolean {
    if (bears(tokens[at]!, around)) return true;
    return bears(tokens[at]!, units) && at > 0 && bears(tokens[at - 1]!, counting);
  }

  /** Whether a token ends a name: some that stand around names belong to others. */
  function parts(tokens: readonly Token[], at: number): boolean {
    return outside(tokens, at) && (bears(tokens[at]!, edge) || !bears(tokens[at]!, within));
  }

  /** The noun phrase of a stretch, what belongs to no name left out at both ends. */
  function named(read: ReadSentence, from: number, to: number): string {
    const { tokens } = read;
    let [start, end] = [from, to];
    while (end > start && outside(tokens, end - 1) && !((openingBefore(read, end) ?? -1) > start)) end--;
    // One character is no name: 及时率.
    while (start < end && tokens[end - 1]!.end - tokens[start]!.end > 1 && outside(tokens, start)) start++;
    return textOf(read, { from: start, to: end });
  }

  /** The end of the name that begins at a token, what stands in parentheses within it passed over: 乡（镇）工作站. */
  function endOf(read: ReadSentence, start: number): number {
    const { tokens } = read;
    let end = start;
    for (; end < tokens.length; end++) {
      const closing = end > start ? closingAfter(read, end) : undefined;
      if (closing !== undefined) end = closing;
      else if (parts(tokens, end) || bears(tokens[end]!, ending)) break;
    }
    return end;
  }

  return {
    held({ read, clause: { from } }, until) {
      let start = until;
      while (start > from && !bears(read.tokens[start - 1]!, holding)) start--;
      const name = named(read, start, until);
      return name.length > 1 ? name : named(read, from, until);
    },
    listed({ read }, until) {
      const { tokens } = read;
      const names: string[] = [];
      let [at, end] = [until - 1, until];
      for (; at >= 0; at--) {
        const lists = isSign(read, at, LISTING);
        if (!lists && bears(tokens[at]!, mark)) break;
        if (!lists && !bears(tokens[at]!, joining)) continue;
        names.unshift(named(read, at + 1, end));
        end = at;
      }
      return { names: [named(read, at + 1, end), ...names], begin: at + 1 };
    },
    behind({ read, clause: { unit } }) {
      const until = endOf(read, unit + 1);
      const { tokens } = read;
      return until < tokens.length && bears(tokens[until]!, numbers) ? '' : textOf(read, { from: unit + 1, to: until });
    },
    ahead(stand) {
      const { read, clause } = stand;
      const next = clause.unit + 1;
      if (isDone(stand)) return textOf(read, { from: next, to: clause.to });
      let end = next;
      while (end < clause.to && (end === next || !bears(read.tokens[end]!, elsewhere))) end++;
      return textOf(read, { from: next, to: end });
    },
    isObject(stand) {
      const { from, number, unit, to } = stand.clause;
      return number > from && unit + 1 < to && isDone(stand);
    },
    following({ read, clause: { unit, to } }) {
      let start = unit + 1;
      while (start < to && outside(read.tokens, start)) start++;
      return textOf(read, { from: start, to: endOf(read, start) });
    },
    preceding({ read, clause: { from, unit, to } }) {
      if (unit + 1 < to || from < 2 || !isSign(read, from - 1, COMMA)) return null;
      let begin = from - 1;
      while (begin > 0 && !parts(read.tokens, begin - 1)) begin--;
      const name = named(read, begin, from - 1);
      return name ? { name, begin } : null;
    },
  };
}

/** Whether a token is this sign. */
export function isSign({ sentence: { text }, tokens }: ReadSentence, at: number, sign: string): boolean {
  const { start, end } = tokens[at]!;
  return end === start + 1 && text[start] === sign;
}

/** The parenthesis that opens what is closed right before a token, if one is. */
export function openingBefore({ sentence: { text }, tokens }: ReadSentence, token: number): number | undefined {
  const sign = (at: number) => text.charAt(tokens[at]!.start);
  if (token === 0 || sign(token - 1) !== '）') return undefined;
  let at = token - 2;
  while (at >= 0 && sign(at) !== '（') at--;
  return at < 0 ? undefined : at;
}

/** The parenthesis that closes what is opened at a token, if it does so within a few. */
function closingAfter({ sentence: { text }, tokens }: ReadSentence, token: number): number | undefined {
  const sign = (at: number) => text.charAt(tokens[at]!.start);
  if (sign(token) !== '（') return undefined;
  for (let at = token + 1; at < tokens.length && at <= token + ASIDE; at++) if (sign(at) === '）') return at;
  return undefined;
}
