import { classSet, type Lexicon } from '../knowledge/lexicon.ts';
import { bears } from '../model/token.ts';
import type { ReadSentence } from './assemble.ts';

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

/** The noun phrases around a number: each is empty where there is none. */
export interface FigurePhrases {
  /** What some tokens say. */
  written(start: number, end: number): string;
  /** What is counted before a number: after the verb by which it is held, 主持召开常委会4次. */
  held(until: number): string;
  /** The names of a list that ends before a token, in order, and where the list begins. */
  listed(until: number): { readonly names: readonly string[]; readonly begin: number };
  /** 设立工作站12个 and 12个工作站: what is counted may stand right behind, unless it is what the next number counts. */
  behind(): string;
  /**
   * What stands behind the number, up to a verb by which what is counted sets up something else or goes there: 12个村 in
   * 12个村建立工作站; all of it where something is done to what is counted, 对12个村开展督察.
   */
  ahead(): string;
  /** 律师事务所为18家企业开展体检: what is counted stands behind, and not who does it; but 案卷为18卷 says what there are. */
  isObject(): boolean;
  /** What stands behind the number, a verb left out: 46次对法治工作作出批示. */
  following(): string;
  /** 组织集中学习，全年累计开展20次: a clause that names nothing is of what the one before it ends in. */
  preceding(): { readonly name: string; readonly begin: number } | null;
}

/** A reader of the noun phrases around numbers, given the sentence and the number's clause. */
export function openFigurePhrases(lexicon: Lexicon): (read: ReadSentence, clause: Clause) => FigurePhrases {
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

  return (read, { from, number, unit, to }) => {
    const { sentence, tokens } = read;
    const next = unit + 1;
    const done = number > 0 && bears(tokens[number - 1]!, toward);

    function written(start: number, end: number): string {
      return start < end ? sentence.text.slice(tokens[start]!.start, tokens[end - 1]!.end) : '';
    }

    /** Whether a token stands around names; what counts is a noun where no number stands before it: 政务服务事项. */
    function outside(at: number): boolean {
      if (bears(tokens[at]!, around)) return true;
      return bears(tokens[at]!, units) && at > 0 && bears(tokens[at - 1]!, counting);
    }

    /** Whether a token ends a name: some that stand around names belong to others. */
    function parts(at: number): boolean {
      return outside(at) && (bears(tokens[at]!, edge) || !bears(tokens[at]!, within));
    }

    /** The noun phrase of a stretch, what belongs to no name left out at both ends. */
    function named(start: number, end: number): string {
      while (end > start && outside(end - 1) && !((openingBefore(read, end) ?? -1) > start)) end--;
      // One character is no name: 及时率.
      const rest = () => tokens[end - 1]!.end - tokens[start]!.end;
      while (start < end && outside(start) && rest() > 1) start++;
      return written(start, end);
    }

    /** The end of the name that begins at a token, what stands in parentheses within it passed over: 乡（镇）工作站. */
    function endOf(start: number): number {
      let end = start;
      for (; end < tokens.length; end++) {
        const closing = end > start ? closingAfter(read, end) : undefined;
        if (closing !== undefined) end = closing;
        else if (parts(end) || bears(tokens[end]!, ending)) break;
      }
      return end;
    }

    return {
      written,
      held(until) {
        let start = until;
        while (start > from && !bears(tokens[start - 1]!, holding)) start--;
        const name = named(start, until);
        return name.length > 1 ? name : named(from, until);
      },
      listed(until) {
        const names: string[] = [];
        let [at, end] = [until - 1, until];
        for (; at >= 0; at--) {
          const lists = written(at, at + 1) === LISTING;
          if (!lists && bears(tokens[at]!, mark)) break;
          if (!lists && !bears(tokens[at]!, joining)) continue;
          names.unshift(named(at + 1, end));
          end = at;
        }
        return { names: [named(at + 1, end), ...names], begin: at + 1 };
      },
      behind() {
        const until = endOf(next);
        return until < tokens.length && bears(tokens[until]!, numbers) ? '' : written(next, until);
      },
      ahead() {
        if (done) return written(next, to);
        let end = next;
        while (end < to && (end === next || !bears(tokens[end]!, elsewhere))) end++;
        return written(next, end);
      },
      isObject() {
        return done && number > from && next < to;
      },
      following() {
        let start = next;
        while (start < to && outside(start)) start++;
        return written(start, endOf(start));
      },
      preceding() {
        if (next < to || from < 2 || written(from - 1, from) !== COMMA) return null;
        let begin = from - 1;
        while (begin > 0 && !parts(begin - 1)) begin--;
        const name = named(begin, from - 1);
        return name ? { name, begin } : null;
      },
    };
  };
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
