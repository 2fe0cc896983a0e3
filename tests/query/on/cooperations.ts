import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Cooperation, CooperationKind, Path, Status } from '../../../src/model/fact.ts';
import {
  cooperationFacts,
  cooperations,
  cooperationsById,
  reportCooperations,
} from '../../../src/query/cooperation/facts.ts';
import { arrangements, type Narrowed } from '../../../src/query/cooperation/list.ts';
import { cooperationNetwork } from '../../../src/query/cooperation/network.ts';
import { reciprocity } from '../../../src/query/cooperation/reciprocity.ts';
import { type Region, regionOf } from '../../../src/query/cooperation/regions.ts';
import type { Span } from '../../../src/query/scope.ts';
import { removeReport } from '../../../src/store/forget.ts';
import type { Store } from '../../../src/store/store.ts';
import { openWriter } from '../../../src/store/write.ts';
import { knowledge } from '../../api/ask.ts';
import { factsOf, ontology, quoted, source } from '../../store/reports.ts';

type Told = readonly [name: string, kind: CooperationKind, partners: readonly string[], status?: Status];

/** Reports of places on either side of the border, and of others: path, year, and what they do with whom. */
const REPORTS: readonly (readonly [path: string, year: number, ...told: Told[]])[] = [
  [
    ...(['重庆市/合川区', 2022] as const),
    ['司法协作协议', 'agreement', ['四川省/广安市']],
    ['川渝六地调解中心', 'joint-body', ['@川渝六地']],
    ['区域立法联席会议', 'joint-conference', ['四川省/南充市'], 'planned'],
    ['联合调解站', 'joint-body', ['四川省/遂宁市/乌有新区']],
  ],
  ['四川省/广安市', 2022, ['司法协作协议', 'agreement', ['重庆市/合川区']]],
  [
    ...(['重庆市/潼南区', 2022] as const),
    ['跨界河流联合执法', 'joint-enforcement', ['四川省/遂宁市', '四川省/资阳市/安岳县']],
    ['应急联动', 'other', ['@毗邻地区']],
  ],
  ['四川省/遂宁市', 2022, ['案件线索移送', 'information-sharing', ['重庆市/潼南区'], 'deficient']],
  ['重庆市/大足区', 2022, ['跨省通办', 'service-sharing', ['四川省/内江市']]],
  ['四川省/内江市', 2022, ['内自合作框架', 'agreement', ['四川省/自贡市']]],
  ['贵州省/遵义市', 2022, ['川渝法治论坛', 'joint-conference', ['@川渝', '@成渝']]],
  ['湖北省/襄樊市', 2009, ['警务合作', 'agreement', ['河南省/南阳市']]],
  ['河南省/南阳市', 2009, ['鄂豫警务', 'agreement', ['湖北省/襄樊市']]],
  ['湖北省/襄阳市', 2012, ['警务合作', 'agreement', ['河南省/南阳市']]],
];

const SAMPLES = ['2023 警务协作书', '2023 川渝通办'];

