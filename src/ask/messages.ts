import { z } from 'zod';
import { KnowledgeError } from '../knowledge/errors.ts';
import { readYaml } from '../knowledge/yaml.ts';
import type { Years } from './entity.ts';
import { type Saying, say } from './say.ts';
import { parseTemplate, type Template, TemplateProblem } from './template.ts';

const texts = z.record(z.string(), z.string());
/** Why a question is not understood. */
export const PROBLEMS = ['unknown', 'name', 'several', 'readings', 'relative', 'noReports', 'ordinary'] as const;
const schema = z.strictObject({
  most: z.number().int().min(1),
  more: z.string(),
  between: z.strictObject({ names: z.string(), sentences: z.string() }),
  /** Years as sentences call them. */
  years: z.strictObject({ one: z.string(), both: z.string(), from: z.string(), to: z.string(), none: z.string() }),
  maps: z.record(z.string(), texts),
  /** Parts that several sentences share. */
  parts: texts,
  /** Why a question was not understood. */
  problems: z.strictObject(
    Object.fromEntries(PROBLEMS.map((name) => [name, z.string()])) as Record<Problem, z.ZodString>,
  ),
  /** What a query's error means, by its code. */
  errors: texts.refine((all) => 'other' in all, 'needs "other", for errors of any other code'),
});

export type Problem = (typeof PROBLEMS)[number];

/** Whatever is said besides the answers of single questions. */
export interface Messages {
  readonly saying: Saying;
  readonly years: (years: Years) => string;
  problem(name: Problem, told: Readonly<Record<string, unknown>>): string;
  /** What an error of a query means to who asked. */
  error(code: string, told: Readonly<Record<string, unknown>>): string;
}

/** Reads `messages.yaml`. */
export function loadMessages(file: string): Messages {
  const { value, where } = readYaml(file, schema);
  const read = (text: string, ...path: string[]): Template => {
    try {
      return parseTemplate(text);
    } catch (cause) {
      if (!(cause instanceof TemplateProblem)) throw cause;
      throw new KnowledgeError(file, where(path), `at character ${cause.at + 1}: ${cause.message}`, { cause });
    }
  };
  const all = <Key extends string>(name: string, given: Readonly<Record<Key, string>>) =>
    new Map(Object.entries<string>(given).map(([key, text]) => [key as Key, read(text, name, key)]));
  const saying: Saying = {
    parts: all('parts', value.parts),
    maps: new Map(Object.entries(value.maps)),
    most: value.most,
    more: value.more,
    between: { ':': value.between.names, ';': value.between.sentences },
  };
  const years = all('years', value.years);
  const problems = all('problems', value.problems);
  const errors = all('errors', value.errors);
  return {
    saying,
    years: ({ from, to }) => {
      const ends = from === undefined ? 'to' : to === undefined ? 'from' : from === to ? 'one' : 'both';
      const name = from === undefined && to === undefined ? 'none' : ends;
      return say(years.get(name)!, [{ from, to }], saying);
    },
    problem: (name, told) => say(problems.get(name)!, [told], saying),
    error: (code, told) => say(errors.get(code) ?? errors.get('other')!, [told], saying),
  };
}
