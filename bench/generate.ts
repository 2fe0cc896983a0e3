import { join } from 'node:path';
import { loadGazetteer } from '../src/knowledge/gazetteer.ts';
import { INDICATOR_COLUMNS } from '../src/knowledge/indicators.ts';
import { loadBodyHeads } from '../src/knowledge/institutions.ts';
import { loadPractices } from '../src/knowledge/practices.ts';
import { readTable } from '../src/knowledge/tables.ts';
import type { Evidence, Path, ReportFacts, Status } from '../src/model/fact.ts';
import type { Source } from '../src/model/source.ts';
import { figureId, kindId } from '../src/store/ids.ts';
import type { Lookups } from '../src/store/report.ts';
import { graph } from './built.ts';
import { readTexts, sourceOf } from './texts.ts';

/** Facts of one report by kind: 60 in all. */
const FACTS = { practices: 22, citations: 12, institutions: 12, figures: 12, cooperations: 2 };
const YEARS = 10;
const FIRST_YEAR = 2016;

/** A country's worth of reports, the same on every run: real places and names, facts by lot, common ones oftener. */
export interface Country {
  readonly lookups: Lookups;
  /** Report `number` of `reports`: its source and what it says, 60 facts with their sentences; others in its place for each `version`. */
  report(number: number, version?: number): { readonly source: Source; readonly facts: ReportFacts };
  /** Names to ask for, by lot: `next` gives another one each time. */
  asker(): Asker;
}

/** What questions are asked about. */
export interface Asker {
  place(): string;
  /** Division code. */
  code(): string;
  /** Codes of some places that follow one another. */
  codes(count: number): string[];
  practice(): string;
  practiceId(): string;
  law(): string;
  lawId(): string;
  indicator(): string;
  figureId(): string;
  report(): string;
  /** All reports on a place, by its code. */
  reportsOn(code: string): string[];
}

export async function generate(reports: number): Promise<Country> {
  const gazetteer = loadGazetteer(join(graph, 'gazetteer'));
  const counties = gazetteer
    .divisions()
    .filter(({ level, from, to }) => level === 'county' && to === null && (from ?? 0) <= FIRST_YEAR);
  const wanted = Math.ceil(reports / YEARS);
  const units = [...counties];
  for (const county of counties) {
    if (units.length >= wanted) break;
    units.push(...gazetteer.children(county.code).filter(({ level }) => level === 'township'));
  }
  const places = units.slice(0, wanted).map((place) => ({ path: gazetteer.path(place), code: place.code }));
  const known = loadPractices(graph);
  const practices = [...known.values()];
  const heads = [...loadBodyHeads(join(graph, 'institutions')).values()].filter(({ type }) => type === 'department');
  const titles = readTable(join(graph, 'documents', 'laws.tsv'), [
    ...(['title', 'kind', 'issuer', 'from', 'to', 'aliases', 'note'] as const),
  ]).map(({ title }) => title);
  const indicators = readTable(join(graph, 'figures', 'indicators.tsv'), INDICATOR_COLUMNS);
  const sentences = (await readTexts()).flatMap(({ text }) => text.match(/[^\n。]{20,120}。/g) ?? []);
  const place = (number: number) => places[number % places.length]!;

  function report(number: number, version = 0) {
    const lot = lots(number + 1 + version * reports);
    const { path } = place(number);
    const year = FIRST_YEAR + Math.floor(number / places.length);
    const quotes = Array.from({ length: 45 }, () => usual(lot, sentences));
    const text = `${path.join('')}${year}\n${quotes.join('')}`;
    const starts = [text.indexOf('\n') + 1];
    for (const quote of quotes.slice(0, -1)) starts.push(starts.at(-1)! + quote.length);
    const stated = (): Evidence => {
      const chosen = lot() < 0.2 ? [pick(lot, starts), pick(lot, starts)] : [pick(lot, starts)];
      const spans = [...new Set(chosen)].map((start) => [start, text.indexOf('。', start) + 1] as const);
      return {
        evidence: spans.map(([start, end]) => text.slice(start, end)),
        spans,
        patterns: spans.map(() => 'bench/drawn'),
      };
    };
    const several = <Fact>(count: number, make: () => Fact) => Array.from({ length: count }, make);
    const facts: ReportFacts = {
      report: {
        ...{ jurisdiction: path, code: null, candidates: [], year, title: `${path.join('')}${year}`, titleSpan: null },
        ...{ published: `${year + 1}-01-31`, issuer: null, contradictions: [] },
      },
      practices: several(FACTS.practices, () => {
        const { name, kind } = usual(lot, practices);
        return { name, kind, status: statusOf(lot()), surfaces: [name], ...stated() };
      }),
      citations: several(FACTS.citations, () => {
        const title = usual(lot, titles);
        return { title, kind: 'law' as const, docNumber: null, surfaces: [title], ...stated() };
      }),
      institutions: several(FACTS.institutions, () => {
        const { full, type } = pick(lot, heads);
        const name = `${path.at(-1)}${full}`;
        return { name, type, surfaces: [full], jurisdiction: path, ...stated() };
      }),
      figures: several(FACTS.figures, () => {
        const { indicator, unit } = usual(lot, indicators);
        return { indicator, unit: unit.split('|')[0]!, value: Math.floor(lot() * 5000), year, ...stated() };
      }),
      cooperations: several(FACTS.cooperations, () => {
        const partner: Path = places[Math.floor(lot() * places.length)]!.path;
        const name = usual(lot, practices).name;
        return {
          name,
          kind: 'agreement' as const,
          parties: [path, partner],
          subject: null,
          status: 'adopted',
          ...stated(),
        };
      }),
    };
    return { source: sourceOf(`report-${number}`, text), facts };
  }

  return {
    lookups: {
      places: gazetteer,
      practice: (name) => known.get(name),
    },
    report,
    asker() {
      const lot = lots(0);
      const years = Math.min(YEARS, reports / places.length);
      return {
        place: () => pick(lot, places).path.join('/'),
        code: () => pick(lot, places).code,
        codes(count) {
          const begin = Math.floor(lot() * (places.length - count));
          return places.slice(begin, begin + count).map(({ code }) => code);
        },
        practice: () => usual(lot, practices).name,
        practiceId: () => {
          const { kind, name } = usual(lot, practices);
          return kindId(kind, name);
        },
        law: () => usual(lot, titles),
        lawId: () => kindId('law', usual(lot, titles)),
        indicator: () => usual(lot, indicators).indicator,
        figureId: () => {
          const { indicator, unit } = usual(lot, indicators);
          return figureId(indicator, unit.split('|')[0]!);
        },
        report: () => `${pick(lot, places).code}/${FIRST_YEAR + Math.floor(lot() * years)}`,
        reportsOn: (code) => Array.from({ length: years }, (_, index) => `${code}/${FIRST_YEAR + index}`),
      };
    },
  };
}

function statusOf(drawn: number): Status {
  return drawn < 0.8 ? 'adopted' : drawn < 0.93 ? 'planned' : 'deficient';
}

/** Numbers from 0 to 1 that are the same for the same seed (mulberry32). */
function lots(seed: number): () => number {
  let state = Math.imul(seed, 0x9e3779b1);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function pick<Item>(lot: () => number, items: readonly Item[]): Item {
  return items[Math.floor(lot() * items.length)]!;
}

/** One of several, the first ones much oftener than the last, as names are spread in reports. */
function usual<Item>(lot: () => number, items: readonly Item[]): Item {
  return items[Math.floor(lot() ** 2 * items.length)]!;
}
