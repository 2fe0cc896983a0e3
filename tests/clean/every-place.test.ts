import { describe, expect, it } from 'vitest';
import type { Path } from '../../src/model/fact.ts';
import { cleaned, gazetteer } from './page.ts';

const YEAR = 2022;

/** Every province, prefecture and county that stood in 2022, and the parts of some counties. */
const divisions = gazetteer
  .divisions()
  .filter(({ from, to, level }) => (from ?? 0) <= YEAR && (to ?? YEAR) >= YEAR && level !== 'zone');
const townships = divisions
  .filter(({ level }, index) => level === 'county' && index % 60 === 0)
  .flatMap(({ code }) => gazetteer.children(code, YEAR).filter(({ level }) => level === 'township'));

/** What becomes of a page with this title for each place: `wrong` are those that get another place, `untold` none and no candidate. */
function told(places: typeof divisions, title: (name: string, path: Path) => string) {
  const outcomes = { right: 0, open: 0, wrong: [] as string[], untold: [] as string[] };
  for (const place of places) {
    const path = gazetteer.path(place, YEAR);
    const unit = place.name.endsWith('街道') ? '街道' : place.name.at(-1);
    const text = `${title(place.name, path)}\n\n${YEAR}年，我${unit}依法履职，现将情况报告如下。\n一、主要成效\n全${unit}办理案件12件。\n`;
    const { jurisdiction, candidates } = cleaned(text).head;
    const wanted = path.join('/');
    if (jurisdiction?.join('/') === wanted) outcomes.right++;
    else if (candidates.some((candidate) => candidate.join('/') === wanted)) outcomes.open++;
    else if (jurisdiction && !path.join('/').startsWith(jurisdiction.join('/'))) outcomes.wrong.push(wanted);
    else outcomes.untold.push(wanted);
  }
  return outcomes;
}

describe('the title of every place', () => {
  it.each<[string, (name: string, path: Path) => string]>([
    ['a government', (name) => `${name}人民政府关于${YEAR}年度法治政府建设情况的报告`],
    ['a bare name and a year', (name) => `${name}${YEAR}年法治政府建设年度报告`],
    ['关于 and a name', (name) => `关于${name}${YEAR}年法治政府建设情况的报告`],
    ['a department', (name) => `${name}司法局${YEAR}年法治政府建设情况报告`],
    ['the whole path', (_, path) => `${path.join('')}人民政府${YEAR}年法治政府建设工作报告`],
  ])('with %s tells it, or has it among the candidates', (_, title) => {
    const { right, wrong, untold } = told(divisions, title);
    expect({ wrong, untold }).toEqual({ wrong: [], untold: [] });
    expect(right).toBeGreaterThan(0.97 * divisions.length);
  });

  it('with the committee and the government of a prefecture or a province tells it, not a county of that name', () => {
    const places = divisions.filter(({ level }) => level === 'prefecture' || level === 'province');
    const { right, wrong, untold } = told(
      places,
      (name) => `中共${name}委 ${name}人民政府${YEAR}年法治政府建设情况报告`,
    );
    expect({ wrong, untold }).toEqual({ wrong: [], untold: [] });
    expect(right).toBe(places.length);
  });

  it('with a township behind its county tells the township', () => {
    const { right, wrong, untold } = told(
      townships,
      (_, path) => `${path.slice(-2).join('')}人民政府${YEAR}年法治政府建设工作报告`,
    );
    expect({ wrong, untold }).toEqual({ wrong: [], untold: [] });
    expect(right).toBeGreaterThan(0.99 * townships.length);
  });
});
