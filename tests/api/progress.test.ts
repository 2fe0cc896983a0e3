import { afterEach, describe, expect, it } from 'vitest';
import type { Editing } from '../../src/api/ingestion.ts';
import { openJobs, type Progress } from '../../src/api/jobs.ts';
import { createServer, type Listening } from '../../src/api/server.ts';
import {
  AUTHORIZED,
  builtFrom,
  changeable,
  follow,
  type Ingested,
  later,
  multipart,
  reportOf,
  type Step,
} from './changing.ts';

const REPORTS = ['荣昌区', '綦江区', '潼南区'].map(
  (name, number) => [`${number}.txt`, reportOf(`重庆市${name}`, 2023)] as const,
);

/** A gate that is held before the second thing that is read. */
function gate() {
  const [reached, opened] = [later(), later()];
  async function* held<One>(given: AsyncIterable<One>) {
    let count = 0;
    for await (const one of given) {
      if (++count === 2) {
        reached.letGo();
        await opened.waited;
      }
      yield one;
    }
  }
  const wrap = (editing: Editing): Editing => ({
    ...editing,
    ingest: (given, tell) => editing.ingest(held(given), tell),
  });
  return { wrap, reached: reached.waited, open: opened.letGo };
}

let server: Awaited<ReturnType<typeof changeable>>;
let listening: Listening | undefined;
afterEach(async () => {
  await listening?.close();
  listening = undefined;
  await server?.close();
});

async function serve(wrap?: (editing: Editing) => Editing): Promise<string> {
  server = await changeable(wrap);
  listening = await createServer({ ...server.options, port: 0 });
  return listening.url;
}

const all = async (steps: AsyncIterable<Step>) => {
  const told: Step[] = [];
  for await (const step of steps) told.push(step);
  return told;
};
const brief = ({ job, state, done, total, last }: Step) =>
  [job, state, `${done}/${total}`, last && `${last.name} ${last.outcome}`].filter(Boolean).join(' ');

const ingest = (url: string, job: string, files: typeof REPORTS, signal?: AbortSignal) =>
  fetch(url, {
    method: 'POST',
    headers: { 'x-graphql-yoga-csrf': '1', ...AUTHORIZED },
    body: multipart({ files, job }),
    ...(signal && { signal }),
  });

const answered = async (response: Promise<Response>) =>
  ((await (await response).json()) as { data: { ingest: Ingested } }).data.ingest;

describe('progress', () => {
  it('is told over server-sent events from before a job begins until it has ended', async () => {
    const url = await serve();
    const steps = await follow(url, 'mine');
    const answer = await answered(ingest(url, 'mine', REPORTS.slice(0, 2)));
    expect(answer).toMatchObject({ job: 'mine', stored: 2 });
    const told = await all(steps);
    expect(told.map(brief)).toEqual([
      'mine waiting 0/2',
      'mine reading 0/2',
      'mine reading 1/2 0.txt stored',
      'mine reading 2/2 1.txt stored',
      'mine done 2/2',
    ]);
    expect(told[2]!.last).toMatchObject({
      report: { id: '500153/2023', title: '重庆市荣昌区2023年法治政府建设情况报告' },
    });
  });

  it('tells who comes late what a job has come to', async () => {
    const { wrap, reached, open } = gate();
    const url = await serve(wrap);
    const answer = ingest(url, 'mine', REPORTS.slice(0, 2));
    await reached;
    const during = await follow(url, 'mine');
    open();
    await answer;
    expect((await all(during)).map(brief)).toEqual([
      'mine reading 1/2 0.txt stored',
      'mine reading 2/2 1.txt stored',
      'mine done 2/2',
    ]);
    expect((await all(await follow(url, 'mine'))).map(brief)).toEqual(['mine done 2/2']);
  });

  it('shows that jobs are carried out one after another, in the order they came', async () => {
    const { wrap, reached, open } = gate();
    const url = await serve(wrap);
    const steps = await follow(url);
    const first = ingest(url, 'first', REPORTS.slice(0, 2));
    await reached;
    const second = ingest(url, 'second', REPORTS.slice(1));
    const told: string[] = [];
    for await (const step of steps) {
      told.push(brief(step));
      if (told.at(-1) === 'second waiting 0/2') open();
      if (told.at(-1) === 'second done 2/2') break;
    }
    expect(told).toEqual([
      'first waiting 0/2',
      'first reading 0/2',
      'first reading 1/2 0.txt stored',
      'second waiting 0/2',
      'first reading 2/2 1.txt stored',
      'first done 2/2',
      'second reading 0/2',
      'second reading 1/2 1.txt unchanged',
      'second reading 2/2 2.txt stored',
      'second done 2/2',
    ]);
    for (const answer of [first, second]) expect((await answer).status).toBe(200);
  });

  it('tells of a report as it is when it is told of', async () => {
    const url = await serve();
    const steps = await follow(url);
    const titles: string[] = [];
    const changed = REPORTS[0]![1].replace('建设情况报告', '建设工作情况报告');
    await ingest(url, 'one', [REPORTS[0]!]);
    await ingest(url, 'two', [['0.txt', changed]]);
    for await (const { state, job, last } of steps) {
      if (last?.report) titles.push(last.report.title);
      if (job === 'two' && state === 'done') break;
    }
    expect(titles[1]).toBe('重庆市荣昌区2023年法治政府建设工作情况报告');
  });

  it('is refused for a job of another name than one may have', async () => {
    server = await changeable();
    const accept = { accept: 'text/event-stream' };
    const asked = { method: 'POST', headers: { 'content-type': 'application/json', ...accept, ...AUTHORIZED } };
    const url = (await (listening = await createServer({ ...server.options, port: 0 }))).url;
    const body = JSON.stringify({ query: 'subscription { progress(job: "a b") { job } }' });
    expect(await (await fetch(url, { ...asked, body })).text()).toContain('"BAD_JOB"');
  });
});

