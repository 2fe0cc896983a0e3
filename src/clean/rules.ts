import type { Cleaning } from '../knowledge/cleaning.ts';
import { type Numbering, openNumbering } from '../knowledge/numbering.ts';
import { compileDates, type DateRules } from './date.ts';
import { compileSelf, type SelfRules } from './self.ts';
import { any } from './words.ts';

/** The word lists of cleaning, made ready to be searched for. */
export interface Rules {
  readonly numbering: Numbering;
  readonly breadcrumb: RegExp;
  readonly clock: RegExp;
  readonly footer: RegExp;
  /** Everything that page furniture consists of, to be taken away. */
  readonly furniture: RegExp;
  /** Words of page furniture that may stand alone between the lines of a report. */
  readonly buttons: ReadonlySet<string>;
  readonly label: RegExp;
  /** The label of a line that gives the title. */
  readonly titleLabel: RegExp;
  readonly subject: RegExp;
  readonly subjects: RegExp;
  /** A whole title: subject, then ending, then perhaps a parenthesis and the name of the site. */
  readonly title: RegExp;
  /** A title that the report's first sentence follows in the same line. */
  readonly titleBeforeText: RegExp;
  readonly columns: ReadonlySet<string>;
  /** A line that is nothing but the name of a body. */
  readonly body: RegExp;
  /** The name of a body at the beginning of a title. */
  readonly issuer: RegExp;
  /** How a title goes on after the name of a body. */
  readonly about: RegExp;
  /** A party committee before the name of a government that issues with it. */
  readonly partyBody: RegExp;
  readonly announcing: RegExp;
  readonly genre: RegExp;
  readonly dates: DateRules;
  readonly self: SelfRules;
}

/** What begins a line of metadata: one of these words and a colon or a bracket. */
function labelOf(words: readonly string[]): RegExp {
  return new RegExp(`^[^\\p{L}]{0,24}(?:${any(words)})[^\\p{L}\\d]{0,3}[：:\\]】〕]`, 'u');
}

const compiled = new WeakMap<Cleaning, Rules>();

/** The rules of `cleaning`, compiled once. */
export function rulesOf(cleaning: Cleaning): Rules {
  const known = compiled.get(cleaning);
  if (known) return known;
  const rules = compile(cleaning);
  compiled.set(cleaning, rules);
  return rules;
}

function compile(cleaning: Cleaning): Rules {
  const { chrome, head } = cleaning;
  const subject = any(head.subjects);
  const ending = any(head.endings);
  const bodies = any(head.bodies);
  const about = `${any(head.about)}|20\\d\\d|20[xX×*]{2}|${subject}`;
  return {
    numbering: openNumbering(cleaning),
    breadcrumb: new RegExp(`${any(chrome.breadcrumbs)}|^[^>＞»›]{1,20}(?:[>＞»›]{1,3}[^>＞»›]{1,40})+$|^[>＞»›]`),
    clock: new RegExp(any(chrome.clock)),
    footer: new RegExp(any(chrome.footer)),
    furniture: new RegExp(`${any(chrome.furniture)}|[^\\p{L}]+`, 'gu'),
    buttons: new Set(chrome.furniture),
    label: labelOf([...chrome.labels, ...chrome['title-labels']]),
    titleLabel: labelOf(chrome['title-labels']),
    subject: new RegExp(subject),
    subjects: new RegExp(subject, 'g'),
    title: new RegExp(
      `^([^，。；！？]*?(?:${subject})[^，。；！？：]*?(?:${ending})(?:[（〔【][^）〕】]{1,16}[）〕】])?)(?:[-_|—–~].*)?$`,
    ),
    titleBeforeText: new RegExp(
      `^([^，。；！？：]{0,50}?(?:${subject})[^，。；！？：]{0,20}?(?:${ending})(?:[^，。；！？：]{0,4}?(?:${ending}))*)(?=20\\d\\d|20[xX×*]{2}|${any(head.openings)})`,
    ),
    columns: new Set(head.columns),
    body: new RegExp(`^[\\p{Script=Han}（）·-]{2,40}(?:${bodies})$`, 'u'),
    issuer: new RegExp(`^(.*(?:${bodies})(?<!${subject}))(?:（.*）)?(?=$|${about})`),
    about: new RegExp(`^(?:${about})`),
    partyBody: new RegExp(`^(?:${any(cleaning.party.prefix)}).*?(?:${any(cleaning.party.body)})(?=.{4})`),
    announcing: new RegExp(any(head.announcing)),
    genre: new RegExp(any(head.genre), 'g'),
    dates: compileDates(cleaning),
    self: compileSelf(cleaning),
  };
}
