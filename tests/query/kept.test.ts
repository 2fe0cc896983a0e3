import { afterAll, describe, expect, it } from 'vitest';
import { kept, keptFor, steady } from '../../src/query/kept.ts';
import { allReports } from '../../src/query/reports.ts';
import { removeReport } from '../../src/store/forget.ts';
import { planted } from '../api/ask.ts';
import { plant } from '../store/plant.ts';

const RONGCHANG = '500153/2023';

describe('what is kept of a store', async () => {
  const store = await planted();
  afterAll(() => store.close());

  it('is asked once for all, also by those who ask meanwhile', async () => {
    let asked = 0;
    const ask = () => kept(store, 'number', async () => ++asked);
    expect(await Promise.all([ask(), ask()])).toEqual([1, 1]);
    expect(await ask()).toBe(1);
  });

  it('is not pushed out by what else is asked, as answers about something are', async () => {
    let asked = 0;
    const rows = () => kept(store, 'rows', async () => ++asked);
    const answer = () => keptFor(store, 'answer', 'first', async () => ++asked);
    expect([await rows(), await answer()]).toEqual([1, 2]);
    for (let other = 0; other < 1000; other++) await keptFor(store, 'answer', other, async () => other);
    expect([await rows(), await answer()]).toEqual([1, 3]);
  });

  it('is asked again after a failure', async () => {
    const fails = kept(store, 'failing', () => Promise.reject(new Error('no answer')));
    await expect(fails).rejects.toThrow('no answer');
    expect(await kept(store, 'failing', async () => 'an answer')).toBe('an answer');
  });

  it('is of one moment for one question, and new for the next', async () => {
    const held = async (at = store) => (await allReports(at)).map(({ row }) => row.id);
    const question = steady(store);
    expect(await held(question)).toContain(RONGCHANG);
    await removeReport(store, RONGCHANG);
    expect(await held()).not.toContain(RONGCHANG);
    expect(await held(question)).toContain(RONGCHANG);
    expect(await question.revision()).not.toBe(await store.revision());
    expect(await held(steady(store))).not.toContain(RONGCHANG);
    // Who began before does not make others read again.
    let asked = 0;
    const ask = (at = store) => kept(at, 'after', async () => ++asked);
    expect([await ask(), await ask(question), await ask()]).toEqual([1, 2, 1]);
    await plant(store);
  });
});