describe('a job', () => {
  it('goes on to its end where the asker leaves', async () => {
    const { wrap, reached, open } = gate();
    const url = await serve(wrap);
    const steps = await follow(url, 'mine');
    const leaving = new AbortController();
    const answer = ingest(url, 'mine', REPORTS, leaving.signal);
    await reached;
    leaving.abort();
    await expect(answer).rejects.toThrow();
    open();
    expect((await all(steps)).map(brief).at(-1)).toBe('mine done 3/3');
    expect(await server.hash()).toEqual(await builtFrom(REPORTS));
  });

  it('finishes what is being written when the server is stopped, and refuses the rest; so are later ones', async () => {
    const { wrap, reached, open } = gate();
    const url = await serve(wrap);
    const steps = await follow(url);
    const first = ingest(url, 'first', REPORTS);
    const second = reached.then(() => ingest(url, 'second', REPORTS));
    const told: string[] = [];
    for await (const step of steps) {
      told.push(brief(step));
      if (told.at(-1) !== 'second waiting 0/3') continue;
      const closed = listening!.close(60_000);
      const late = await server.ask('mutation { ingest(texts: [{name: "a", text: "b"}]) { stored } }');
      expect(late.errors).toMatchObject([{ extensions: { code: 'STOPPING' } }]);
      open();
      await closed;
    }
    expect(told.slice(-3)).toEqual(['first failed 2/3', 'second reading 0/3', 'second failed 0/3']);
    const { results } = await answered(first);
    expect(results.map(({ outcome }) => outcome)).toEqual(['stored', 'stored', 'refused']);
    expect(results[2]!.reason).toMatch(/the server is being stopped; send it again/);
    expect(await answered(second)).toMatchObject({ stored: 0 });
    expect(await server.hash()).toEqual(await builtFrom(REPORTS.slice(0, 2)));
  });

  it('needs an id of its own', async () => {
    const jobs = openJobs();
    const { waited, letGo } = later();
    const under = jobs.run('a', 1, () => waited);
    await expect(jobs.run('a', 1, async () => {})).rejects.toThrow('the job a is there already; name another one');
    letGo();
    await under;
    await expect(jobs.run('a', 1, async () => {})).rejects.toThrow('is there already');
    await jobs.run('b', 1, async () => {});
  });

  it('keeps the last thousand steps for who follows slowly, and is forgotten in time', async () => {
    const jobs = openJobs<number>();
    const slow = jobs.follow('long')[Symbol.asyncIterator]();
    const first = slow.next();
    await jobs.run('long', 3000, async (job) => {
      for (let number = 1; number <= 3000; number++) job.step(number);
    });
    expect((await first).value).toMatchObject({ state: 'waiting' });
    const rest: Progress<number>[] = [];
    for (let step = await slow.next(); !step.done; step = await slow.next()) rest.push(step.value);
    expect(rest.slice(-2)).toMatchObject([{ last: 3000 }, { state: 'done', done: 3000 }]);
    expect(rest.length).toBeLessThan(1010);
    for (let number = 0; number < 100; number++) await jobs.run(null, 0, async () => {});
    await jobs.run('long', 1, async () => {});
  });
});
