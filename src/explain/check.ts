import { join, relative } from 'node:path';
import { taker } from '../assemble/taker.ts';
import { textOf as tokensText } from '../assemble/text-of.ts';
import type { PatternEntry, ReadPattern } from '../knowledge/pattern.ts';
import type { Sequence } from '../knowledge/syntax.ts';
import { filesOf, readTable, several } from '../knowledge/tables.ts';
import type { Mention } from '../model/mention.ts';
import { FORM_CLASSES } from '../model/token.ts';
import type { Stages } from '../stages.ts';
import { readSentence } from './reading.ts';

/** Something of `graph/` that does not do what it was written for. */
export interface Warning {
  readonly what: 'alias' | 'unreachable' | 'class' | 'example' | 'near';
  /** File and line, or the pattern. */
  readonly where: string;
  readonly message: string;
}

/** What is wrong with the knowledge in the folder `graph`, apart from mistakes of form, which are KnowledgeErrors. */
export function checkKnowledge(graph: string, stages: Stages): Warning[] {
  const { patterns } = stages.knowledge;
  return [...aliases(graph), ...patterns.flatMap((pattern) => unborne(pattern, stages)), ...examples(stages)];
}

/** Forms that two practices claim, or two documents of which the report's year cannot tell. */
function aliases(graph: string): Warning[] {
  const practices = filesOf(join(graph, 'practices'), 'tsv').flatMap((file) =>
    readTable(file, ['name', 'kind', 'aliases', 'part_of', 'note']).map((row) => ({ ...row, file, since: '' })),
  );
  const laws = join(graph, 'documents', 'laws.tsv');
  const documents = readTable(laws, ['title', 'kind', 'issuer', 'from', 'to', 'aliases', 'note']).map((row) => ({
    ...row,
    name: row.title,
    file: laws,
    since: row.from,
  }));
  return [practices, documents].flatMap((rows) => {
    const owners = new Map<string, { readonly name: string; readonly where: string }>();
    return rows.flatMap(({ name, aliases, file, line, since }) => {
      const where = `${relative(join(graph, '..'), file)}:${line}`;
      return [...new Set([name, ...several(aliases)])].flatMap((form): Warning[] => {
        const plain = `${form.normalize('NFKC')} ${since}`;
        const owner = owners.get(plain);
        if (!owner) owners.set(plain, { name, where });
        if (!owner || owner.where === where) return [];
        const message = `"${form}" is claimed by ${name} and, at ${owner.where}, by ${owner.name}; leave it to one`;
        return [{ what: 'alias', where, message }];
      });
    });
  });
}

/** Classes that a pattern asks for and that no token can bear, though a list names them. */
function unborne({ entry, sequence, not }: ReadPattern, stages: Stages): Warning[] {
  const { lexicon } = stages.knowledge;
  const forms: readonly string[] = FORM_CLASSES;
  return [...new Set([sequence, ...not].flatMap(classesIn))].flatMap((name): Warning[] => {
    const number = lexicon.classNumber(name)!;
    const bears = (term: string) =>
      readSentence(term, LONE, stages).sentences[0]!.tokens.some(({ classes }) => classes.numbers.includes(number));
    if (
      forms.includes(name) ||
      lexicon.terms.some((term, at) => lexicon.classes[at]!.numbers.includes(number) && bears(term))
    )
      return [];
    return [{ what: 'class', where: entry.id, message: `no word is ever read as @${name}` }];
  });
}

const LONE = { part: 'results', place: null, year: null } as const;

function classesIn(sequence: Sequence): string[] {
  return sequence.flatMap(({ element }) => {
    if (element.type === 'one') return [...element.classes];
    return element.type === 'group' ? element.branches.flatMap(classesIn) : [];
  });
}

/** Examples that are not found as written, near misses that are found, and patterns whose every example an earlier one takes. */
function examples(stages: Stages): Warning[] {
  const { knowledge } = stages;
  const order = new Map(knowledge.patterns.map(({ entry }, at) => [entry.id, at]));

  function mentionsIn(text: string, entry: PatternEntry) {
    const [read] = readSentence(text, { ...LONE, part: entry.parts?.[0] ?? 'results' }, stages).sentences;
    const { mentions } = read!;
    const own = mentions.filter(({ pattern }) => pattern === entry.id);
    return { mentions, own, textOf: (mention: Mention) => tokensText(read!, mention) };
  }

  return knowledge.patterns.flatMap(({ entry }) => {
    const { id } = entry;
    const warnings: Warning[] = [];
    const taken: (Mention | undefined)[] = [];
    for (const [text, expected] of Object.entries(entry.examples)) {
      const { mentions, own, textOf } = mentionsIn(text, entry);
      const found = own.map(textOf);
      if (found.join('\n') !== expected.join('\n')) {
        const message = `finds ${listed(found)}, not ${listed(expected)}, in: ${text}`;
        warnings.push({ what: 'example', where: id, message });
      }
      for (const mention of own) {
        const rivals = mentions.filter(
          (one) => one === mention || (one.kind === mention.kind && order.get(one.pattern)! < order.get(id)!),
        );
        taken.push(taker(mention, rivals));
      }
    }
    const by = new Set(taken.map((mention) => mention?.pattern));
    if (by.size > 0 && !by.has(undefined)) {
      const message = `all its examples are taken by ${[...by].join(', ')}; give it one that is not, or leave it out`;
      warnings.push({ what: 'unreachable', where: id, message });
    }
    for (const text of entry.near) {
      const { own, textOf } = mentionsIn(text, entry);
      if (own.length > 0)
        warnings.push({
          what: 'near',
          where: id,
          message: `finds ${listed(own.map(textOf))} in its near miss: ${text}`,
        });
    }
    return warnings;
  });
}

function listed(texts: readonly string[]): string {
  return texts.length > 0 ? texts.join(' | ') : 'nothing';
}
