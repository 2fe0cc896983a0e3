import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Path, Practice } from '../../src/model/fact.ts';
import { openEmbedded } from '../../src/store/embedded.ts';
import { prepare } from '../../src/store/schema.ts';
import type { Store } from '../../src/store/store.ts';
import { openWriter } from '../../src/store/write.ts';
import { factsOf, lookups, ontology, practice, source } from '../store/reports.ts';
import { ask, counting, knowledge } from './ask.ts';

const NAME = '信用承诺制度';
const SAID: readonly (readonly [place: Path, year: number, status: Practice['status']])[] = [
  [['四川省'], 2019, 'adopted'],
  [['四川省', '泸州市', '泸县'], 2019, 'planned'],
  [['四川省', '泸州市', '江阳区'], 2020, 'adopted'],
  [['四川省', '泸州市', '江阳区'], 2021, 'adopted'],
  [['四川省', '泸州市', '泸县'], 2021, 'adopted'],
  [['四川省', '泸州市', '江阳新园'], 2022, 'adopted'],
];

let store: Store;
beforeAll(async () => {
  store = openEmbedded();
  await prepare(store, ontology);
  const writer = openWriter(store, { ontology, lookups: { ...lookups, places: knowledge.gazetteer } });
  for (const [place, year, status] of SAID) {
    const text = `${place.at(-1)}${year}年推行${NAME}。`;
    const practices = [practice(text, NAME, status, `推行${NAME}`)];
    await writer.write(source(`${place.at(-1)}${year}`, text), factsOf(place, year, { practices }));
  }
});
afterAll(() => store.close());

const PRACTICE = `practice: "${NAME}"`;
const ADOPTER = `jurisdiction { name } year lag censored superiorsBefore { name } neighboursBefore { name }
  facts { year status evidence { quote } report { id } }`;

interface Diffusion {
  readonly adopters: {
    readonly nodes: readonly { readonly jurisdiction: { readonly name: string } }[];
    readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
  };
}

describe('diffusion', () => {
  it('comes with the first adopters, the years, and who had it before', async () => {
    const { data, errors } = await ask(
      store,
      `{ diffusion(${PRACTICE}, within: "泸州市") {
          practices { name } firstYear firstAdopters { jurisdiction { name } lag }
          byYear { year new cumulative censored reporting byLevel { level new cumulative } }
          adopters(first: 2) { totalCount edges { cursor } nodes { ${ADOPTER} } pageInfo { hasNextPage } }
        } }`,
    );
    expect(errors).toBeUndefined();
    const quote = `推行${NAME}`;
    const [county, none] = [(counts: object) => ({ level: 'county', ...counts }), { new: 0, cumulative: 0 }];
    const other = { level: null, ...none };
    expect(data).toEqual({
      diffusion: {
        practices: [{ name: NAME }],
        firstYear: 2020,
        firstAdopters: [{ jurisdiction: { name: '江阳区' }, lag: 0 }],
        byYear: [
          { year: 2019, ...none, censored: 0, reporting: 1, byLevel: [county(none), other] },
          {
            ...{ year: 2020, new: 1, cumulative: 1, censored: 1, reporting: 1 },
            byLevel: [county({ new: 1, cumulative: 1 }), other],
          },
          {
            ...{ year: 2021, new: 1, cumulative: 2, censored: 0, reporting: 2 },
            byLevel: [county({ new: 1, cumulative: 2 }), other],
          },
          {
            ...{ year: 2022, new: 1, cumulative: 3, censored: 1, reporting: 1 },
            byLevel: [county({ new: 0, cumulative: 2 }), { level: null, new: 1, cumulative: 1 }],
          },
        ],
        adopters: {
          totalCount: 3,
          edges: [{ cursor: expect.any(String) }, { cursor: expect.any(String) }],
          nodes: [
            {
              ...{ jurisdiction: { name: '江阳区' }, year: 2020, lag: 0, censored: true },
              ...{ superiorsBefore: [{ name: '四川省' }], neighboursBefore: [] },
              facts: [{ year: 2020, status: 'adopted', evidence: [{ quote }], report: { id: '510502/2020' } }],
            },
            {
              ...{ jurisdiction: { name: '泸县' }, year: 2021, lag: 1, censored: false },
              ...{ superiorsBefore: [{ name: '四川省' }], neighboursBefore: [{ name: '江阳区' }] },
              facts: [{ year: 2021, status: 'adopted', evidence: [{ quote }], report: { id: '510521/2021' } }],
            },
          ],
          pageInfo: { hasNextPage: true },
        },
      },
    });
  });

  it('goes on after a cursor', async () => {
    const page = async (after: string) => {
      const { data } = await ask(
        store,
        `{ diffusion(${PRACTICE}) { adopters(first: 3${after}) { nodes { jurisdiction { name } } pageInfo { hasNextPage endCursor } } } }`,
      );
      return (data as { diffusion: Diffusion }).diffusion.adopters;
    };
    const first = await page('');
    expect(first.nodes.map(({ jurisdiction }) => jurisdiction.name)).toEqual(['四川省', '江阳区', '泸县']);
    const second = await page(`, after: "${first.pageInfo.endCursor}"`);
    expect(second.nodes.map(({ jurisdiction }) => jurisdiction.name)).toEqual(['江阳新园']);
    expect(second.pageInfo.hasNextPage).toBe(false);
  });

  it('has no first year where nobody has it, and still tells of which years reports are held', async () => {
    const { data } = await ask(
      store,
      `{ diffusion(${PRACTICE}, within: "泸县", years: {to: 2020}) { firstYear firstAdopters { lag } byYear { year new reporting } } }`,
    );
    expect(data).toEqual({
      diffusion: { firstYear: null, firstAdopters: [], byYear: [{ year: 2019, new: 0, reporting: 1 }] },
    });
  });

  it('needs as many round trips for many adopters as for one', async () => {
    const trips = async (first: number) => {
      const counted = counting(store);
      const { errors } = await ask(
        counted,
        `{ diffusion(${PRACTICE}) { byYear { new } firstAdopters { year } adopters(first: ${first}) { nodes { ${ADOPTER} } } } }`,
      );
      expect(errors).toBeUndefined();
      return counted.reads();
    };
    expect(await trips(4)).toBe(await trips(2));
    expect(await trips(4)).toBeLessThanOrEqual(8);
  });

  it.each([
    [`{ diffusion(${PRACTICE}, within: "乌有县") { firstYear } }`, 'UNKNOWN_PLACE', /乌有县/],
    ['{ diffusion(practice: "承诺制") { firstYear } }', 'UNKNOWN_PRACTICE', /near it: 信用承诺制度/],
    [`{ diffusion(${PRACTICE}, years: {from: 2024, to: 2023}) { firstYear } }`, 'YEARS_OUT_OF_ORDER', /2024 is later/],
    [`{ diffusion(${PRACTICE}) { adopters(first: 1001) { totalCount } } }`, 'PAGE_OUT_OF_RANGE', /got 1001/],
  ])('refuses %s', async (query, code, message) => {
    const { errors } = await ask(store, query);
    expect(errors).toMatchObject([{ extensions: { code }, message: expect.stringMatching(message) }]);
  });
});
