import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type {
  Citation,
  Cooperation,
  Figure,
  Institution,
  Path,
  Practice,
  ReportFacts,
} from '../../../src/model/fact.ts';
import { paths, thingsNamed } from '../../../src/query/path/path.ts';
import type { Via } from '../../../src/query/path/steps.ts';
import { removeReport } from '../../../src/store/forget.ts';
import type { Store } from '../../../src/store/store.ts';
import { openWriter } from '../../../src/store/write.ts';
import { knowledge } from '../../api/ask.ts';
import { factsOf, lookups, ontology, practice, quoted, source } from '../../store/reports.ts';

const chongqing = (name: string): Path => ['重庆市', name];

/** A report whose text is its facts' sentences. */
interface Told {
  readonly id: string;
  readonly place: Path;
  readonly year: number;
  readonly practices?: readonly (readonly [name: string, status: Practice['status']])[];
  readonly cooperations?: readonly (readonly [name: string, with_: Cooperation['parties'][number]])[];
  readonly citations?: readonly string[];
  readonly institutions?: readonly (readonly [name: string, home: Path])[];
  readonly figures?: readonly string[];
}

const LAWS = (of: string) => Array.from({ length: 12 }, (_, number) => `${of}条例${String(number).padStart(2, '0')}`);

const TOLD: readonly Told[] = [
  { id: '500235', place: chongqing('云阳县'), year: 2020, practices: [['林长工作机制', 'planned']] },
  {
    ...{ id: '500235', place: chongqing('云阳县'), year: 2021 },
    practices: [['林长工作机制', 'adopted']],
    cooperations: [
      ['联防协议', chongqing('奉节县')],
      ['护林公约', { group: '渝东北' }],
    ],
    citations: ['森林法'],
    institutions: [
      ['万州区林业局', chongqing('万州区')],
      ['林业工作站', chongqing('云阳县')],
    ],
  },
  {
    ...{ id: '500236', place: chongqing('奉节县'), year: 2021 },
    practices: [['林长工作机制', 'adopted']],
    institutions: [['奉节县林业局', chongqing('奉节县')]],
    figures: ['巡林次数'],
  },
  {
    ...{ id: '500237', place: chongqing('巫山县'), year: 2021 },
    citations: ['森林法'],
    institutions: [['奉节县林业局', chongqing('奉节县')]],
  },
  {
    ...{ id: '500238', place: chongqing('巫溪县'), year: 2021 },
    institutions: [['林业工作站', chongqing('巫溪县')]],
    figures: ['巡林次数'],
  },
  { id: '4206@2009', place: ['湖北省', '襄樊市'], year: 2008, practices: [['护城河工作机制', 'adopted']] },
  { id: '4206', place: ['湖北省', '襄阳市'], year: 2015, practices: [['护城河工作机制', 'adopted']] },
  { id: '4201', place: ['湖北省', '武汉市'], year: 2015, citations: LAWS('江') },
  { id: '4202', place: ['湖北省', '黄石市'], year: 2015, citations: LAWS('湖') },
  { id: '4203', place: ['湖北省', '十堰市'], year: 2015, citations: ['江条例11', '湖条例11'] },
  { id: '4208', place: ['湖北省', '荆门市'], year: 2015, citations: LAWS('谷') },
  { id: '4205', place: ['湖北省', '宜昌市'], year: 2015, citations: ['江条例00', '谷条例00'] },
];

/** Each fact in a sentence of its own. */
function written({ place, year, ...told }: Told): { text: string; facts: ReportFacts } {
  const sentences: string[] = [`${place.at(-1)}${year}年。`];
  const say = (words: string) => {
    sentences.push(`${words}。`);
    return words;
  };
  const practices = (told.practices ?? []).map(([name, status]) => ({
    name,
    status,
    quote: say(`${status === 'planned' ? '拟' : '已'}推行${name}`),
  }));
  const cooperations = (told.cooperations ?? []).map(([name, other]) => ({ name, other, quote: say(`签订${name}`) }));
  const citations = (told.citations ?? []).map((title) => ({ title, quote: say(`贯彻${title}`) }));
  const institutions = (told.institutions ?? []).map(([name, home]) => ({ name, home, quote: say(`${name}巡查`) }));
  const figures = (told.figures ?? []).map((indicator) => ({ indicator, quote: say(`${indicator}31次`) }));
  const text = sentences.join('');
  const facts = factsOf(place, year, {
    practices: practices.map(({ name, status, quote }) => practice(text, name, status, quote)),
    cooperations: cooperations.map(
      ({ name, other, quote }): Cooperation => ({
        ...{ name, kind: 'agreement', parties: [place, other], subject: null, status: 'adopted' },
        ...quoted(text, quote),
      }),
    ),
    citations: citations.map(
      ({ title, quote }): Citation => ({
        title,
        kind: 'law',
        surfaces: [title],
        docNumber: null,
        ...quoted(text, quote),
      }),
    ),
    institutions: institutions.map(
      ({ name, home, quote }): Institution => ({
        ...{ name, type: 'department', surfaces: [name], jurisdiction: home },
        ...quoted(text, quote),
      }),
    ),
    figures: figures.map(
      ({ indicator, quote }): Figure => ({ indicator, value: 31, unit: '次', year, ...quoted(text, quote) }),
    ),
  });
  return { text, facts };
}

