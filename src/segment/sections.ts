import type { Cleaning } from '../knowledge/cleaning.ts';
import type { Part } from '../model/text.ts';

/** Tells, heading by heading and sentence by sentence, what each part of a report reports. */
export interface Sections {
  /** A heading begins; `text` is without its number. */
  enter(text: string, depth: number): void;
  /** The part that a sentence belongs to; `text` is without its number. */
  part(text: string): Part;
}

/** What a heading announces: nothing (then it is unnamed and reports results), one part, or several. */
interface Scope {
  readonly depth: number;
  readonly parts: ReadonlySet<Part>;
  readonly named: boolean;
}

const LONGEST_NAME = 30;

/**
 * Begins a report about `year`. The first `preamble` sentences report nothing; null where headings tell when it begins.
 */
export function openSections(words: SectionRules, year: number | null, preamble: number | null): Sections {
  const scopes: Scope[] = [];
  // What a sentence like "下一步，…" has turned the part into, and the depth of the heading it stands under.
  let turned: { part: Part; depth: number } | null = null;
  let before = preamble ?? Number.POSITIVE_INFINITY;

  function turn(part: Part): Part {
    turned = { part, depth: scopes.at(-1)?.depth ?? 0 };
    return part;
  }

  return {
    enter(text, depth) {
      before = 0;
      while (scopes.length > 0 && scopes.at(-1)!.depth >= depth) scopes.pop();
      if (turned && depth <= turned.depth) turned = null;
      const parent = scopes.at(-1);
      const open = parent === undefined || !parent.named || parent.parts.size > 1;
      const told = (depth === 1 || (open && depth < 4 && text.length <= LONGEST_NAME)) && words.announced(text, year);
      if (told && told.size > 0) {
        scopes.push({ depth, parts: told, named: true });
        if (depth > 1 && turned) turned = null;
      } else {
        scopes.push({ depth, parts: parent?.parts ?? new Set(['results'] as const), named: parent?.named ?? false });
      }
    },
    part(text) {
      if (before-- > 0) return 'preamble';
      const parts = scopes.at(-1)?.parts ?? new Set<Part>(['results']);
      if (turned?.part === 'plans' || (parts.size === 1 && parts.has('plans'))) return 'plans';
      if (words.plans(text, year)) return turn('plans');
      if (turned) return turned.part;
      if (parts.size === 1) {
        const [part] = parts as ReadonlySet<Part> & Iterable<Part>;
        return part === 'results' && words.wanting(text) ? turn('problems') : part!;
      }
      if (parts.has('problems') && (!parts.has('results') || words.lacking(text))) return turn('problems');
      return 'results';
    },
  };
}

/** The words of `graph/sections`, made ready. */
export interface SectionRules {
  /** The parts that a heading announces. */
  announced(heading: string, year: number | null): ReadonlySet<Part>;
  /** Whether a line names a part though it has no whole number: 存在的问题, 三2023年推进…存在的问题. */
  namesPart(line: string): boolean;
  /** Whether a sentence announces the report: 现将有关情况报告如下。 */
  announces(sentence: string): boolean;
  /** Whether a sentence begins to announce what comes next. */
  plans(sentence: string, year: number | null): boolean;
  /** Whether a sentence begins to tell what is wanting. */
  wanting(sentence: string): boolean;
  /** Whether a sentence, in a part that may do so, says what is wanting. */
  lacking(sentence: string): boolean;
}

/** Makes the words of `graph/sections` ready, once for all reports. */
export function sectionRules({ sections, head, calendar, numbering }: Cleaning): SectionRules {
  const joint = new RegExp(sections.joints.join('|'));
  const laterYear = new RegExp(`(?<!\\d)(20\\d\\d)(?:${calendar.year.join('|')})`);
  const edges = (words: readonly string[], phrase: string) =>
    words.some((word) => phrase.startsWith(word) || phrase.endsWith(word));
  const holds = (words: readonly string[], text: string) => words.some((word) => text.includes(word));
  const later = (text: string, year: number | null) => year !== null && Number(laterYear.exec(text)?.[1] ?? 0) > year;

  const number = new RegExp(`^[${numbering.digits.join('')}${numbering.ten.join('')}]{1,3}`);
  return {
    namesPart(line) {
      if (/[。！？；]./.test(line) || /[。；]$/.test(line)) return false;
      const bare = line.replace(number, '');
      const phrases = bare.split(joint).filter(Boolean);
      if (phrases.length === 0 || phrases.length > 3 || line.includes('，')) return false;
      const [first] = phrases as [string];
      if (holds(sections.mending, first)) return false;
      return bare !== line
        ? phrases.some((phrase) =>
            [sections.problems, sections.plans, sections.results].some((list) => edges(list, phrase)),
          )
        : line.length <= LONGEST_NAME && (edges(sections.problems, first) || edges(sections.plans, first));
    },
    announced(heading, year) {
      const parts = new Set<Part>();
      for (const phrase of [heading, ...heading.split(joint)]) {
        const bare = phrase.trim();
        if (later(bare, year)) parts.add('plans');
        else if (edges(sections.plans, bare)) parts.add('plans');
        else if (edges(sections.results, bare)) parts.add('results');
        else if (!holds(sections.mending, bare) && edges(sections.problems, bare)) parts.add('problems');
      }
      return parts;
    },
    announces: (sentence) => holds(head.announcing, sentence),
    plans: (sentence, year) =>
      sections.planning.some((word) => sentence.startsWith(word)) ||
      (/^20\d\d/.test(sentence) && later(sentence.slice(0, 8), year) && holds(sections.will, sentence.slice(0, 60))),
    wanting: (sentence) => holds(sections.wanting, sentence) && !holds(sections.mending, sentence),
    lacking: (sentence) => holds(sections.lacking, sentence) && !holds(sections.mending, sentence),
  };
}
