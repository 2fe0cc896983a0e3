import { classSet, type Lexicon, SHORTEST_INSIDE, termAtEnd, termsWithin } from '../knowledge/lexicon.ts';
import type { Numerals } from '../model/numerals.ts';
import type { Classes, ClassSet, Token } from '../model/token.ts';
import type { Forms } from './forms.ts';
import { readHan } from './numbers.ts';

/** The longest quotation and the longest title that are read as one token, in characters. */
const QUOTE = 32;
const TITLE = 160;
/** The longest name of a body in quotation marks. */
const BODY = 16;
/** The longest word that tells what something enclosed is. */
const HEAD = 8;
/** By the sign that opens it, the sign that closes what is quoted or titled. */
export const CLOSERS: ReadonlyMap<number, number> = new Map(
  ['“”', '‘’', '《》', '〈〉'].map((pair) => [pair.charCodeAt(0), pair.charCodeAt(1)]),
);
const SENTENCE_MARKS = /[。;；！？]/u;
/** What no name holds: a quotation with such a sign, or without any Chinese character, is a phrase. */
const PHRASE_MARKS = /[、，：,;]/u;
/** What stands between the names of a list. */
const LISTING = '、';
const YEAR = /20\d\d/u;
/** What may stand after a title's last word: (试行). */
const TAIL = /[(（][^()（）]*[)）]$/u;
/** What puts the parts of a way of working together. */
const PLUS = /[^+＋][+＋]+[^+＋]/u;
const HAN_SIGN = /\p{Script=Han}/u;

/** Reads what stands in quotation or title marks from `start` on as one token; null where it is a sentence, a list of practices, too long or never closed. */
export type EnclosedReader = (text: string, start: number) => Token | null;

/** A reader that tells quoted names from phrases, and titles of rules and of agreements from others, by their last words. */
export function openEnclosed(lexicon: Lexicon, numerals: Numerals, forms: Forms): EnclosedReader {
  const { form, formOnly } = forms;
  const { sharing } = lexicon;
  const endings = (...names: string[]) => classSet(lexicon, names);
  const agreement = endings('coop-agreement');
  const rule = endings('head-system', 'head-rule');
  const demand = endings('phrase-end');
  const head = endings('head-system', 'head-mechanism', 'head-platform');
  const numbersOf = (name: string) => lexicon.classNumber(name) ?? [];
  const quoted = forms.with('quote');
  const composed = sharing([form.quote, form.composed]);
  // What a quoted name may end in: the first that fits decides. `headed` where it ends as practices do, too.
  const named = [
    { ends: endings('coop-body'), bears: [form['quoted-body'], ...[numbersOf('coop-body')].flat()] },
    { ends: endings('team'), bears: [form['quoted-team']] },
    { ends: endings('body-head'), bears: [form['quoted-body']] },
    { ends: null, bears: [] },
  ].map(({ ends, bears }) => {
    const plain = [form.quote, ...bears];
    return { ends, plain: sharing(plain), headed: sharing([...plain, form['quoted-head']]) };
  });
  const ruleTitle = sharing([form.title, form['rule-title']]);
  const agreedTitle = sharing([form.title, numbersOf('coop-agreement')].flat());
  const setClasses = sharing([form.quote, form['quoted-set']]);
  const setHead = endings('head-set');
  const practice = lexicon.classNumber('practice');
  const practiceTitle = sharing([...ruleTitle.numbers, practice ?? []].flat());
  const practices = endings('practice');
  const tellingTitles = new Map(
    [formOnly.title, ruleTitle, agreedTitle, practiceTitle].map((classes) => [
      classes,
      sharing([...classes.numbers, form['telling-title']]),
    ]),
  );

  /** Whether what is enclosed ends in a term of these classes, with something before it. */
  function endsIn(inner: string, wanted: ClassSet): boolean {
    return termAtEnd(lexicon, inner, wanted, Math.min(HEAD, inner.length - 1), 2) !== undefined;
  }

  /** 《执法协作协议》 is an agreement, 《会商制度》 a rule, and a practice if it is a known one; 《2023年工作清单》 is of one year. */
  function endingClasses(title: string): Classes {
    if (endsIn(title, agreement)) return agreedTitle;
    if (YEAR.test(title) || !endsIn(title, rule)) return formOnly.title;
    return isPractice(title) ? practiceTitle : ruleTitle;
  }

  /** 《重大行政决策程序暂行条例》 tells of a known practice besides. */
  function titleClasses(title: string): Classes {
    const classes = endingClasses(title);
    return termsWithin(lexicon, title, practices, SHORTEST_INSIDE).length === 0 ? classes : tellingTitles.get(classes)!;
  }

  function isPractice(name: string): boolean {
    const term = lexicon.find(name);
    return term !== undefined && practice !== undefined && lexicon.classes[term]!.numbers.includes(practice);
  }

  /** Whether known practices are listed: “首违不罚、轻微免罚” is read word by word. */
  function lists(inner: string): boolean {
    const parts = inner.split(LISTING);
    return parts.length > 1 && parts.every(isPractice);
  }

  /** “三大平台”: how many there are, and what they are. */
  function isSet(inner: string): boolean {
    const count = readHan(inner, 0, numerals);
    // One sign counts them: 大, 项, 张.
    const head = count ? lexicon.find(inner.slice(count.end + 1)) : undefined;
    return head !== undefined && setHead.has(lexicon.classes[head]!);
  }

  function quoteClasses(inner: string, term: number): Classes {
    if (inner.length === 1 || (term === -1 && !names(inner))) return formOnly.phrase;
    if (isSet(inner))
      return term === -1 ? setClasses : sharing([...setClasses.numbers, ...lexicon.classes[term]!.numbers]);
    if (term !== -1) return quoted(term);
    // “司法所+执法中队” is a way of working.
    if (PLUS.test(inner)) return composed;
    // “法治建设十个关键指标” is what is aimed at.
    if (endsIn(inner, demand)) return formOnly.phrase;
    const { plain, headed } = named.find(({ ends }) => !ends || (inner.length <= BODY && endsIn(inner, ends)))!;
    return endsIn(inner, head) ? headed : plain;
  }

  return (text, start) => {
    const opener = text.charCodeAt(start);
    const closer = CLOSERS.get(opener)!;
    const isTitle = text[start] === '《' || text[start] === '〈';
    const limit = Math.min(text.length, start + (isTitle ? TITLE : QUOTE));
    let depth = 0;
    for (let i = start; i < limit; i++) {
      const code = text.charCodeAt(i);
      if (code === opener) depth++;
      if (code !== closer || --depth > 0) continue;
      const inner = text.slice(start + 1, i);
      if (!isTitle && SENTENCE_MARKS.test(inner)) return null;
      const term = lexicon.find(inner.replace(/[“”‘’]/g, '')) ?? -1;
      if (!isTitle && term === -1 && lists(inner)) return null;
      const classes = isTitle ? titleClasses(inner.replace(TAIL, '')) : quoteClasses(inner, term);
      return { start, end: i + 1, term, value: null, classes };
    }
    return null;
  };
}

/** Whether what is quoted can be a name: 法治夜校 can; 日日有声音、周周有身影 and 3.8 cannot. */
function names(inner: string): boolean {
  return inner.length > 1 && HAN_SIGN.test(inner) && !PHRASE_MARKS.test(inner);
}
