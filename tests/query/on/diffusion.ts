import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Path, Practice } from '../../../src/model/fact.ts';
import { diffusion } from '../../../src/query/adoption/diffusion.ts';
import { type Carrier, neighboursBefore, superiorsBefore } from '../../../src/query/adoption/forerunners.ts';
import type { Narrowing } from '../../../src/query/scope.ts';
import { removeReport } from '../../../src/store/forget.ts';
import type { Store } from '../../../src/store/store.ts';
import { openWriter } from '../../../src/store/write.ts';
import { knowledge } from '../../api/ask.ts';
import { factsOf, lookups, ontology, practice, source } from '../../store/reports.ts';

const NAME = '信用承诺制度';
const luzhou = (...below: string[]): Path => ['四川省', '泸州市', ...below];

/** Who says what of the practice in which year; null where a report does not mention it. */
const SAID: readonly (readonly [id: string, place: Path, year: number, status: Practice['status'] | null])[] = [
  ['51', ['四川省'], 2019, 'adopted'],
  ['50', ['重庆市'], 2018, null],
  ['50', ['重庆市'], 2020, 'adopted'],
  ['5105', luzhou(), 2019, 'planned'],
  ['5105', luzhou(), 2020, 'adopted'],
  ['510504', luzhou('龙马潭区'), 2020, 'adopted'],
  ['510504', luzhou('龙马潭区'), 2022, 'adopted'],
  ['510521', luzhou('泸县'), 2020, null],
  ['510521', luzhou('泸县'), 2022, 'adopted'],
  ['510522', luzhou('合江县'), 2022, 'deficient'],
  ['四川省/泸州市/江阳新园', luzhou('江阳新园'), 2022, 'adopted'],
];

/** How a practice spread; `on` gives a store that holds the sample reports. */
export function diffusionQuestions(on: () => Store): void {
  const asked = async (narrowing: Narrowing = {}) =>
    diffusion({ store: on(), gazetteer: knowledge.gazetteer }, { practices: [`System:${NAME}`], ...narrowing });
  const told = async (narrowing?: Narrowing) =>
    (await asked(narrowing))!.adopters.map(
      ({ row: { id, year, lag, censored } }) => `${id} ${year} +${lag}${censored ? ' censored' : ''}`,
    );
  const years = async (narrowing?: Narrowing) =>
    (await asked(narrowing))!.byYear.map((one) =>
      [one.year, one.new, one.cumulative, one.censored, one.reporting].join(' '),
    );

  describe('diffusion', () => {
    beforeAll(async () => {
      const writer = openWriter(on(), { ontology, lookups: { ...lookups, places: knowledge.gazetteer } });
      for (const [, place, year, status] of SAID) {
        const text = `${place.at(-1)}${year}年推行${NAME}。`;
        const practices = status === null ? [] : [practice(text, NAME, status, `推行${NAME}`)];
        await writer.write(source(`${place.at(-1)}${year}`, text), factsOf(place, year, { practices }));
      }
    });
    afterAll(async () => {
      for (const [id, , year] of SAID) expect(await removeReport(on(), `${id}/${year}`)).toBe(true);
    });

    it('tells every adopter with its lag, and whether it may have had it before', async () => {
      expect(await told()).toEqual([
        '51 2019 +0 censored',
        '50 2020 +1',
        '5105 2020 +1',
        '510504 2020 +1 censored',
        '510521 2022 +3',
        '四川省/泸州市/江阳新园 2022 +3 censored',
      ]);
    });

    it.each<[string, Narrowing, string[]]>([
      ['a place and below', { within: '泸州市', level: 'county' }, ['510504 2020 +0 censored', '510521 2022 +2']],
      [
        'years, and judges by all reports',
        { years: { from: 2021 } },
        ['510504 2022 +0', '510521 2022 +0', '四川省/泸州市/江阳新园 2022 +0 censored'],
      ],
      ['a place without reports', { within: '西藏自治区' }, []],
    ])('is narrowed to %s', async (_what, narrowing, expected) => {
      expect(await told(narrowing)).toEqual(expected);
    });

    it('of a place that nobody knows is none, and of a practice nobody has has no first year', async () => {
      expect(await asked({ within: '乌有县' })).toBeNull();
      const none = await diffusion(
        { store: on(), gazetteer: knowledge.gazetteer },
        { practices: [], within: '泸州市' },
      );
      expect(none).toMatchObject({ firstYear: null, adopters: [] });
      expect(none!.byYear.map(({ year, cumulative }) => [year, cumulative])).toEqual([
        ...[2019, 2020, 2021, 2022, 2023, 2024].map((year) => [year, 0]),
      ]);
    });

    it('counts year by year, with years in which nobody came to it and years without a report', async () => {
      expect(await years({ within: '泸州市' })).toEqual([
        '2019 0 0 0 1',
        '2020 2 2 1 3',
        '2021 0 2 0 0',
        '2022 2 4 1 4',
        '2023 0 4 0 0',
        '2024 0 4 0 2',
      ]);
      expect(await years({ within: '泸州市', years: { from: 2020, to: 2021 } })).toEqual(['2020 2 2 1 3']);
      expect(await years({ within: '西藏自治区' })).toEqual([]);
    });

    it('counts by rank, and the ranks add up', async () => {
      const { byYear } = (await asked({ within: '四川省' }))!;
      expect(byYear.find(({ year }) => year === 2022)!.byLevel).toEqual([
        { level: 'province', new: 0, cumulative: 1 },
        { level: 'prefecture', new: 0, cumulative: 1 },
        { level: 'county', new: 1, cumulative: 2 },
        { level: null, new: 1, cumulative: 1 },
      ]);
      for (const year of byYear)
        for (const count of ['new', 'cumulative'] as const)
          expect(year.byLevel.reduce((sum, one) => sum + one[count], 0)).toBe(year[count]);
    });

    it.each<[string, string, number, string[], string[]]>([
      ['a county', '510521', 2022, ['5105', '51'], ['510504']],
      ['a county in the year of its prefecture', '510504', 2020, ['51'], []],
      ['a place that the gazetteer does not know', '四川省/泸州市/江阳新园', 2022, ['5105', '51'], ['510504']],
      ['a prefecture without neighbours', '5105', 2020, ['51'], []],
      ['a province', '50', 2020, [], ['51']],
    ])('knows who had it before %s, also outside of what was asked', async (_what, id, year, above, beside) => {
      const { carriers } = (await asked({ within: '泸县' }))!;
      const ids = (found: readonly Carrier[]) => found.map((one) => one.id);
      expect(ids(superiorsBefore(carriers, id, year))).toEqual(above);
      expect(ids(neighboursBefore(carriers, id, year))).toEqual(beside);
    });
  });
}
