import type { Cleaning } from '../knowledge/cleaning.ts';
import { type Numbering, openNumbering } from '../knowledge/numbering.ts';
import type { Cleaned } from '../model/cleaned.ts';
import type { Report } from '../model/report.ts';
import type { Heading, Sentence } from '../model/text.ts';
import { cut } from './cut.ts';
import { openSections, type SectionRules, sectionRules } from './sections.ts';

interface Rules {
  readonly numbering: Numbering;
  readonly sections: SectionRules;
}

const compiled = new WeakMap<Cleaning, Rules>();

/** The sentences of a cleaned report in order, each with the part it belongs to and the headings above it. */
export function segment(cleaned: Cleaned, cleaning: Cleaning): Report {
  const { numbering, sections: rules } = rulesOf(cleaning);
  const { source, head, text, offsets } = cleaned;
  const pieces = cut(text, numbering, rules.namesPart);
  const headed = pieces.some(({ marker }) => marker !== null && marker.depth < 4);
  const opening = pieces.slice(0, 6).findLastIndex(({ start, end }) => rules.announces(text.slice(start, end)));
  const sections = openSections(rules, head.year, headed ? null : opening + 1);
  const headings: Heading[] = [];
  const sentences: Sentence[] = [];
  let above: readonly number[] = [];
  // Copies, for to look at every sign of a slice, as all that follows does, takes far longer.
  const bytes = Buffer.from(text, 'utf16le');

  for (const { start, end, marker, opensParagraph } of pieces) {
    const words = text.slice(start + (marker?.length ?? 0), end);
    if (marker) {
      above = [...above.filter((index) => headings[index]!.depth < marker.depth), headings.length];
      headings.push({ start: offsets[start]!, end: offsets[end - 1]! + 1, depth: marker.depth, text: words });
      sections.enter(words.replace(/[。；：，]$/, ''), marker.depth);
    } else if (opensParagraph && above.length > 0 && headings[above.at(-1)!]!.depth === 4) {
      above = above.slice(0, -1);
    }
    sentences.push({
      start: offsets[start]!,
      end: offsets[end - 1]! + 1,
      text: bytes.toString('utf16le', 2 * start, 2 * end),
      at: start,
      offsets,
      part: sections.part(words),
      headings: above,
    });
  }
  return { source, head, headings, sentences };
}

function rulesOf(cleaning: Cleaning): Rules {
  const known = compiled.get(cleaning);
  if (known) return known;
  const rules = { numbering: openNumbering(cleaning), sections: sectionRules(cleaning) };
  compiled.set(cleaning, rules);
  return rules;
}
