import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createApi } from '../../src/api/server.ts';
import { removeReport } from '../../src/store/forget.ts';
import type { Store } from '../../src/store/store.ts';
import { counting, knowledge, planted } from './ask.ts';

const QUESTION =
  'query ($within: String) { adoptions(practice: "行政执法公示制度", within: $within) { nodes { jurisdiction { name } facts { year } } } }';

describe('answers that were given', () => {
  let store: ReturnType<typeof counting>;
  let planting: Store;
  beforeEach(async () => {
    planting = await planted();
    store = counting(planting);
  });
  afterEach(() => planting.close());

  function asking(answers: number) {
    const api = createApi({ store, ...knowledge, settings: { answers } });
    return async (query: string, variables: object = {}) => {
      const before = store.reads();
      const response = await api.fetch('http://localhost/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ query, variables }),
      });
      return { text: await response.text(), reads: store.reads() - before };
    };
  }

  it('are given again without a look into the graph, the same to the letter', async () => {
    const ask = asking(1e6);
    const first = await ask(QUESTION);
    expect(first.reads).toBeGreaterThan(0);
    expect(JSON.parse(first.text)).toMatchObject({ data: { adoptions: { nodes: [{}, {}] } } });
    expect(await ask(QUESTION)).toEqual({ text: first.text, reads: 0 });
    expect((await ask(QUESTION, { within: '四川省' })).text).not.toBe(first.text);
  });

  it('are worked out once for all who ask at the same time', async () => {
    const alone = (await asking(0)(QUESTION)).reads;
    const ask = asking(1e6);
    const before = store.reads();
    const all = await Promise.all(Array.from({ length: 20 }, () => ask(QUESTION)));
    expect(store.reads() - before).toBeLessThanOrEqual(alone);
    expect(new Set(all.map(({ text }) => text)).size).toBe(1);
  });

  it('are made anew once something was written', async () => {
    const ask = asking(1e6);
    const before = await ask(QUESTION);
    expect(await removeReport(store, '5105/2024')).toBe(true);
    const after = await ask(QUESTION);
    expect(after.reads).toBeGreaterThan(0);
    expect(before.text).toContain('泸州市');
    expect(after.text).not.toContain('泸州市');
  });

  it('are of one moment: what was written last is looked up once for a question', async () => {
    let lookedUp = 0;
    store = {
      ...store,
      revision(bounds) {
        lookedUp++;
        return planting.revision(bounds);
      },
    };
    for (const answers of [0, 1e6]) {
      await asking(answers)(QUESTION, { within: '重庆市' });
      expect(lookedUp).toBe(1);
      lookedUp = 0;
    }
  });

  it('are not kept where they are refusals', async () => {
    const ask = asking(1e6);
    const wrong = '{ adoptions(practice: "行政执法公示制度", within: "乌有县") { totalCount } }';
    const [first, second] = [await ask(wrong), await ask(wrong)];
    expect(JSON.parse(second.text).errors[0].extensions.requestId).not.toBe(
      JSON.parse(first.text).errors[0].extensions.requestId,
    );
  });

  it('are let go where there is no room, the oldest first, and never kept where they are too long', async () => {
    const of = (name: string) => `{ ${name}: stats { reports } facts: reports { nodes { practices { surfaces } } } }`;
    const { length } = (await asking(0)(of('a'))).text;
    const ask = asking(length * 17);
    const names = [...'abcdefghijklmnopqrstuvwxyz'];
    for (const name of names) await ask(of(name));
    expect((await ask(of('z'))).reads).toBe(0);
    expect((await ask(of('a'))).reads).toBeGreaterThan(0);
    const small = asking(length * 15);
    await small(of('a'));
    expect((await small(of('a'))).reads).toBeGreaterThan(0);
  });

  it('are not kept at all where the setting is 0', async () => {
    const ask = asking(0);
    const first = await ask(QUESTION);
    const again = await ask(QUESTION);
    expect(again.text).toBe(first.text);
    expect(again.reads).toBeGreaterThan(0);
  });
});
