import type { Entity } from './entity.ts';
import { type Filled, type Lattice, readings } from './lattice.ts';
import { type Given, variablesOf } from './query.ts';
import type { Question, Questions } from './questions.ts';

/** A form that the whole question fits. */
export interface Reading {
  readonly question: Question;
  readonly filled: readonly Filled[];
  readonly variables: Readonly<Record<string, Given>>;
}

/** Every way in which a form fits the whole question and gives its query what that wants. */
export function readingsOf(lattice: Lattice, { all, vocabulary }: Questions): Reading[] {
  const types = new Set([...lattice.entities.values()].flat().map(({ type }): string => type));
  return all.flatMap((question) => {
    const found = new Map<string, Reading>();
    const possible = question.forms.filter(({ slots }) => [...slots].every((type) => types.has(type)));
    for (const { sequence } of possible)
      for (const filled of readings(sequence, lattice, vocabulary)) {
        const variables = variablesOf(question.wanted, filled.map(decided));
        if (!variables) continue;
        const key = JSON.stringify([variables, filled.map(({ entity }) => entity.start)]);
        found.set(key, { question, filled, variables });
      }
    return [...found.values()];
  });
}

/** Takes the first of what it may mean: to see whether the form would fit at all. */
function decided({ name, entity }: Filled): Filled {
  if (entity.type === 'region') return { name, entity };
  return { name, entity: { ...entity, values: [entity.values[0] ?? { value: { from: 1, to: 1 }, shown: '' }] } };
}

/** The readings that recognise most of the text, as the longest name is read everywhere; of those alike, one. */
export function bestOf(all: readonly Reading[]): Reading[] {
  const most = Math.max(...all.map(weightOf));
  const best = all.filter((reading) => weightOf(reading) === most);
  const sure = best.filter((reading) => doubtIn(reading) === null);
  const kept = sure.length > 0 ? sure : best;
  return [...new Map(kept.map((one) => [JSON.stringify([one.question.intent, one.variables]), one])).values()];
}

/** 荣昌区 outweighs 荣昌 and 区. */
const weightOf = ({ filled }: Reading) =>
  filled.reduce((sum, { entity }) => sum + (entity.ordinary ? 0 : entity.end - entity.start), 0) - filled.length / 1000;

/** What a query is given of a reading and does not mean exactly one thing; null where all does. */
export function doubtIn({ question, filled }: Reading): Entity | null {
  // Among sure places an ordinary word is one too, by itself it may not be meant so.
  const company = filled.some(({ entity }) => entity.type === 'place' && !entity.ordinary);
  const isSure = ({ type, values, problem, ordinary }: Entity) =>
    !problem && (type === 'region' || values.length === 1) && (!ordinary || company);
  const doubtful = ({ name, entity }: Filled) => isGiven(question, name) && !isSure(entity);
  return filled.find(doubtful)?.entity ?? null;
}

/** Whether the query is given what fills a slot; what is not only helps to tell what is asked: the level of 属于哪个市. */
export const isGiven = ({ wanted }: Question, slot: string): boolean => wanted.some(({ name }) => name === slot);

/** What a reading recognised, in the order of the text. */
export const entitiesIn = ({ filled }: Reading): Entity[] =>
  filled.map(({ entity }) => entity).sort((a, b) => a.start - b.start);

/** What is recognised in a text that fits no form: the longest first, none within another. */
export function mostOf({ entities }: Lattice): Entity[] {
  const taken: Entity[] = [];
  const all = [...entities.values()]
    .flat()
    .filter(({ type, text, ordinary }) => type !== 'text' && text.length > 1 && !ordinary);
  for (const entity of all.sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start))
    if (taken.every(({ start, end }) => end <= entity.start || start >= entity.end)) taken.push(entity);
  return taken.sort((a, b) => a.start - b.start);
}
