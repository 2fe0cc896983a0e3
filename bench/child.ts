import type { Bench, Options } from './measure.ts';

const [name, options] = process.argv.slice(2) as [string, string];
const { bench } = (await import(`./${name}.ts`)) as { bench: Bench };
process.send!(await bench(JSON.parse(options) as Options));