/** How two things hang together; `on` gives a store that holds the sample reports. */
export function pathQuestions(on: () => Store): void {
  const DEFAULT: readonly Via[] = ['practice', 'cooperation', 'institution'];
  async function asked(from: string, to: string, via = DEFAULT, { maxLength = 4, first = 5 } = {}) {
    const graph = { store: on(), gazetteer: knowledge.gazetteer };
    const [begin, end] = [await thingsNamed(on(), from), await thingsNamed(on(), to)];
    return paths(graph, { from: begin, to: end, via, maxLength, first });
  }
  /** Each way as it is passed: `云阳县 -PLANS> 林长工作机制 <ADOPTED- 奉节县`. */
  async function told(...args: Parameters<typeof asked>) {
    return (await asked(...args)).paths.map(({ things, steps }) =>
      things
        .map(({ name }, index) => {
          const step = steps[index];
          return !step ? name : `${name} ${step.forward ? `-${step.type}>` : `<${step.type}-`}`;
        })
        .join(' '),
    );
  }

  describe('paths', () => {
    beforeAll(async () => {
      const writer = openWriter(on(), { ontology, lookups: { ...lookups, places: knowledge.gazetteer } });
      for (const report of TOLD) {
        const { text, facts } = written(report);
        await writer.write(source(`${report.id}-${report.year}`, text), facts);
      }
    });
    afterAll(async () => {
      for (const { id, year } of TOLD) expect(await removeReport(on(), `${id}/${year}`)).toBe(true);
    });

    it('join a place and a practice by the earliest statement, with its sentence', async () => {
      expect(await asked('云阳县', '林长工作机制')).toEqual({
        from: [{ id: '500235', type: 'Jurisdiction', name: '云阳县' }],
        to: [{ id: 'Mechanism:林长工作机制', type: 'Mechanism', name: '林长工作机制' }],
        length: 1,
        paths: [
          {
            things: [
              { id: '500235', type: 'Jurisdiction', name: '云阳县' },
              { id: 'Mechanism:林长工作机制', type: 'Mechanism', name: '林长工作机制' },
            ],
            steps: [
              {
                ...{ via: 'practice', type: 'PLANS', forward: true, year: 2020, reportId: '500235/2020' },
                evidence: [expect.objectContaining({ quote: '拟推行林长工作机制' })],
              },
            ],
          },
        ],
        complete: true,
      });
    });

    it.each<[string, string, string, readonly Via[], string[]]>([
      ['backwards', '林长工作机制', '云阳县', ['practice'], ['林长工作机制 <PLANS- 云阳县']],
      [
        'over a shared practice and a cooperation, in the order of ids',
        ...(['云阳县', '奉节', DEFAULT] as const),
        ['云阳县 -PLANS> 林长工作机制 <ADOPTED- 奉节县', '云阳县 -PARTY_TO> 联防协议 <PARTY_TO- 奉节县'],
      ],
      [
        'over a cooperation alone',
        ...(['云阳县', '奉节县', ['cooperation']] as const),
        ['云阳县 -PARTY_TO> 联防协议 <PARTY_TO- 奉节县'],
      ],
      [
        'with a group of places',
        ...(['渝东北', '云阳县', DEFAULT] as const),
        ['渝东北 -PARTY_TO> 护林公约 <PARTY_TO- 云阳县'],
      ],
      [
        'over an organisation that both name',
        ...(['巫山县', '奉节县', DEFAULT] as const),
        ['巫山县 -NAMES> 奉节县林业局 <NAMES- 奉节县'],
      ],
      [
        'over an organisation to the place it belongs to',
        ...(['云阳县', '万州区', DEFAULT] as const),
        ['云阳县 -NAMES> 万州区林业局 -ACTS_IN> 万州区'],
      ],
      ['over a document', '巫山县', '云阳县', ['document'], ['巫山县 -CITES> 森林法 <CITES- 云阳县']],
      ['over an indicator', '奉节县', '巫溪县', ['figure'], ['奉节县 -MEASURED> 巡林次数 <MEASURED- 巫溪县']],
      ['up and down', '云阳县', '奉节县', ['part'], ['云阳县 -PART_OF> 重庆市 <PART_OF- 奉节县']],
      ['of a set', '三项制度', '行政执法公示制度', ['part'], ['三项制度 <PART_OF- 行政执法公示制度']],
      [
        'through several kinds of things',
        ...(['森林法', '林长工作机制', ['document', 'practice']] as const),
        ['森林法 <CITES- 云阳县 -PLANS> 林长工作机制'],
      ],
      [
        'over three steps',
        ...(['巫溪县', '林长工作机制', ['figure', 'practice']] as const),
        ['巫溪县 -MEASURED> 巡林次数 <MEASURED- 奉节县 -ADOPTED> 林长工作机制'],
      ],
      ['of a place that bore another name', '襄阳市', '护城河工作机制', DEFAULT, ['襄阳市 -ADOPTED> 护城河工作机制']],
      ['of the same place under two names', '襄樊市', '襄阳市', DEFAULT, ['襄阳市']],
    ])('lead %s', async (_what, from, to, via, expected) => {
      expect(await told(from, to, via)).toEqual(expected);
      expect(await asked(from, to, via)).toMatchObject({ complete: true });
    });

    it('of one place under two names begin with what the earlier one said', async () => {
      const { paths: ways } = await asked('襄阳市', '护城河工作机制');
      expect(ways[0]!.steps).toMatchObject([{ year: 2008, reportId: '4206@2009/2008' }]);
    });

    it('have no report and no sentence for what no report states', async () => {
      const { paths: ways } = await asked('万州区林业局', '万州区');
      expect(ways[0]!.steps).toEqual([
        { via: 'institution', type: 'ACTS_IN', forward: true, year: null, reportId: null, evidence: [] },
      ]);
    });

    it('are as many as are asked for', async () => {
      expect(await told('云阳县', '奉节县', DEFAULT, { first: 1 })).toEqual([
        '云阳县 -PLANS> 林长工作机制 <ADOPTED- 奉节县',
      ]);
    });

    it('begin at all that a name means', async () => {
      const found = await asked('林业工作站', '巫溪县');
      expect(found.from.map(({ id }) => id)).toEqual(['department:500235:林业工作站', 'department:500238:林业工作站']);
      expect(found.paths.map(({ things }) => things.map(({ id }) => id))).toEqual([
        ['department:500238:林业工作站', '500238'],
      ]);
    });

    it('of a thing to itself have no step', async () => {
      const found = await asked('云阳县', '云阳');
      expect(found).toMatchObject({ length: 0, complete: true });
      expect(found.paths.map(({ things, steps }) => [things.map(({ id }) => id), steps])).toEqual([[['500235'], []]]);
    });

    it.each<[string, string, string, readonly Via[], number]>([
      ['there is none', '云阳县', '巫溪县', DEFAULT, 6],
      ['they are longer than allowed', '云阳县', '奉节县', DEFAULT, 1],
      ['no kind of step leads there', '云阳县', '奉节县', ['figure'], 6],
      ['no kind of step is allowed', '云阳县', '奉节县', [], 6],
    ])('are none where %s, and this is certain', async (_what, from, to, via, maxLength) => {
      expect(await asked(from, to, via, { maxLength })).toMatchObject({ length: null, paths: [], complete: true });
    });

    it('may be missed where too much hangs together, and this is said', async () => {
      expect(await asked('武汉市', '黄石市', ['document'])).toMatchObject({ length: null, paths: [], complete: false });
      expect(await told('武汉市', '十堰市', ['document'])).toEqual(['武汉市 -CITES> 江条例11 <CITES- 十堰市']);
      const near = await asked('武汉市', '荆门市', ['document']);
      expect(near).toMatchObject({ length: 4, complete: false });
      expect(near.paths.map(({ things }) => things[2]!.name)).toEqual(['宜昌市']);
    });

    it('mean nothing by a name that nothing bears', async () => {
      expect(await thingsNamed(on(), '乌有制度')).toEqual([]);
      expect(await thingsNamed(on(), '林长')).toEqual([]);
    });
  });
}
