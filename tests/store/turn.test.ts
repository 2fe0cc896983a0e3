import { expect, it } from 'vitest';
import { turn } from '../../src/store/turn.ts';

it('lets what is due be done between one and the next', async () => {
  const order: string[] = [];
  const all = Promise.all(
    ['first', 'second', 'third'].map(async (name) => {
      await turn();
      order.push(name);
      setImmediate(() => order.push(`after ${name}`));
    }),
  );
  await all;
  expect(order.indexOf('after first')).toBeLessThan(order.indexOf('third'));
  expect(order.filter((name) => !name.startsWith('after'))).toEqual(['first', 'second', 'third']);
});
