import { generate } from './generate.ts';
import { asked, QUESTIONS } from './load.ts';

const url = process.argv[2]!;
const n = Number(process.argv[3] ?? 100);
const only = process.argv[4];
const { asker } = await generate(20000);
const metric = async (m: string) =>
  Number(new RegExp(`^${m} (\\S+)$`, 'm').exec(await (await fetch(new URL('/metrics', url))).text())?.[1]);
for (const q of QUESTIONS) {
  const what = q.what;
  if (only && !only.split(',').includes(what)) continue;
  const about = asker();
  const bodies = Array.from({ length: n }, () => asked(q, about));
  const times: number[] = [];
  const sizes: number[] = [];
  let errors = 0;
  let cpu = await metric('process_cpu_seconds_total');
  await metric('x');
  for (const body of bodies) {
    const t = performance.now();
    const r = await (
      await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
    ).text();
    times.push(performance.now() - t);
    sizes.push(r.length);
    if (r.includes('"errors":[')) errors++;
  }
  cpu = (await metric('process_cpu_seconds_total')) - cpu;
  const s = [...times].sort((a, b) => a - b);
  const z = [...sizes].sort((a, b) => a - b);
  console.log(
    what.padEnd(14),
    'cpu',
    ((cpu / n) * 1000).toFixed(1),
    'p50',
    s[n >> 1]!.toFixed(1),
    'p95',
    s[Math.floor(n * 0.95)]!.toFixed(1),
    'max',
    s.at(-1)!.toFixed(0),
    'size p50',
    z[n >> 1],
    'p95',
    z[Math.floor(n * 0.95)],
    'max',
    z.at(-1),
    'err',
    errors,
  );
}