/** Arrangements between places; `on` gives a store that holds the sample reports. */
export function cooperationQuestions(on: () => Store): void {
  const graph = () => ({ store: on(), gazetteer: knowledge.gazetteer });
  const ids = new Set<string>();
  const write = async (path: string, year: number, ...told: readonly Told[]) => {
    const text = `${path}${year}年。${told.map(([name]) => `开展${name}。`).join('')}`;
    const place: Path = path.split('/');
    const facts = told.map(
      ([name, kind, partners, status = 'adopted']): Cooperation => ({
        ...{ name, kind, status, subject: null },
        parties: [place, ...partners.map((one) => (one.startsWith('@') ? { group: one.slice(1) } : one.split('/')))],
        ...quoted(text, `开展${name}`),
      }),
    );
    const writer = openWriter(on(), {
      ontology,
      lookups: { places: knowledge.gazetteer, practice: () => undefined },
    });
    await writer.write(source(`${place.at(-1)}${year}`, text), factsOf(place, year, { cooperations: facts }));
    ids.add(`${knowledge.gazetteer.byPath(place, year)!.code}/${year}`);
  };

  interface Asked {
    readonly between?: readonly string[];
    readonly within?: string;
    readonly kinds?: readonly CooperationKind[];
    readonly years?: Partial<Span>;
    readonly statuses?: readonly Status[];
  }
  const region = async (name: string): Promise<Region> => (await regionOf(graph(), name))!;
  const narrowed = async ({ between = [], within, kinds, years, statuses }: Asked): Promise<Narrowed> => ({
    between: await Promise.all(between.map(region)),
    within: within === undefined ? null : await region(within),
    ...{ kinds: kinds ?? null, years: { from: null, to: null, ...years }, statuses: statuses ?? null },
  });
  const listed = async (asked: Asked) => {
    const found = await arrangements(graph(), await narrowed(asked));
    return found.map(({ row: { year, arrangement } }) => `${year} ${arrangement.id.split(':')[1]}`);
  };

  describe('cooperations', () => {
    beforeAll(async () => {
      for (const report of REPORTS) await write(...report);
    });
    afterAll(async () => {
      for (const id of ids) expect(await removeReport(on(), id)).toBe(true);
    });

    it('of a place are told once for each statement, its own and its partners’', async () => {
      const found = await cooperations(on(), { places: ['500153'] });
      expect(
        found.map(({ cooperation: { name, kind }, jurisdiction, year, partners, subject, evidence }) => [
          `${year} ${jurisdiction.name} ${name} ${kind} ${subject}`,
          partners.map((one) => one.name),
          evidence.map(({ quote }) => quote),
        ]),
      ).toEqual([
        ['2023 荣昌区 警务协作书 agreement 警务', ['泸州市', '内江市'], ['与泸州、内江签订警务协作书']],
        ['2023 荣昌区 川渝通办 service-sharing null', ['川渝'], ['参加川渝通办']],
        ['2024 泸州市 警务协作书 agreement null', ['荣昌区', '内江市'], ['与荣昌、内江续签警务协作书']],
      ]);
      expect(found[0]!.cooperation.id).toBe(found[2]!.cooperation.id);
      expect(await cooperations(on(), { places: ['500153'], statuses: ['planned'] })).toEqual([]);
      expect(await cooperations(on(), { places: ['500153'], from: 2024 })).toHaveLength(1);
    });

    it('of several places are told to each of them', async () => {
      const found = await cooperations(on(), { places: ['5105', '5110'], from: 2024 });
      expect(found.map(({ party, jurisdiction }) => [party, jurisdiction.id])).toEqual([
        ['5105', '5105'],
        ['5110', '5105'],
      ]);
    });

    it('of a report come in the order of the text', async () => {
      const found = await reportCooperations(on(), ['500153/2023']);
      expect(found.map(({ cooperation, partners }) => [cooperation.name, ...partners.map(({ id }) => id)])).toEqual([
        ['警务协作书', '5105', '5110'],
        ['川渝通办', '川渝'],
      ]);
    });

    it('have their parties, and what every report says of them', async () => {
      const id = 'agreement:司法协作协议:500117+5116';
      expect(await cooperationsById(on(), [id, 'none'])).toMatchObject([
        { ...{ id, name: '司法协作协议', kind: 'agreement' }, parties: [{ name: '合川区' }, { name: '广安市' }] },
      ]);
      expect(await cooperationFacts(on(), [id])).toMatchObject([
        { ...{ jurisdiction: { name: '合川区' }, partners: [{ name: '广安市' }] }, cooperation: { id } },
        { ...{ jurisdiction: { name: '广安市' }, partners: [{ name: '合川区' }] }, cooperation: { id } },
      ]);
    });

    const ACROSS = [
      ...['2022 司法协作协议', '2022 案件线索移送', '2022 川渝六地调解中心', '2022 区域立法联席会议'],
      ...['2022 跨界河流联合执法', '2022 川渝法治论坛', '2022 跨省通办', '2022 联合调解站'],
    ];
    const both = ['四川省', '重庆市'];
    it.each<[string, Asked, readonly string[]]>([
      ['two provinces, groups that name both', { between: both }, [...ACROSS, ...SAMPLES]],
      ['them by short forms, in the other order', { between: ['渝', '川'] }, [...ACROSS, ...SAMPLES]],
      ['two places, one below', { between: ['四川省', '合川'] }, [ACROSS[0]!, ACROSS[2]!, ACROSS[3]!, ACROSS[7]!]],
      ['a place that only the graph knows', { between: ['乌有新区', '合川'] }, [ACROSS[7]!]],
      ['what such a place lies in', { between: ['遂宁', '合川'] }, [ACROSS[7]!]],
      ['two places, without groups wider than either', { between: ['泸州市', '荣昌区'] }, ['2023 警务协作书']],
      ['two places of one side', { between: ['泸州市', '内江市'] }, ['2023 警务协作书']],
      ['a place and what it lies in: two parties, not one twice', { between: ['四川省', '遂宁市'] }, [ACROSS[4]!]],
      ['one province and itself', { between: ['四川省', '四川省'] }, ['2022 内自合作框架', ACROSS[4]!, SAMPLES[0]!]],
      ['one and itself, which a place and a group do not join', { between: ['重庆市', '重庆市'] }, []],
      ['a place and what it lies in, which it and a group do not join', { between: ['重庆市', '荣昌区'] }, []],
      [
        'three provinces',
        { between: ['贵州省', '湖北省', '河南省'] },
        ['2009 鄂豫警务', '2009 警务合作', '2012 警务合作'],
      ],
      ['one place', { between: ['遵义市'] }, ['2022 川渝法治论坛']],
      [
        'one place and the groups that name it',
        { between: ['四川省'], kinds: ['joint-body'] },
        [ACROSS[2]!, ACROSS[7]!],
      ],
      ['a place without any', { between: ['西藏自治区'] }, []],
      ['a place where it takes part itself', { within: '四川省', kinds: ['joint-body'] }, [ACROSS[7]!]],
      ['a place and below', { within: '内江市' }, ['2022 内自合作框架', '2022 跨省通办', '2023 警务协作书']],
      ['a place below a prefecture', { within: '资阳市' }, ['2022 跨界河流联合执法']],
      ['two places, and a third', { between: both, within: '遂宁市' }, [ACROSS[1]!, ACROSS[4]!, ACROSS[7]!]],
      ['a kind', { between: both, kinds: ['agreement'] }, [ACROSS[0]!, SAMPLES[0]!]],
      ['years, by which the first is told', { within: '荣昌区', years: { from: 2024 } }, ['2024 警务协作书']],
      ['a status', { statuses: ['planned', 'deficient'] }, ['2022 案件线索移送', '2022 区域立法联席会议']],
      ['no kind', { kinds: [] }, []],
      ['no status', { statuses: [] }, []],
    ])('are narrowed to %s', async (_what, asked, expected) => {
      expect((await listed(asked)).sort()).toEqual([...expected].sort());
    });

    it('come by the first year that is asked for, each once', async () => {
      const all = await listed({});
      expect(all).toEqual([...all].sort((a, b) => (a.slice(0, 4) < b.slice(0, 4) ? -1 : 1)));
      expect(all).toHaveLength(REPORTS.flatMap(([, , ...told]) => told).length - 1 + SAMPLES.length);
    });

    it('of a place that nobody knows are none, not nobody’s', async () => {
      expect(await regionOf(graph(), '乌有县')).toBeNull();
    });

    const linked = async (asked: Asked) => {
      const { links, linked, total } = await cooperationNetwork(graph(), await narrowed(asked));
      expect(total).toBe(links.length);
      return {
        links: links.map(({ from, to, arrangements: { length }, years }) => `${from.id} ${to.id} ${length} ${years}`),
        nodes: [...linked.values()].map(({ party, degree, weight }) => `${party.id} ${degree} ${weight}`).sort(),
      };
    };

    it('make a network, the heaviest link first', async () => {
      expect(await linked({ within: '潼南区', kinds: ['joint-enforcement', 'information-sharing'] })).toEqual({
        links: ['500152 5109 2 2022', '500152 512021 1 2022'],
        nodes: ['500152 2 2', '5109 1 2', '512021 1 1'],
      });
      expect(await linked({ between: ['荣昌区'] })).toEqual({
        links: ['500153 5105 1 2023,2024', '500153 5110 1 2023,2024', '500153 川渝 1 2023'],
        nodes: ['500153 3 2', '5105 1 1', '5110 1 1', '川渝 1 1'],
      });
      expect((await linked({ within: '泸州市' })).links).toEqual(['500153 5105 1 2023,2024', '5105 5110 1 2023,2024']);
      expect(await linked({ within: '荣昌区', kinds: ['agreement'], years: { to: 2023 } })).toMatchObject({
        links: ['500153 5105 1 2023', '500153 5110 1 2023'],
      });
    });

    it('link only ends of which each is of another region', async () => {
      const { links } = await linked({ between: both });
      expect(links).toContain('500153 5105 1 2023,2024');
      expect(links).toContain('500117 川渝六地 1 2022');
      expect(links).not.toContain('5105 5110 1 2023,2024');
      expect(links.filter((link) => /5203|毗邻|5103/.test(link))).toEqual([]);
      expect(links[0]).toBe('500152 5109 2 2022');
    });

    it('of the former bearers of a code are one place’s', async () => {
      expect((await linked({ within: '襄阳市' })).links).toEqual(['4113 4206 3 2009,2012']);
    });

    const answers = async (asked: Asked) => {
      const { rows, said, silent, noReport } = await reciprocity(graph(), await narrowed(asked));
      expect(said + silent + noReport).toBe(rows.length);
      return rows.map(
        ({ row: { statement, partner, answer, told } }) =>
          `${statement.year} ${statement.by.id} ${partner.id} ${answer} ${told.map(({ id }) => id.split('#')[0])}`,
      );
    };

    it('are said by the partner too, or not, or nothing is known', async () => {
      expect(await answers({ between: both, years: { from: 2022 } })).toEqual([
        '2022 500111 5110 silent ',
        '2022 500117 5116 said 5116/2022',
        '2022 500117 四川省/遂宁市/乌有新区 noReport ',
        '2022 500152 5109 said 5109/2022',
        '2022 500152 512021 noReport ',
        '2022 5116 500117 said 500117/2022',
        '2023 500153 5105 noReport ',
        '2023 500153 5110 noReport ',
        '2024 5105 500153 noReport ',
      ]);
      expect(await answers({ within: '泸州市' })).toEqual(['2024 5105 500153 noReport ', '2024 5105 5110 noReport ']);
      expect(await answers({ between: ['泸州市'], years: { to: 2023 } })).toEqual(['2023 500153 5105 noReport ']);
      expect(await answers({ between: both, kinds: ['service-sharing'] })).toEqual(['2022 500111 5110 silent ']);
      expect(await answers({ within: '湖北省' })).toEqual([
        '2009 4206 4113 said 4113/2009',
        '2012 4206 4113 noReport ',
      ]);
    });

    it('are said or not by the reports that are held now', async () => {
      const noted = () => answers({ within: '合川区', kinds: ['agreement'] });
      expect(await noted()).toEqual(['2022 500117 5116 said 5116/2022']);
      await write('四川省/广安市', 2022);
      expect(await noted()).toEqual(['2022 500117 5116 silent ']);
      await removeReport(on(), '5116/2022');
      expect(await noted()).toEqual(['2022 500117 5116 noReport ']);
      await write(...REPORTS[1]!);
      expect(await noted()).toEqual(['2022 500117 5116 said 5116/2022']);
    });
  });
}
