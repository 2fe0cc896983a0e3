import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApi } from '../../src/api/server.ts';
import type { Path, Practice } from '../../src/model/fact.ts';
import { openEmbedded } from '../../src/store/embedded.ts';
import { prepare } from '../../src/store/schema.ts';
import { type Store, StoreError } from '../../src/store/store.ts';
import { openWriter } from '../../src/store/write.ts';
import { factsOf, ontology, practice, quoted, source } from '../store/reports.ts';
import { ask, counting, knowledge } from './ask.ts';

const CHECK = '综合查一次';
const LENIENT = '首违不罚';
const RATE = '行政机关负责人出庭应诉率';
const chongqing = (name: string): Path => ['重庆市', name];

/** Who says what of two practices, and which share of heads of agencies appeared in court. */
const REPORTS: readonly (readonly [
  place: Path,
  year: number,
  check: Practice['status'] | null,
  lenient: boolean,
  rate: number | null,
])[] = [
  [chongqing('合川区'), 2022, 'planned', false, 90],
  [chongqing('合川区'), 2023, 'adopted', true, 95.5],
  [chongqing('永川区'), 2023, 'planned', true, 88],
  [chongqing('大足区'), 2023, 'deficient', false, null],
  [chongqing('荣昌区'), 2023, null, true, 99],
  [['四川省', '内江市'], 2021, 'adopted', true, 97],
];

const VERBS = { adopted: '推行', planned: '拟推行', deficient: '尚未健全' } as const;

async function planted(): Promise<Store> {
  const store = openEmbedded();
  await prepare(store, ontology);
  const writer = openWriter(store, {
    ontology,
    lookups: { places: knowledge.gazetteer, practice: () => undefined },
  });
  for (const [place, year, check, lenient, rate] of REPORTS) {
    const name = place.at(-1)!;
    const text = [
      check && `${name}${VERBS[check]}${CHECK}。`,
      lenient && `${name}落实${LENIENT}。`,
      rate && `出庭应诉率达到${rate}%。`,
      name === '荣昌区' && '与内江市签订执法协作协议。依据行政处罚法办案。',
    ]
      .filter(Boolean)
      .join('');
    const facts = factsOf(place, year, {
      practices: [
        ...(check ? [practice(text, CHECK, check, `${VERBS[check]}${CHECK}`)] : []),
        ...(lenient ? [practice(text, LENIENT, 'adopted', `落实${LENIENT}`)] : []),
      ],
      figures: rate
        ? [{ indicator: RATE, value: rate, unit: '%', year, ...quoted(text, `出庭应诉率达到${rate}%`) }]
        : [],
      ...(name === '荣昌区' && {
        cooperations: [
          {
            ...{ name: '执法协作协议', kind: 'agreement', parties: [place, ['四川省', '内江市']] },
            ...{ subject: null, status: 'adopted', ...quoted(text, '与内江市签订执法协作协议') },
          },
        ],
        citations: [
          {
            ...{ title: '行政处罚法', kind: 'law', surfaces: ['行政处罚法'], docNumber: null },
            ...quoted(text, '依据行政处罚法办案'),
          },
        ],
      }),
    });
    await writer.write(source(`${name}${year}`, text), facts);
  }
  return store;
}

interface Told {
  readonly understood: boolean;
  readonly intent: string | null;
  readonly entities: readonly { readonly text: string; readonly type: string; readonly values: readonly string[] }[];
  readonly graphql: string | null;
  readonly sentence: string;
  readonly quotes: readonly { readonly quote: string; readonly jurisdiction: string; readonly year: number }[];
  readonly data: Record<string, unknown> | null;
  readonly nearest: readonly string[];
}

const FIELDS =
  'question understood intent entities { text start end type values } graphql sentence quotes { quote jurisdiction year report address } data nearest';
const query = (question: string) => `{ ask(question: ${JSON.stringify(question)}) { ${FIELDS} } }`;

let store: Store;
beforeAll(async () => {
  store = await planted();
});
afterAll(() => store.close());

async function told(question: string): Promise<Told> {
  const { data, errors } = await ask(store, query(question), (error) => {
    throw error;
  });
  expect(errors).toBeUndefined();
  return data!.ask as Told;
}

