import fc from 'fast-check';
import { loadGazetteer } from '../../src/knowledge/gazetteer.ts';
import { loadPractices } from '../../src/knowledge/practices.ts';
import type {
  Citation,
  Cooperation,
  Evidence,
  Figure,
  Institution,
  Path,
  Practice,
  ReportFacts,
  Status,
} from '../../src/model/fact.ts';
import type { Source } from '../../src/model/source.ts';
import type { Lookups } from '../../src/store/report.ts';
import { factsOf, quoted, source } from './reports.ts';

/** What a drawn report says, by numbers into the short lists below, so that reports share what they speak of. */
export interface Drawn {
  /** Number of its place, null where that cannot be told. */
  readonly place: number | null;
  readonly year: number;
  readonly published: string | null;
  readonly practices: readonly (readonly [name: number, status: Status])[];
  readonly laws: readonly number[];
  readonly offices: readonly (readonly [kind: number, place: number | null])[];
  readonly figures: readonly (readonly [indicator: number, value: number])[];
  readonly cooperations: readonly (readonly [name: number, partners: readonly number[], status: Status])[];
}

/** A source with what is said in it. */
export interface Read {
  readonly source: Source;
  readonly facts: ReportFacts;
}

/** Places that drawn reports are of, and speak of. */
export const PLACES: readonly Path[] = [
  ['重庆市'],
  ['重庆市', '荣昌区'],
  ['四川省', '泸州市'],
  ['四川省', '泸州市', '江阳区'],
  ['四川省', '内江市'],
];
const PRACTICES = ['行政执法公示制度', '三项制度', '联席会议制度', '综合查一次', '扫码入企'];
const LAWS = ['行政处罚法', '行政复议法', '行政许可法'];
const OFFICES = ['司法局', '信访局'];
const FIGURES = ['审核文件', '办结案件'];
const PACTS = ['警务协作协议', '政务合作协议'];
const GROUP = '川渝毗邻地区';
const SAYS: Readonly<Record<Status, string>> = { adopted: '落实', planned: '下一步推行', deficient: '未健全' };

const index = (list: readonly unknown[]) => fc.nat({ max: list.length - 1 });
const status = fc.constantFrom<Status>('adopted', 'planned', 'deficient');

/** Reports of some places in a few years; one of ten has no place that can be told. */
export function drawn(places: readonly Path[] = PLACES): fc.Arbitrary<Drawn> {
  return fc.record({
    place: fc.option(index(places), { nil: null, freq: 10 }),
    year: fc.constantFrom(2023, 2024),
    published: fc.constantFrom(null, '2024-01-15', '2024-02-01'),
    practices: fc.array(fc.tuple(index(PRACTICES), status), { maxLength: 4 }),
    laws: fc.array(index(LAWS), { maxLength: 2 }),
    offices: fc.array(fc.tuple(index(OFFICES), fc.option(index(places), { nil: null })), { maxLength: 2 }),
    figures: fc.array(fc.tuple(index(FIGURES), fc.nat(2)), { maxLength: 2 }),
    cooperations: fc.array(
      // One number past the last place stands for a group.
      fc.tuple(index(PACTS), fc.uniqueArray(fc.nat(places.length), { minLength: 1, maxLength: 2 }), status),
      { maxLength: 2 },
    ),
  });
}

/** The report that was drawn, in the file of a path: a sentence for each fact, which quotes it. */
export function reportOf(one: Drawn, path: string, places: readonly Path[] = PLACES): Read {
  const place = one.place === null ? null : places[one.place]!;
  const sentences: string[] = [];
  /** What is told of once all is said, since quotes have their place in the whole text; numbers tell equal sentences apart. */
  const say = <Fact>(words: string, fact: (evidence: Evidence) => Fact) => {
    const quote = `${sentences.length + 1}.${words}`;
    sentences.push(`${quote}。`);
    return (text: string) => fact(quoted(text, quote));
  };
  const practices = one.practices.map(([number, status]) => {
    const name = PRACTICES[number]!;
    const kind = name.endsWith('制度') ? ('System' as const) : ('Mechanism' as const);
    return say(
      `${SAYS[status]}${name}`,
      (evidence): Practice => ({
        ...{ name, kind, status, surfaces: [name] },
        ...evidence,
      }),
    );
  });
  const citations = one.laws.map((number) => {
    const title = LAWS[number]!;
    return say(
      `贯彻《${title}》`,
      (evidence): Citation => ({
        ...{ title, kind: 'law', surfaces: [title], docNumber: null },
        ...evidence,
      }),
    );
  });
  const institutions = one.offices.map(([kind, number]) => {
    const home = number === null ? null : places[number]!;
    const name = `${home?.at(-1) ?? ''}${OFFICES[kind]}`;
    return say(
      `${name}牵头`,
      (evidence): Institution => ({
        ...{ name, type: 'department', surfaces: [name], jurisdiction: home },
        ...evidence,
      }),
    );
  });
  const figures = one.figures.map(([indicator, value]) =>
    say(
      `${FIGURES[indicator]}${value}件`,
      (evidence): Figure => ({
        ...{ indicator: `${FIGURES[indicator]}数`, value, unit: '件', year: one.year },
        ...evidence,
      }),
    ),
  );
  const cooperations = one.cooperations.map(([number, partners, status]) => {
    const name = PACTS[number]!;
    const parties = partners.map((partner) => places[partner] ?? { group: GROUP });
    const names = partners.map((partner) => places[partner]?.at(-1) ?? GROUP).join('、');
    return say(
      `${SAYS[status]}与${names}签订的${name}`,
      (evidence): Cooperation => ({
        ...{ name, kind: 'agreement', subject: null, status },
        ...{ parties: place ? [place, ...parties] : parties },
        ...evidence,
      }),
    );
  });
  const title = `${place?.join('') ?? ''}${one.year}年法治政府建设情况报告`;
  const text = [title, one.published ?? '', sentences.join('')].join('\n');
  const told = <Fact>(facts: readonly ((text: string) => Fact)[]) => facts.map((fact) => fact(text));
  const facts = factsOf(place, one.year, {
    practices: told(practices),
    citations: told(citations),
    institutions: told(institutions),
    figures: told(figures),
    cooperations: told(cooperations),
  });
  return {
    source: { ...source(path, text), path },
    facts: { ...facts, report: { ...facts.report, title, published: one.published } },
  };
}

const gazetteer = once(() => loadGazetteer('graph/gazetteer'));

const practices = once(() => loadPractices('graph'));

/** What the program itself knows of places and practices, for reports of a country. */
export function known(): Lookups {
  return {
    places: gazetteer(),
    practice: (name) => practices().get(name),
  };
}

/** As many reports as are asked for, each of another real place or another year; the same for a seed, and they share much. */
export function country(count: number, seed: number): Read[] {
  const counties = gazetteer()
    .divisions()
    .filter(({ code, level, to }) => /^5[01]/.test(code) && level === 'county' && !to);
  const places = counties.map((place) => gazetteer().path(place));
  return fc.sample(drawn(places.slice(0, 20)), { numRuns: count, seed }).map((one, number) => {
    const [place, year] = [number % places.length, 2024 - Math.floor(number / places.length)];
    return reportOf({ ...one, place, year }, `${number}.txt`, places);
  });
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
}
