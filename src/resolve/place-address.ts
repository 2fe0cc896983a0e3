import type { Gazetteer } from '../knowledge/gazetteer.ts';
import type { Place } from '../model/place.ts';

/** A place that the host of an address may stand for: by its name in pinyin, or only by its initials. */
export interface AddressHint {
  readonly place: Place;
  readonly by: 'name' | 'initials';
}

/** Labels that name a kind of site and no place. */
const GENERIC = /^(www|m|app|wap|new|old|gov|cn|ws|wz|zwgk|xxgk|zwfw|sf[jt]|fzb|rmzf)$/;
/** What offices put behind the name in a label: 淮阳政务网 has hyzww. */
const TAIL = /(zww|zf|gov|rmzf)$/;

/**
 * The places that a government's web address may belong to, those it names in full first: rongchang.gov.cn,
 * cqbn.gov.cn (重庆巴南), www.jsxishan.gov.cn. A hint to choose among candidates by; other hosts give none.
 */
export function placesOfAddress(url: string, gazetteer: Gazetteer): AddressHint[] {
  const labels = hostOf(url)?.flatMap((label) => [label, label.replace(TAIL, '')]);
  if (!labels) return [];
  const hints: AddressHint[] = [];
  for (const { place, syllables, above } of namesOf(gazetteer)) {
    const found = new Set(labels.map((label) => match(label, syllables, above)));
    if (found.has('name')) hints.push({ place, by: 'name' });
    else if (found.has('initials')) hints.push({ place, by: 'initials' });
  }
  const rank = ({ place, by }: AddressHint) => (by === 'name' ? 0 : 10) + place.code.length;
  return hints.sort((a, b) => rank(a) - rank(b));
}

interface Spelled {
  readonly place: Place;
  readonly syllables: readonly string[];
  /** Initials of the units above: cq, hz. */
  readonly above: readonly string[];
}

const spelled = new WeakMap<Gazetteer, readonly Spelled[]>();

/** Today's divisions with their spelling, made once. */
function namesOf(gazetteer: Gazetteer): readonly Spelled[] {
  const known = spelled.get(gazetteer);
  if (known) return known;
  const names = gazetteer.divisions().flatMap((place) => {
    const syllables = gazetteer.pinyin(place) ?? [];
    return place.to === null && syllables.length > 1 ? [{ place, syllables, above: uppers(place, gazetteer) }] : [];
  });
  spelled.set(gazetteer, names);
  return names;
}

/** The labels of a host below gov.cn that may name a place; null for hosts elsewhere. */
function hostOf(url: string): string[] | null {
  const host = /^(?:[a-z]+:\/\/)?([\w.-]+)/i.exec(url.trim())?.[1]?.toLowerCase();
  if (!host?.endsWith('.gov.cn')) return null;
  return host.split('.').filter((label) => !GENERIC.test(label));
}

/** How a label writes a name: `syllables` is the name's pinyin with its suffix, `above` the initials of what holds it. */
function match(label: string, syllables: readonly string[], above: readonly string[]): AddressHint['by'] | null {
  const stem = syllables.slice(0, -1);
  const name = stem.join('');
  const suffix = syllables.at(-1)!;
  const starts = ['', 'cn', ...above].filter(
    (start) => label.startsWith(start + name[0]) || label.startsWith(`${start}s`),
  );
  if (starts.length === 0) return null;
  const full = stem.length > 1 ? [name, name + suffix, stem[0]![0] + stem.slice(1).join('')] : [name + suffix];
  if (starts.some((start) => full.some((form) => label === start + form))) return 'name';
  const initials = stem.map((syllable) => syllable[0]).join('');
  const short = [initials, initials + suffix[0]];
  return starts.some((start) => short.some((form) => label === start + form || label === `${start}s${form}`)) &&
    label.length > 1
    ? 'initials'
    : null;
}

function uppers(place: Place, gazetteer: Gazetteer): string[] {
  const all: string[] = [];
  for (let code = place.parent; code !== null; ) {
    const parent = gazetteer.byCode(code)!;
    const syllables = gazetteer.pinyin(parent) ?? [];
    all.push(
      syllables
        .slice(0, Math.max(1, syllables.length - 1))
        .map((syllable) => syllable[0])
        .join(''),
    );
    code = parent.parent;
  }
  return all;
}
