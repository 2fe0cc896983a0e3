import { createHash } from 'node:crypto';
import { loadOntology } from '../../src/knowledge/ontology.ts';
import type { Cooperation, Evidence, Path, Practice, ReportFacts } from '../../src/model/fact.ts';
import type { Level, Place } from '../../src/model/place.ts';
import type { Source } from '../../src/model/source.ts';
import type { Lookups } from '../../src/store/report.ts';

export const ontology = loadOntology('graph/ontology');

const NAMES: readonly (readonly [code: string, path: string, level: Level, short: string])[] = [
  ['50', '重庆市', 'province', '渝'],
  ['500153', '重庆市/荣昌区', 'county', '荣昌'],
  ['51', '四川省', 'province', '川'],
  ['5105', '四川省/泸州市', 'prefecture', '泸州'],
  ['510502', '四川省/泸州市/江阳区', 'county', '江阳'],
  ['5110', '四川省/内江市', 'prefecture', '内江'],
];

const places = new Map<string, Place>(
  NAMES.map(([code, path, level, short]) => {
    const name = path.split('/').at(-1)!;
    const parent = code.length > 2 ? code.slice(0, code.startsWith('50') ? 2 : code.length - 2) : null;
    return [path, { code, name, level, parent, short: [short], from: null, to: null, before: [], after: [] }];
  }),
);

/** Six real places; two names and one set of practices. */
export const lookups: Lookups = {
  places: { byPath: (path) => places.get(path.join('/')) },
  practice: (name) =>
    name === '行政执法公示制度'
      ? { aliases: ['执法全公示'], partOf: [{ kind: 'System', name: '三项制度' }] }
      : undefined,
};

const hash = (text: string) => createHash('sha256').update(text).digest('hex');

/** A report that was read from the file of this name, with this text. */
export function source(name: string, text: string): Source {
  const textHash = hash(text);
  const path = `reports/${name}.txt`;
  return { path, name, media: 'text', charset: 'utf-8', bytesHash: textHash, textHash, text, hints: {} };
}

/** Evidence for the first place where each quote stands in the text. */
export function quoted(text: string, ...evidence: string[]): Evidence {
  const spans = evidence.map((quote) => {
    const start = text.indexOf(quote);
    if (start < 0) throw new Error(`the text does not say ${quote}`);
    return [start, start + quote.length] as const;
  });
  return { evidence, spans, patterns: evidence.map(() => 'test/quoted') };
}

const NOTHING: Omit<ReportFacts, 'report'> = {
  practices: [],
  cooperations: [],
  citations: [],
  institutions: [],
  figures: [],
};

/** A report's facts: its place and year, and whatever else is given. */
export function factsOf(place: Path | null, year: number | null, facts: Partial<ReportFacts> = {}): ReportFacts {
  const report = {
    jurisdiction: place,
    code: null,
    candidates: [],
    year,
    title: place && year ? `${place.at(-1)}${year}年法治政府建设情况报告` : null,
    titleSpan: null,
    published: null,
    issuer: null,
    contradictions: [],
  };
  return { ...NOTHING, ...facts, report: { ...report, ...facts.report } };
}

export const practice = (text: string, name: string, status: Practice['status'], ...quotes: string[]): Practice => ({
  ...{ name, kind: name.endsWith('制度') ? 'System' : 'Mechanism', status, surfaces: [name] },
  ...quoted(text, ...quotes),
});

const cooperation = (text: string, fact: Omit<Cooperation, keyof Evidence>, ...quotes: string[]): Cooperation => ({
  ...fact,
  ...quoted(text, ...quotes),
});

const RONGCHANG =
  '去年落实行政执法公示制度。又对行政执法公示制度作了抽查。与泸州、内江签订警务协作书。依据行政处罚法办案。区司法局审核文件31件。今年拟推行扫码入企。参加川渝通办。联席会议制度还不完善。';
const rongchang: Path = ['重庆市', '荣昌区'];
const luzhou: Path = ['四川省', '泸州市'];

/** 荣昌区 2023, with a fact of every kind. */
export const first = {
  source: source('荣昌区2023', RONGCHANG),
  facts: factsOf(rongchang, 2023, {
    practices: [
      practice(RONGCHANG, '行政执法公示制度', 'adopted', '又对行政执法公示制度作了抽查', '落实行政执法公示制度'),
      practice(RONGCHANG, '扫码入企', 'planned', '今年拟推行扫码入企'),
      practice(RONGCHANG, '联席会议制度', 'deficient', '联席会议制度还不完善'),
    ],
    cooperations: [
      cooperation(
        RONGCHANG,
        {
          name: '警务协作书',
          kind: 'agreement',
          parties: [rongchang, luzhou, ['四川省', '内江市']],
          subject: '警务',
          status: 'adopted',
        },
        '与泸州、内江签订警务协作书',
      ),
      cooperation(
        RONGCHANG,
        {
          name: '川渝通办',
          kind: 'service-sharing',
          parties: [rongchang, { group: '川渝' }],
          subject: null,
          status: 'adopted',
        },
        '参加川渝通办',
      ),
    ],
    citations: [
      {
        title: '行政处罚法',
        kind: 'law',
        surfaces: ['行政处罚法'],
        docNumber: null,
        ...quoted(RONGCHANG, '依据行政处罚法办案'),
      },
    ],
    institutions: [
      {
        ...{ name: '荣昌区司法局', type: 'department', surfaces: ['区司法局'], jurisdiction: rongchang },
        ...quoted(RONGCHANG, '区司法局审核文件31件'),
      },
    ],
    figures: [{ indicator: '审核文件数', value: 31, unit: '件', year: 2023, ...quoted(RONGCHANG, '审核文件31件') }],
  }),
};

const LUZHOU = '与荣昌、内江续签警务协作书。全面落实行政执法公示制度。每万人拥有律师3.5名。';

/** 泸州市 2024: the other side of the agreement, a year later. */
export const second = {
  source: source('泸州市2024', LUZHOU),
  facts: factsOf(luzhou, 2024, {
    practices: [practice(LUZHOU, '行政执法公示制度', 'adopted', '全面落实行政执法公示制度')],
    cooperations: [
      cooperation(
        LUZHOU,
        {
          name: '警务协作书',
          kind: 'agreement',
          parties: [luzhou, rongchang, ['四川省', '内江市']],
          subject: null,
          status: 'adopted',
        },
        '与荣昌、内江续签警务协作书',
      ),
    ],
    figures: [
      { indicator: '每万人律师数', value: 3.5, unit: '名', year: 2024, ...quoted(LUZHOU, '每万人拥有律师3.5名') },
    ],
  }),
};

const JIANGYANG = '江阳区拟建立行政执法公示制度。';

/** 江阳区 2024, which plans only. */
export const third = {
  source: source('江阳区2024', JIANGYANG),
  facts: factsOf(['四川省', '泸州市', '江阳区'], 2024, {
    practices: [practice(JIANGYANG, '行政执法公示制度', 'planned', '拟建立行政执法公示制度')],
  }),
};
