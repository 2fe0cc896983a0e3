import { describe, expect, it } from 'vitest';
import { openChanges } from '../../src/api/ingestion.ts';
import { openEmbedded } from '../../src/store/embedded.ts';
import { KEY, post, serving } from './serving.ts';

const { serve } = serving();

/** The figures of a server by name and labels. */
async function figures(url: string): Promise<Map<string, number>> {
  const text = await (await fetch(new URL('/metrics', url))).text();
  const lines = text.split('\n').filter((line) => line && !line.startsWith('#'));
  return new Map(
    lines.map((line) => [line.slice(0, line.lastIndexOf(' ')), Number(line.slice(line.lastIndexOf(' ')))]),
  );
}

describe('the metrics', () => {
  it('count requests by field and outcome, reads of the store, and reports', async () => {
    const { url } = await serve();
    const before = await figures(url);
    expect(before.get('fazhi_requests_total{field="stats",outcome="ok"}')).toBeUndefined();
    await post(url, '{ stats { reports } }');
    await post(url, '{ stats { reports } }');
    await post(url, '{ stats { reports } asides { totalCount } }');
    await post(url, '{ adoptions(practice: "河长制") { totalCount } }');
    await post(url, '{ nothing }');
    const after = await figures(url);
    expect(after.get('fazhi_requests_total{field="stats",outcome="ok"}')).toBe(2);
    expect(after.get('fazhi_requests_total{field="several",outcome="ok"}')).toBe(1);
    expect(after.get('fazhi_requests_total{field="adoptions",outcome="error"}')).toBe(1);
    expect(after.get('fazhi_requests_total{field="none",outcome="error"}')).toBe(1);
    expect(after.get('fazhi_request_duration_seconds_count{field="stats"}')).toBe(2);
    expect(after.get('fazhi_store_read_duration_seconds_count')).toBeGreaterThan(
      before.get('fazhi_store_read_duration_seconds_count')!,
    );
    expect(after.get('fazhi_reports')).toBe(3);
  });

  it("are each server's own, and have the lag of the event loop", async () => {
    const [one, other] = [await serve(), await serve()];
    await post(one.url, '{ stats { reports } }');
    const of = await figures(other.url);
    expect([...of.keys()].filter((name) => name.startsWith('fazhi_requests_total'))).toEqual([]);
    expect(of.get('nodejs_eventloop_lag_p99_seconds')).toBeGreaterThan(0);
    expect(of.get('process_resident_memory_bytes')).toBeGreaterThan(10_000_000);
  });

  it('tell how much is under way, of which nothing is left when all is answered or its asker has gone', async () => {
    const changes = openChanges({ ingest: async () => {}, remove: async () => false });
    const { url } = await serve({ apiKeys: [KEY] }, { changes });
    const underWay = async () => (await figures(url)).get('fazhi_requests_under_way');
    const follow = (headers: Record<string, string>, signal?: AbortSignal) =>
      fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ query: 'subscription { progress { state } }' }),
        ...(signal && { signal }),
      });
    await post(url, '{ stats { reports } }');
    await post(url, '{ nothing }');
    await (await follow({ accept: 'text/event-stream' })).text();
    await (await follow({ accept: 'application/json' })).text();
    expect((await follow({ accept: 'application/json', 'x-api-key': KEY })).status).toBe(406);
    expect(await underWay()).toBe(0);
    const leaving = new AbortController();
    await follow({ accept: 'text/event-stream', 'x-api-key': KEY }, leaving.signal);
    expect(await underWay()).toBe(1);
    leaving.abort();
    while ((await underWay()) !== 0);
  });

  it('are there without the number of reports where the store does not answer', async () => {
    const closed = openEmbedded();
    await closed.close();
    const { url } = await serve({}, { store: closed });
    const of = await figures(url);
    expect(of.has('fazhi_reports')).toBe(false);
    expect(of.has('nodejs_eventloop_lag_p99_seconds')).toBe(true);
  });
});
