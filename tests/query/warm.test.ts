import { afterAll, expect, it } from 'vitest';
import { warm } from '../../src/query/warm.ts';
import { ask, counting, knowledge, planted } from '../api/ask.ts';

const planting = await planted();
afterAll(() => planting.close());

it('leaves nothing to be read for questions that lean on short rows alone', async () => {
  const store = counting(planting);
  await warm({ store, ...knowledge });
  const before = store.reads();
  const lists = ['practices', 'laws', 'indicators', 'reports', 'cooperations'].map((name) => `${name} { totalCount }`);
  const { data, errors } = await ask(
    store,
    `{ stats { reports } ${lists.join(' ').replace('reports {', 'reports(first: 0) {')} }`,
  );
  expect(errors).toBeUndefined();
  expect(data).toMatchObject({ stats: { reports: 3 }, practices: { totalCount: 4 }, reports: { totalCount: 3 } });
  const { data: found } = await ask(store, '{ search(text: "公示制度", types: [passage], first: 0) { totalCount } }');
  expect(found).toMatchObject({ search: { totalCount: 4 } });
  expect(store.reads()).toBe(before);
});