describe('ask', () => {
  it('says how a question was understood, the answer in a sentence, and who says it where', async () => {
    expect(await told('2023年重庆哪些区县推行了综合查一次？')).toEqual({
      question: '2023年重庆哪些区县推行了综合查一次？',
      understood: true,
      intent: 'adoptions/adopters',
      entities: [
        { text: '2023年', start: 0, end: 5, type: 'years', values: ['2023年'] },
        { text: '重庆', start: 5, end: 7, type: 'place', values: ['重庆市'] },
        { text: '区县', start: 9, end: 11, type: 'level', values: ['county'] },
        { text: CHECK, start: 14, end: 19, type: 'practice', values: [CHECK] },
      ],
      graphql: expect.stringContaining('practice: "综合查一次"\n    within: "重庆市"\n    level: county\n'),
      sentence: expect.stringMatching(
        /^2023年重庆市有1个区县的报告写到建立或实行了综合查一次：重庆市合川区（2023年）。所问\d+个区县中，报告写到已建立或实行的1个、计划建立的1个、自述缺少或不健全的1个，有报告而没有提到的1个，没有报告的\d+个；没有提到和没有报告，都不能算作没有建立。$/,
      ),
      quotes: [
        { quote: '推行综合查一次', jurisdiction: '重庆市/合川区', year: 2023, report: '500117/2023', address: null },
      ],
      data: { adoptions: expect.objectContaining({ totalCount: 1 }) },
      nearest: [],
    });
  });

  it.each([
    [
      '合川区有没有推行综合查一次？',
      /^有。重庆市合川区的报告写到.*（2023年）。另外：2022年计划建立。$/,
      '推行综合查一次',
    ],
    ['永川区有没有推行综合查一次？', /^还没有写到已建立：重庆市永川区的报告说计划建立/, '拟推行综合查一次'],
    ['大足区有没有推行综合查一次？', /自述综合查一次缺少或不健全（2023年），没有报告写到已建立/, '尚未健全综合查一次'],
    ['荣昌区有没有推行综合查一次？', /^不能断定。重庆市荣昌区有报告（2023年），都没有提到/, undefined],
    [
      '江津区有没有推行综合查一次？',
      /^不能回答。图谱中没有重庆市江津区的报告；没有报告的地方不能算作没有建立/,
      undefined,
    ],
    ['合川区2022年有没有推行综合查一次？', /^还没有写到已建立/, '拟推行综合查一次'],
    ['合川区2020年有没有推行综合查一次？', /^不能回答。图谱中没有重庆市合川区2020年的报告/, undefined],
  ])('tells apart what it means that there is none: %s', async (question, sentence, quote) => {
    const answer = await told(question);
    expect(answer.sentence).toMatch(sentence);
    expect(answer.quotes[0]?.quote).toBe(quote);
  });

  it.each([
    [
      '综合查一次最早在哪里？',
      /最早写到建立或实行综合查一次的是2021年的四川省内江市。其中1个在此之前没有报告，实际可能更早/,
    ],
    [
      '重庆哪些区县还没有综合查一次？',
      /写到已建立或实行综合查一次的1个。还没有写到已建立的：计划建立的1个（重庆市永川区），自述缺少或不健全的1个（重庆市大足区），有报告而没有提到的1个（重庆市荣昌区）。另有\d+个没有报告，情况不明，不能算作没有建立/,
    ],
    ['综合查一次和首违不罚都有的地方？', /有2个：(四川省内江市、重庆市合川区|重庆市合川区、四川省内江市)/],
    ['有首违不罚但没有综合查一次的地方有哪些？', /没有写到已建立综合查一次的地方有2个：重庆市永川区、重庆市荣昌区/],
    ['荣昌区比合川区少了什么？', /重庆市合川区写到已建立或实行、而重庆市荣昌区没有写到的有1项：综合查一次。/],
    ['荣昌区和合川区都有哪些制度？', /都写到已建立或实行的有1项：首违不罚/],
    ['江津区比合川区少了什么？', /^不能比较。图谱中没有重庆市江津区2023年的报告；没有报告不等于没有建立/],
    [
      '2023年重庆各区县的出庭应诉率？',
      /数值3个（单位：%）。2023年3个，中位数95.5，最低88，最高99。重庆市荣昌区2023年99%、重庆市合川区2023年95.5%、重庆市永川区2023年88%/,
    ],
    [
      '重庆哪个区县的出庭应诉率最低？',
      /2022年重庆市合川区，90%（当年写到的共1个）；2023年重庆市永川区，88%（当年写到的共3个）/,
    ],
    ['荣昌区的出庭应诉率在重庆排第几？', /2023年99%，从高到低第1（共3个）/],
    ['合川区历年的出庭应诉率？', /2022年90%；2023年95.5%（比上年多5.5）/],
    ['荣昌区和合川区的出庭应诉率哪个高？', /2023年重庆市荣昌区99%，重庆市合川区95.5%。只列出两地都写到的年份/],
    ['荣昌区和内江市有什么合作？', /共1项：“执法协作协议”（协议，2023年，重庆市荣昌区、四川省内江市）/],
    ['川渝之间有哪些合作？', /报告写到川渝之间的合作共1项/],
    ['荣昌区和哪些地方有合作？', /^重庆市荣昌区与四川省内江市有合作，共1项/],
    ['2022年以来哪些地方新建立了综合查一次？', /有1个地方的报告第一次写到.*：重庆市合川区。/],
    ['哪些地方引用了《行政处罚法》？', /引用《行政处罚法》的记录有1条：重庆市荣昌区（2023年）/],
    ['荣昌区2023年的报告说了什么？', /已建立或实行1项（首违不罚）.*合作1条，数值1个，引用文件1种/],
    ['重庆哪些区县没有2023年的报告？', /2023年有报告的4个，没有收到的\d+个.*没有收到，不等于没有发布/],
    ['图谱里有多少份报告？', /有6份报告/],
    ['最常见的制度有哪些？', /首违不罚（4个地方）、综合查一次（2个地方）/],
  ])('answers %s', async (question, sentence) => {
    expect((await told(question)).sentence).toMatch(sentence);
  });

  it('gives GraphQL that gives the same when it is pasted', async () => {
    for (const question of [
      '综合查一次和首违不罚都有的地方？',
      '川渝之间有哪些合作？',
      '荣昌区2023年的报告说了什么？',
    ]) {
      const { graphql, data } = await told(question);
      expect(await ask(store, graphql!)).toEqual({ data });
    }
  });

  it('knows a practice that no report mentions, and does not call that none', async () => {
    const answer = await told('哪些地方建立了三项制度？');
    expect(answer).toMatchObject({ understood: true, data: null, quotes: [] });
    expect(answer.sentence).toBe('图谱中没有一份报告提到“三项制度”。没有提到，或者没有报告，都不能算作没有建立。');
  });

  it.each([
    ['荣昌区和荣昌区有什么不同？', /同一个地方/],
    ['哪些地方的矛盾纠纷化解率最高？', /没有一份报告写到“矛盾纠纷化解率”的数值/],
    ['哪些报告提到了“罚”？', /太短/],
    ['1990年至2023年重庆哪些区县没有报告？', /最多/],
  ])('says what is wrong with a question that cannot be answered: %s', async (question, sentence) => {
    expect(await told(question)).toMatchObject({
      understood: true,
      data: null,
      sentence: expect.stringMatching(sentence),
    });
  });

  it('does not answer what it does not understand, and offers what it does', async () => {
    const answer = await told('去年哪些地方推行了综合查一次？');
    expect(answer).toMatchObject({ understood: false, intent: null, graphql: null, data: null, quotes: [] });
    expect(answer.entities).toEqual([
      { text: '去年', start: 0, end: 2, type: 'years', values: [] },
      { text: CHECK, start: 9, end: 14, type: 'practice', values: [CHECK] },
    ]);
    expect(answer.nearest[0]).toBe('2023年哪些地方推行了综合查一次？');
    for (const question of answer.nearest) expect((await told(question)).understood).toBe(true);
  });

  it('needs as many round trips for many places as for one', async () => {
    const trips = async (question: string) => {
      const counted = counting(store);
      await ask(counted, query(question));
      return counted.reads();
    };
    const one = await trips('2021年哪些地方推行了首违不罚？');
    expect(await trips('哪些地方推行了首违不罚？')).toBe(one);
    expect(one).toBeLessThanOrEqual(12);
  });

  it('understands names that only the graph holds as soon as they are written', async () => {
    const question = '哪些地方建立了茶山巡回调解日制度？';
    expect((await told(question)).understood).toBe(false);
    const text = '江津区建立茶山巡回调解日制度。';
    const writer = openWriter(store, { ontology, lookups: { places: knowledge.gazetteer, practice: () => undefined } });
    const practices = [practice(text, '茶山巡回调解日制度', 'adopted', '建立茶山巡回调解日制度')];
    await writer.write(source('江津区2023', text), factsOf(chongqing('江津区'), 2023, { practices }));
    expect(await told(question)).toMatchObject({ understood: true, sentence: expect.stringContaining('重庆市江津区') });
  });

  it.each([['哪'.repeat(201), 'QUESTION_TOO_LONG', /has 201 characters, 200 are allowed/]])(
    'refuses what is too long',
    async (question, code, message) => {
      const { errors } = await ask(store, query(question));
      expect(errors).toMatchObject([{ extensions: { code }, message: expect.stringMatching(message) }]);
    },
  );

  it('hides a failure of the store as any field does, and tells the server', async () => {
    const failing: Store = {
      ...store,
      read: (cypher, parameters) =>
        cypher.includes('PARTY_TO') ? Promise.reject(new StoreError('disk gone')) : store.read(cypher, parameters),
    };
    const seen: unknown[] = [];
    const { errors } = await ask(failing, query('荣昌区和内江市有什么合作？'), (error) => seen.push(error));
    expect(errors).toMatchObject([{ extensions: { code: 'STORE_FAILED' } }]);
    expect(seen).toMatchObject([{ message: 'disk gone' }]);
  });

  it('is not understood by a server without the knowledge', async () => {
    const { asker: _asker, ...others } = knowledge;
    const response = await createApi({ store, ...others }).fetch('http://localhost/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: query('哪些地方推行了首违不罚？') }),
    });
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'NO_ASKER' } }] });
  });
});
