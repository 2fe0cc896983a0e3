import { readFileSync } from 'node:fs';
import { pinyin } from 'pinyin-pro';

/** Words for the shortening of names, kept in `graph/gazetteer`. */
export interface Naming {
  /** Short forms by rule, longest first: 昌吉州, 昌吉; 金平县, 金平; 荣昌. */
  short(name: string): string[];
  /** Pinyin without tones, syllables apart, of the name without peoples: `jin ping xian`. */
  pinyin(name: string): string;
}

/** Reads peoples.txt (names of peoples) and pinyin.tsv (readings that no dictionary gets right) of a folder. */
export function readNaming(folder: URL): Naming {
  const lines = (file: string) =>
    readFileSync(new URL(file, folder), 'utf8')
      .split('\n')
      .filter((line) => line && !line.startsWith('#'));
  const peoples = lines('peoples.txt');
  const readings = new Map(lines('pinyin.tsv').map((line) => line.split('\t') as [string, string]));
  const people = `(?:${peoples.sort((a, b) => b.length - a.length).join('|')})`;
  const autonomous = new RegExp(`^(.{2,}?)${people}+(?:自治)?(区|州|县|旗|乡|镇|苏木)$`, 'u');
  const ends = [/(特别行政区|地区|林区|特区|矿区|新区)$/u, /[省市县区旗盟州]$/u];

  function plain(name: string): string {
    const parts = autonomous.exec(name);
    if (parts) return parts[2] === '区' ? parts[1]! : parts[1]! + parts[2]!;
    return name.replace(/族?自治(?=[县旗区州])/u, '');
  }
  return {
    short(name) {
      const full = plain(name);
      const stems = ends.map((end) => full.replace(end, ''));
      const stem = stems.find((stem) => stem !== full && stem.length >= 2) ?? full;
      const forms = [full, stem].filter((form) => form !== name && [...form].length >= 2);
      return [...new Set(forms)];
    },
    pinyin: (name) =>
      readings.get(name) ?? pinyin(plain(name), { toneType: 'none', type: 'array', v: true }).join(' ').toLowerCase(),
  };
}
