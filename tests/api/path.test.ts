import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Path } from '../../src/model/fact.ts';
import { openEmbedded } from '../../src/store/embedded.ts';
import { prepare } from '../../src/store/schema.ts';
import type { Store } from '../../src/store/store.ts';
import { openWriter } from '../../src/store/write.ts';
import { factsOf, lookups, ontology, practice, source } from '../store/reports.ts';
import { ask, counting, knowledge } from './ask.ts';

const COUNTIES = ['云阳县', '奉节县', '巫山县', '巫溪县', '城口县'];
const SHARED = ['林长工作机制', '河长工作机制', '路长工作机制', '田长工作机制'];

/** Each county shares its mechanisms with the next one only. */
const adopted = (number: number) => [...(number === 0 ? [] : chain(number - 1)), ...chain(number)];
const chain = (number: number) => (number === 0 ? SHARED : [`${number}号巡护工作机制`]);

let store: Store;
beforeAll(async () => {
  store = openEmbedded();
  await prepare(store, ontology);
  const writer = openWriter(store, { ontology, lookups: { ...lookups, places: knowledge.gazetteer } });
  for (const [number, county] of COUNTIES.entries()) {
    const place: Path = ['重庆市', county];
    const names = adopted(number);
    const text = `${county}：${names.map((name) => `推行${name}。`).join('')}`;
    const practices = names.map((name) => practice(text, name, 'adopted', `推行${name}`));
    await writer.write(source(county, text), factsOf(place, 2021, { practices }));
  }
});
afterAll(() => store.close());

const WAY = ['云阳县', '林长工作机制', '奉节县', '1号巡护工作机制', '巫山县', '2号巡护工作机制', '巫溪县'];
const STEPS = 'steps { via type forward year evidence { quote start } report { id title } }';

describe('path', () => {
  it('comes with every thing it passes, and each step with its sentence and report', async () => {
    const { data, errors } = await ask(
      store,
      `{ path(from: "云阳县", to: "奉节", first: 1) {
          from { id type name } to { name } length complete paths { things { id type name } ${STEPS} }
        } }`,
    );
    expect(errors).toBeUndefined();
    const [yunyang, shared] = [
      { id: '500235', type: 'Jurisdiction', name: '云阳县' },
      { id: 'Mechanism:林长工作机制', type: 'Mechanism', name: '林长工作机制' },
    ];
    const quote = '推行林长工作机制';
    const step = { via: 'practice', type: 'ADOPTED', year: 2021 };
    expect(data).toEqual({
      path: {
        ...{ from: [yunyang], to: [{ name: '奉节县' }], length: 2, complete: true },
        paths: [
          {
            things: [yunyang, shared, { id: '500236', type: 'Jurisdiction', name: '奉节县' }],
            steps: [
              {
                ...{ ...step, forward: true, evidence: [{ quote, start: 4 }] },
                report: { id: '500235/2021', title: '云阳县2021年法治政府建设情况报告' },
              },
              {
                ...{ ...step, forward: false, evidence: [{ quote, start: 4 }] },
                report: { id: '500236/2021', title: '奉节县2021年法治政府建设情况报告' },
              },
            ],
          },
        ],
      },
    });
  });

  it('passes places without a report’s word where it goes up and down', async () => {
    const { data } = await ask(store, `{ path(from: "云阳县", to: "重庆市", via: [part]) { paths { ${STEPS} } } }`);
    expect(data).toEqual({
      path: {
        paths: [
          {
            steps: [{ ...{ via: 'part', type: 'PART_OF', forward: true, year: null }, evidence: [], report: null }],
          },
        ],
      },
    });
  });

  it('is none where it would be too long', async () => {
    const none = { length: null, paths: [], complete: true };
    const fields = 'length paths { things { id } } complete';
    expect((await ask(store, `{ path(from: "云阳县", to: "巫溪县") { ${fields} } }`)).data).toEqual({ path: none });
    const far = await ask(
      store,
      `{ path(from: "云阳县", to: "巫溪县", maxLength: 6, first: 1) { length paths { things { name } } } }`,
    );
    expect(far.data).toEqual({
      path: { length: 6, paths: [{ things: WAY.map((name) => ({ name })) }] },
    });
  });

  it('needs as many round trips for many ways as for one, and not more than for each step', async () => {
    const trips = async (to: string, first: number) => {
      const counted = counting(store);
      const { errors } = await ask(
        counted,
        `{ path(from: "云阳县", to: "${to}", maxLength: 6, first: ${first}, via: [practice]) { paths { things { name } ${STEPS} } } }`,
      );
      expect(errors).toBeUndefined();
      return counted.reads();
    };
    const one = await trips('奉节县', 1);
    expect(await trips('奉节县', 4)).toBe(one);
    expect(await trips('巫溪县', 4)).toBeLessThanOrEqual(one + 4);
  });

  it.each([
    ['{ path(from: "乌有县", to: "云阳县") { length } }', 'UNKNOWN_NAME', /"乌有县"; look for .* search\(text:\)/],
    ['{ path(from: "云阳县", to: "林长") { length } }', 'UNKNOWN_NAME', /near it: 林长工作机制/],
    ['{ path(from: "云阳县", to: "") { length } }', 'UNKNOWN_NAME', /""/],
    ['{ path(from: "云阳县", to: "奉节县", maxLength: 7) { length } }', 'LENGTH_OUT_OF_RANGE', /1 to 6; got 7/],
    ['{ path(from: "云阳县", to: "奉节县", maxLength: 0) { length } }', 'LENGTH_OUT_OF_RANGE', /got 0/],
    ['{ path(from: "云阳县", to: "奉节县", first: 21) { length } }', 'PAGE_OUT_OF_RANGE', /1 to 20; got 21/],
    ['{ path(from: "云阳县", to: "奉节县", first: 0) { length } }', 'PAGE_OUT_OF_RANGE', /got 0/],
  ])('refuses %s', async (query, code, message) => {
    const { errors } = await ask(store, query);
    expect(errors).toMatchObject([{ extensions: { code }, message: expect.stringMatching(message) }]);
  });
});
