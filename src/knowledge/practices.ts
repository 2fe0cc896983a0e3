import { join } from 'node:path';
import type { PracticeKind } from '../model/fact.ts';
import { KnowledgeError } from './errors.ts';
import { filesOf, readTable, several } from './tables.ts';

/** A practice as `graph/practices` knows it, apart from any report. */
export interface ListedPractice {
  readonly kind: PracticeKind;
  readonly name: string;
  readonly aliases: readonly string[];
  /** The sets it is a member of: 行政执法公示制度 is one of 三项制度. */
  readonly partOf: readonly { readonly kind: PracticeKind; readonly name: string }[];
}

/** The practices of `graph/practices/*.tsv` by canonical name; a set that is no practice itself is a KnowledgeError. */
export function loadPractices(graph: string): ReadonlyMap<string, ListedPractice> {
  const rows = filesOf(join(graph, 'practices'), 'tsv').flatMap((file) =>
    readTable(file, ['name', 'kind', 'aliases', 'part_of', 'note']).map((row) => ({ ...row, file })),
  );
  const kinds = new Map(rows.map((row) => [row.name, row.kind as PracticeKind]));
  return new Map(
    rows.map(({ name, kind, aliases, part_of, file, line }) => {
      const partOf = several(part_of).map((set) => {
        const kindOfSet = kinds.get(set);
        if (kindOfSet) return { kind: kindOfSet, name: set };
        const message = `"${name}" is part of "${set}", which is no practice of graph/practices; list it or correct it`;
        throw new KnowledgeError(file, { line, column: 1 }, message);
      });
      return [name, { kind: kind as PracticeKind, name, aliases: several(aliases), partOf }];
    }),
  );
}
