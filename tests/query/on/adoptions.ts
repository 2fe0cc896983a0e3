import { describe, expect, it } from 'vitest';
import type { Status } from '../../../src/model/fact.ts';
import { adoptions, STATES } from '../../../src/query/adoption/adoptions.ts';
import { practiceFacts } from '../../../src/query/adoption/practices.ts';
import type { Narrowing } from '../../../src/query/scope.ts';
import { removeReport } from '../../../src/store/forget.ts';
import type { Store } from '../../../src/store/store.ts';
import { openWriter } from '../../../src/store/write.ts';
import { knowledge } from '../../api/ask.ts';
import { factsOf, lookups, ontology, source } from '../../store/reports.ts';

const PUBLICITY = 'System:行政执法公示制度';

/** Who adopted a practice, and what is known of the others; `on` gives a store that holds the sample reports. */
export function adoptionQuestions(on: () => Store): void {
  const asked = (narrowing: Narrowing = {}, statuses: readonly Status[] = ['adopted']) =>
    adoptions({ store: on(), gazetteer: knowledge.gazetteer }, { practices: [PUBLICITY], statuses, ...narrowing });
  const told = async (narrowing?: Narrowing, statuses?: readonly Status[]) =>
    (await asked(narrowing, statuses))!.adoptions.map(({ row: { id, firstYear } }) => `${id} ${firstYear}`);
  const counted = async (narrowing?: Narrowing) => {
    const { places, adopted, planned, lacking, silent, noReport } = (await asked(narrowing))!.coverage();
    return { places, adopted, planned, lacking, silent, noReport };
  };

  describe('adoptions', () => {
    it('are told place by place, earliest first, with the status of each year', async () => {
      expect((await asked())!.adoptions.map(({ row }) => row)).toEqual([
        {
          ...{ id: '500153', nodes: ['500153'], firstYear: 2023, firstReport: 2023 },
          statusByYear: [{ year: 2023, status: 'adopted' }],
        },
        {
          ...{ id: '5105', nodes: ['5105'], firstYear: 2024, firstReport: 2024 },
          statusByYear: [{ year: 2024, status: 'adopted' }],
        },
      ]);
    });

    it.each<[string, Narrowing, readonly Status[], string[]]>([
      ['a place and below', { within: '四川省' }, ['adopted', 'planned'], ['5105 2024', '510502 2024']],
      ['its short form', { within: '川' }, ['adopted'], ['5105 2024']],
      ['a status', {}, ['planned'], ['510502 2024']],
      ['a rank', { level: 'county' }, ['adopted', 'planned'], ['500153 2023', '510502 2024']],
      ['years', { years: { to: 2023 } }, ['adopted', 'planned'], ['500153 2023']],
      ['a place without reports', { within: '西藏自治区' }, ['adopted'], []],
      ['no status', {}, [], []],
    ])('are narrowed to %s', async (_what, narrowing, statuses, expected) => {
      expect(await told(narrowing, statuses)).toEqual(expected);
    });

    it('of a place that nobody knows are none, not nobody’s', async () => {
      expect(await asked({ within: '乌有县' })).toBeNull();
    });

    it('come with what is known of every place asked about', async () => {
      const { gazetteer } = knowledge;
      const sichuan = gazetteer.children('51').length + 1;
      expect((await asked({ within: '四川省' }))!.coverage().byLevel.map(({ level }) => level)).toEqual([
        ...['province', 'prefecture', 'county', 'township', 'zone'],
      ]);
      expect(await counted({ within: '四川省', level: 'prefecture' })).toEqual({
        ...{ places: sichuan - 1 - gazetteer.children('51').filter(({ level }) => level !== 'prefecture').length },
        ...{ adopted: 1, planned: 0, lacking: 0, silent: 0, noReport: 20 },
      });
      expect(await counted({ within: '泸州市', level: 'county' })).toMatchObject({
        places: 7,
        planned: 1,
        noReport: 6,
      });
      expect(await counted({ within: '荣昌区', level: 'county' })).toMatchObject({ places: 1, adopted: 1 });
    });

    it('cover each place once, whatever is asked', async () => {
      for (const within of [null, '四川省', '荣昌', '泸州市', '西藏自治区'])
        for (const level of [null, 'province', 'county', 'township'] as const)
          for (const years of [null, { from: 2016, to: 2017 }, { from: 2024 }]) {
            const { places, ...counts } = await counted({ within, level, years });
            expect(Object.values(counts).reduce((sum, count) => sum + count, 0)).toBe(places);
            const coverage = (await asked({ within, level, years }))!.coverage();
            if (places > 2000) continue;
            const lists = STATES.map((state) => coverage.list(state));
            expect(lists.map(({ length }) => length)).toEqual(STATES.map((state) => coverage[state]));
            expect(new Set(lists.flat()).size).toBe(places);
          }
    });

    it('tell a place whose report says nothing of it from one without a report, also when the report goes', async () => {
      const text = '泸县的报告。';
      const writer = openWriter(on(), { ontology, lookups: { ...lookups, places: knowledge.gazetteer } });
      const silent = { within: '泸县', level: 'county' } as const;
      expect(await counted(silent)).toMatchObject({ places: 1, silent: 0, noReport: 1 });
      await writer.write(source('泸县', text), factsOf(['四川省', '泸州市', '泸县'], 2024));
      expect(await counted(silent)).toMatchObject({ places: 1, silent: 1, noReport: 0 });
      expect(await counted({ ...silent, years: { to: 2023 } })).toMatchObject({ silent: 0, noReport: 1 });
      expect(await removeReport(on(), '510521/2024')).toBe(true);
      expect(await counted(silent)).toMatchObject({ places: 1, silent: 0, noReport: 1 });
    });

    it('have their sentences', async () => {
      const facts = await practiceFacts(on(), { places: ['5105', '510502'], practices: [PUBLICITY] });
      expect(
        facts.map(({ jurisdiction, status, evidence }) => [jurisdiction.name, status, evidence[0]!.quote]),
      ).toEqual([
        ['泸州市', 'adopted', '全面落实行政执法公示制度'],
        ['江阳区', 'planned', '拟建立行政执法公示制度'],
      ]);
    });
  });
}
