import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Store } from '../../src/store/store.ts';
import { ask, counting, planted } from './ask.ts';

let store: Store;
beforeAll(async () => {
  store = await planted();
});
afterAll(() => store.close());

describe('compare', () => {
  it('sets places side by side, with sentences and reports', async () => {
    const { data, errors } = await ask(
      store,
      `{ compare(places: ["泸州", "510502", "四川省/泸州市/泸县"]) { year
          places { jurisdiction { name above { name } } reports { id } only { name adopterCount } missing { name } }
          practices { practice { name sets { name } } status facts { status evidence { quote } report { id } } }
          figures { indicator unit values facts { report { id } } } common { name } } }`,
    );
    expect(errors).toBeUndefined();
    expect(data).toEqual({
      compare: {
        year: 2024,
        places: [
          {
            ...{ jurisdiction: { name: '泸州市', above: { name: '四川省' } }, reports: [{ id: '5105/2024' }] },
            ...{ only: [{ name: '行政执法公示制度', adopterCount: 2 }], missing: [] },
          },
          {
            ...{ jurisdiction: { name: '江阳区', above: { name: '泸州市' } }, reports: [{ id: '510502/2024' }] },
            ...{ only: [], missing: [{ name: '行政执法公示制度' }] },
          },
          { jurisdiction: { name: '泸县', above: { name: '泸州市' } }, reports: [], only: [], missing: [] },
        ],
        practices: [
          {
            practice: { name: '行政执法公示制度', sets: [{ name: '三项制度' }] },
            status: ['adopted', 'planned', null],
            facts: [
              {
                ...{ status: 'adopted', evidence: [{ quote: '全面落实行政执法公示制度' }] },
                report: { id: '5105/2024' },
              },
              {
                ...{ status: 'planned', evidence: [{ quote: '拟建立行政执法公示制度' }] },
                report: { id: '510502/2024' },
              },
            ],
          },
        ],
        figures: [
          {
            indicator: '每万人律师数',
            unit: '名',
            values: [3.5, null, null],
            facts: [{ report: { id: '5105/2024' } }],
          },
        ],
        common: [],
      },
    });
  });

  it('needs as many round trips for many places as for two', async () => {
    const trips = async (places: readonly string[]) => {
      const counted = counting(store);
      const fields = `year places { jurisdiction { above { name } } reports { id } only { adopterCount } }
        practices { practice { sets { name } } facts { report { id } } } figures { values } common { name }`;
      await ask(counted, `{ compare(places: ${JSON.stringify(places)}, year: 2024) { ${fields} } }`);
      return counted.reads();
    };
    const many = await trips([
      '泸州市',
      '江阳区',
      '荣昌区',
      '泸县',
      '合江县',
      '叙永县',
      '古蔺县',
      '成都市',
      '50',
      '51',
    ]);
    expect(many).toBe(await trips(['泸州市', '江阳区']));
    expect(many).toBeLessThanOrEqual(9);
  });

  it.each([
    ['{ compare(places: ["泸州市"]) { year } }', 'PLACES_OUT_OF_RANGE', /2 to 10; got 1/],
    [`{ compare(places: [${'"泸州市" '.repeat(11)}]) { year } }`, 'PLACES_OUT_OF_RANGE', /got 11/],
    ['{ compare(places: ["泸州市", "朝阳区"]) { year } }', 'AMBIGUOUS', /"朝阳区" may be 2 places/],
    ['{ compare(places: ["泸州市", "乌有县"]) { year } }', 'UNKNOWN_PLACE', /"乌有县"/],
    [
      '{ compare(places: ["荣昌县", "泸州市", "荣昌"]) { year } }',
      'SAME_PLACE',
      /"荣昌县" and "荣昌" are one place, 重庆市\/荣昌区/,
    ],
    ['{ compare(places: ["襄阳市", "襄樊市"]) { year } }', 'SAME_PLACE', /are one place/],
  ])('refuses %s', async (query, code, message) => {
    const { errors } = await ask(store, query);
    expect(errors).toMatchObject([{ extensions: { code }, message: expect.stringMatching(message) }]);
  });
});
