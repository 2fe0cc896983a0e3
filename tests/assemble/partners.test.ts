import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readSentence } from '../../src/explain/reading.ts';
import { loadGazetteer } from '../../src/knowledge/gazetteer.ts';
import type { Path } from '../../src/model/fact.ts';
import { openStages } from '../../src/stages.ts';

const YEAR = 2023;
const gazetteer = loadGazetteer(join('graph', 'gazetteer'));
const stages = openStages('graph', gazetteer);
const own = ['重庆市', '荣昌区'];

/** Prefectures and counties of today that stood in 2023, but for the reporting place and those above it. */
const others = gazetteer.divisions().filter((place) => {
  const { level, from, to } = place;
  const stands = (level === 'county' || level === 'prefecture') && to === null && (from ?? 0) <= YEAR;
  return stands && gazetteer.path(place, YEAR).join('/') !== own.join('/');
});

function partners(text: string): string[] {
  const { report, sentences } = readSentence(text, { part: 'results', place: own, year: YEAR }, stages);
  const { cooperations } = stages.assemble(report, sentences);
  return cooperations.flatMap(({ parties }) => parties.slice(1).map((party) => (party as Path).join('/')));
}

describe('every place as a partner', () => {
  it.each<[string, (name: string, path: Path) => string]>([
    ['by its name', (name) => `与${name}签订跨区域执法协作协议。`],
    ['by its path', (_, path) => `与${path.join('')}签订跨区域执法协作协议。`],
    ['in a list', (name) => `联合重庆市永川区、${name}等地开展联合执法行动3次。`],
    ['by its department', (_, path) => `会同${path.slice(-2).join('')}司法局建立矛盾纠纷联合调解机制。`],
  ])('is found %s, or left out where others bear the name', (_, text) => {
    const missed = others.filter((place) => {
      const path = gazetteer.path(place, YEAR);
      const found = partners(text(place.name, path));
      return !found.includes(path.join('/')) && gazetteer.named(place.name, YEAR).length === 1;
    });
    expect(missed.map(({ name }) => name)).toEqual([]);
  });
});
