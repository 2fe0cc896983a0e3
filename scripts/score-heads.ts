import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { type Outcome, readHeads, scoreHead } from './heads.ts';

const folder = resolve(process.argv[2] ?? '../shared/heads');
if (!existsSync(folder)) {
  console.error(`There is no ${folder}. Give the folder that holds gold.tsv: npm run score:heads -- FOLDER`);
  process.exit(2);
}

for (const withAddress of [false, true]) {
  const counts = new Map<Outcome, number>();
  let years = 0;
  let titles = 0;
  const heads = readHeads(folder);
  console.log(withAddress ? '\nwith addresses' : 'without addresses');
  for (const head of heads) {
    const { place, found, candidates, year, title } = scoreHead(head, withAddress);
    counts.set(place, (counts.get(place) ?? 0) + 1);
    if (year.right) years++;
    if (title.right) titles++;
    if (place !== 'right')
      console.log(`  ${head.id} ${place}: ${found || '-'}, not ${head.jurisdiction || '-'}; ${candidates}`);
    if (!year.right) console.log(`  ${head.id} year: ${year.found}, not ${head.year ?? 'null'}`);
    if (!title.right) console.log(`  ${head.id} title: ${title.found}, not ${head.title || 'null'}`);
  }
  const places = [...counts].map(([outcome, count]) => `${count} ${outcome}`).join(', ');
  console.log(`places: ${places} | years: ${years} right | titles: ${titles} right | of ${heads.length}`);
}
