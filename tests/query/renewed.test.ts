import { afterAll, describe, expect, it } from 'vitest';
import { ofEachReport } from '../../src/query/renewed.ts';
import { boundTo } from '../../src/store/bound.ts';
import { removeReport } from '../../src/store/forget.ts';
import { planted } from '../api/ask.ts';
import { plant } from '../store/plant.ts';

const SAMPLES = ['500153/2023', '5105/2024', '510502/2024'];

describe('what is kept of each report', async () => {
  const store = await planted();
  afterAll(() => store.close());
  let read: string[] = [];
  const names = ofEachReport('names', async (_store, reports) => {
    read.push(...reports);
    return new Map(reports.map((report) => [report, report.toUpperCase()]));
  });

  it('is read once, whoever asks', async () => {
    const bounds = { signal: new AbortController().signal };
    const found = await Promise.all([names(store), names(store), names(boundTo(store, bounds))]);
    for (const rows of found) expect([...rows.keys()].sort()).toEqual(SAMPLES);
    expect(read.sort()).toEqual(SAMPLES);
  });

  it('goes with its report, and nothing else is read again', async () => {
    read = [];
    expect(await removeReport(store, SAMPLES[0]!)).toBe(true);
    expect([...(await names(store)).keys()].sort()).toEqual(SAMPLES.slice(1));
    expect(read).toEqual([]);
  });

  it('is read again of a report that was written since', async () => {
    read = [];
    await plant(store);
    expect([...(await names(store)).keys()].sort()).toEqual(SAMPLES);
    expect(read).toEqual([SAMPLES[0]]);
  });

  it('stays as it was where reading fails, for the next to go on from', async () => {
    let fails = false;
    let times = 0;
    const rows = ofEachReport('rows', async (_store, reports) => {
      times += reports.length;
      if (fails) throw new Error('no answer');
      return new Map(reports.map((report) => [report, report]));
    });
    await rows(store);
    expect(times).toBe(3);
    await removeReport(store, SAMPLES[0]!);
    expect((await rows(store)).size).toBe(2);
    await plant(store);
    fails = true;
    await expect(rows(store)).rejects.toThrow('no answer');
    fails = false;
    expect((await rows(store)).size).toBe(3);
    expect(times).toBe(5);
  });

  it('is read again of a report that was gone while it was read, and came back the same', async () => {
    let isFirst = true;
    const titles = ofEachReport('titles', async (from, reports) => {
      if (isFirst) await removeReport(store, SAMPLES[0]!);
      isFirst = false;
      const found = await from.read<{ id: string }>(
        'UNWIND $reports AS id MATCH (report:Report {id: id}) RETURN report.id AS id',
        { reports },
      );
      return new Map(found.map(({ id }) => [id, id]));
    });
    expect([...(await titles(store)).keys()].sort()).toEqual(SAMPLES.slice(1));
    await plant(store);
    expect([...(await titles(store)).keys()].sort()).toEqual(SAMPLES);
  });
});
